"""Whether a message is about statuses at all: log odds of its words, learned from messages that are and that are not."""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

_READ = 300
"""Characters of a message that are looked at."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[가-힣]+|\d+")
_COURTESY = frozenset(
    "please pls plz thanks thank thx hi hello hey help 좀 부탁 부탁드려요 부탁드립니다 제발 혹시 안녕하세요 감사합니다".split()
)
"""Words of every message to whom it may concern: they must not tell."""
_SHORTEST = 10
"""Features that a message has at least, as its length counts: of few words each would tell too much."""
_GRAMS = (2, 3)
"""Syllables of the pieces of a Hangul word: particles, endings and stems are told from each other by them."""
_MOST_IN_SCOPE = 2.0
WEIGHTS_FILE = "scope.tsv"
"""Beside this module: a line for each telling feature, its weight and itself. Written by `make tune`."""


def out_of_scope(folded: str) -> float:
    """Log odds that `folded` (lower case) is about anything but statuses; mostly -8 to 6, and 0 where nothing tells."""
    return _out_of_scope(folded[:_READ])


@lru_cache(maxsize=256)
def _out_of_scope(beginning: str) -> float:
    return sum(shares(beginning).values())


def sides(odds: float) -> tuple[float, float]:
    """How far out of scope, and how far in it, the log `odds` are: of the two one is nought.

    Being about statuses counts up to a cap, since it tells neither which number is one nor which code is meant.
    """
    return max(0.0, odds), min(_MOST_IN_SCOPE, max(0.0, -odds))


def shares(folded: str) -> dict[str, float]:
    """What each telling feature of `folded` adds to the log odds: those of a long message say less each."""
    found = features(folded)
    known = _weights()
    return {feature: known[feature] / length(found) for feature in found if feature in known}


def length(found: Collection[str]) -> float:
    """Of a message with these features, as a vector."""
    return math.sqrt(max(_SHORTEST, len(found)))


def features(folded: str) -> set[str]:
    """The words of `folded`, its pairs of neighbours, and the pieces of its Hangul words; stop words too: they tell tone.

    A number of three digits is "000" and any other "0": which number it is must not tell.
    """
    words = [_masked(word) for word in _WORD.findall(folded[:_READ]) if word not in _COURTESY]
    return {*words, *(f"{first} {second}" for first, second in pairwise(words)), *_pieces(words)}


def _masked(word: str) -> str:
    return word if not word[0].isdigit() else "000" if len(word) == 3 else "0"


def _pieces(words: list[str]) -> Iterator[str]:
    for word in words:
        if "가" <= word[0] <= "힣":
            marked = f"<{word}>"
            yield from (f"~{marked[i : i + size]}" for size in _GRAMS for i in range(len(marked) - size + 1))


@cache
def _weights() -> Mapping[str, float]:
    lines = resources.files(__package__).joinpath(WEIGHTS_FILE).read_text("utf-8").splitlines()
    return {feature: float(weight) for weight, _, feature in (line.partition("\t") for line in lines)}
