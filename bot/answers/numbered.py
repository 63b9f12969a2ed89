"""Numbers of other scales than HTTP's, each known by who gives it: Cloudflare's 1020, gRPC's 14, curl's 28."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.answers.answer import Answer, Basis, TopicAnswer
from bot.answers.stating import by_signal
from bot.catalogue import Catalogue
from bot.language.fold import fold
from bot.language.hangul import stem

Numbered = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Number -> the words that say whose it is, and the entry."""

_LONGEST = 300
"""Characters of a message that asks for a number."""
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[a-z][a-z0-9]*|[가-힣]+|\d+(?:[.,:]\d+)*")
_SAYS = frozenset(
    "error errors code codes status exit number returned with 에러 오류 코드 종료 상태 번호 번 상태코드 에러코드 종료코드".split()
)
"""Words that say of a number that it is a code."""
_LINKS = ("in", "from", "of", "for", "on")
_LINK_REACH = 3
"""Words from a number to the one that says of whom it is: "status 14 means what in grpc"."""
_TELLING = 4
"""Figures of a number that is telling beside the mere name of whose it is."""
_NO_STATUS_OF_HTTP = ("gRPC", "curl")
"""The result of a call or of a program: it stands beside an HTTP status, and the same one beside different ones."""


def numbered(catalogue: Catalogue) -> Numbered:
    """The signals to which a name leads that ends with a number: "cloudflare 1020", "grpc status 14"."""
    found: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for entry in catalogue.entries.values():
        for alias in entry.aliases if entry.kind == "signal" else ():
            *whose, number = _tokens(alias) or [""]
            if number.isdecimal() and (words := _unsaid(whose)):
                found[number].setdefault(words, entry.code)
    return {number: tuple(owned.items()) for number, owned in found.items()}


def may_name_a_number(text: str) -> bool:
    """Whether it is worth while to look."""
    return len(text) <= _LONGEST and _DIGIT.search(text) is not None


def by_number(
    catalogue: Catalogue, names: Numbered, text: str, basis: Basis, stack: tuple[str, ...] = ()
) -> Answer | None:
    """What the number means on the scale that `text` names; None where it names none.

    Of a call's or a program's result no HTTP status is stated, unless the question is which one goes with it.
    """
    tokens = _tokens(text)
    for place, number in enumerate(tokens):
        for whose, code in names.get(number, ()):
            if _is_of(tokens, place, whose):
                return _told(catalogue, code, tokens, basis, stack)
    return None


def _is_of(tokens: Sequence[str], place: int, whose: tuple[str, ...]) -> bool:
    """Whether `whose` number stands at `place`: a long one anywhere beside the name, a short one only as a code of theirs."""
    if len(tokens[place]) >= _TELLING:
        return set(whose) <= set(tokens)
    before, after = tokens[:place], tokens[place + 1 :]
    named = _unsaid(before)[-len(whose) :] == whose
    said = before[-1:] and before[-1] in _SAYS
    if named:
        return bool(said) or not after or after[0] in _SAYS
    return bool(said) and any(_unsaid(after[link + 1 :])[: len(whose)] == whose for link in _links(after[:_LINK_REACH]))


def _links(tokens: Sequence[str]) -> Iterator[int]:
    return (place for place, token in enumerate(tokens) if token in _LINKS)


def _told(catalogue: Catalogue, code: str, tokens: Sequence[str], basis: Basis, stack: tuple[str, ...]) -> Answer:
    signal = catalogue.entries[code]
    if signal.facts.vendor not in _NO_STATUS_OF_HTTP or "http" in tokens:
        return by_signal(catalogue, signal, basis, stack)
    return TopicAnswer(
        basis, signal, (), tuple(catalogue.entries[c] for c in signal.facts.codes if c in catalogue.entries)
    )


def _tokens(text: str) -> list[str]:
    return [stem(token) if token[0] >= "가" else token for token in _TOKEN.findall(fold(text))]


def _unsaid(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(token for token in tokens if token not in _SAYS)
