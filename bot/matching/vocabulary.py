"""Every token of a catalogue has a number: even for a word, odd for a pair of neighbours."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

_SECOND = 32
"""Bits of a pair's second word in its key; the first word's number stands above them."""


def is_pair(number: int) -> bool:
    """Whether a token with this number is a pair."""
    return bool(number & 1)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Token -> number. Grows by copying (Numbering): numbers that were given stay what they are.

    Four of five tokens are pairs; as two arrays, sorted by `keys`, they take 12 bytes each, as strings in a dictionary 200.
    """

    words: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    keys: Sequence[int] = field(default_factory=lambda: array("Q"))
    numbers: Sequence[int] = field(default_factory=lambda: array("I"))

    @property
    def width(self) -> int:
        """Above every number."""
        return 2 * max(len(self.words), len(self.keys))

    def find(self, token: str) -> int | None:
        """The number of `token`, None if it has none."""
        first, plus, second = token.partition("+")
        if not plus:
            return self.words.get(token)
        one, two = self.words.get(first), self.words.get(second)
        return None if one is None or two is None else self.pair(one, two)

    def pair(self, first: int, second: int) -> int | None:
        """The number of the pair of two words, None if it has none."""
        key = _key(first, second)
        at = bisect_left(self.keys, key)
        return self.numbers[at] if at < len(self.keys) and self.keys[at] == key else None


class Numbering:
    """Gives numbers to the tokens that `base` does not have."""

    __slots__ = ("_base", "_fresh", "_words")

    def __init__(self, base: Vocabulary) -> None:
        self._base = base
        self._words = dict(base.words)
        self._fresh: dict[int, int] = {}

    def number(self, token: str) -> int:
        """The number of `token`, given now if it has none."""
        first, plus, second = token.partition("+")
        if not plus:
            return self._word(token)
        one, two = self._word(first), self._word(second)
        known = self._base.pair(one, two)
        return self._pair(_key(one, two)) if known is None else known

    def vocabulary(self) -> Vocabulary:
        """All tokens: those of `base` and those that got a number here."""
        pairs = sorted((*zip(self._base.keys, self._base.numbers, strict=True), *self._fresh.items()))
        keys, numbers = (key for key, _ in pairs), (number for _, number in pairs)
        return Vocabulary(MappingProxyType(self._words), array("Q", keys), array("I", numbers))

    def _word(self, word: str) -> int:
        return self._words.setdefault(word, 2 * len(self._words))

    def _pair(self, key: int) -> int:
        return self._fresh.setdefault(key, 2 * (len(self._base.keys) + len(self._fresh)) + 1)


def _key(first: int, second: int) -> int:
    return first << _SECOND | second
