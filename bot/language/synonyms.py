"""Words of both languages that mean the same where HTTP is talked about: one concept, many ways of saying it.

A table of code, not of data/: it is not about any entry, people do not read it, and it must cost nothing to load.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from bot.language.concepts import CONCEPTS

_PAIRS = (("=permanent", "=temporary"), ("=match", "=mismatch"), ("=ifmatch", "=ifnonematch"))
OPPOSITES: Mapping[str, str] = dict(_PAIRS) | {second: first for first, second in _PAIRS}
"""Concept -> the one that a question means the contrary by."""

LONGEST_LATIN = 4
"""Words of the longest English form."""
_LONGEST_HANGUL = 8


@cache
def _latin() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """First stem of a form -> the whole form in stems -> its concept."""
    from bot.language.tokens import latin_stem

    table: dict[str, dict[tuple[str, ...], str]] = {}
    for concept, forms in CONCEPTS.items():
        for form in forms:
            if form.isascii():
                stems = tuple(latin_stem(word) for word in form.split())
                table.setdefault(stems[0], {})[stems] = f"={concept}"
    return table


@cache
def _hangul() -> Mapping[str, str]:
    return {form: f"={concept}" for concept, forms in CONCEPTS.items() for form in forms if not form.isascii()}


def longest_latin(stems: Sequence[str], at: int) -> tuple[str | None, int]:
    """The concept that the longest run of `stems` from `at` names, and how many words it took: one where there is none."""
    forms = _latin().get(stems[at])
    if forms:
        for size in range(min(len(stems) - at, LONGEST_LATIN), 0, -1):
            if concept := forms.get(tuple(stems[at : at + size])):
                return concept, size
    return None, 1


def longest_hangul(word: str, at: int) -> tuple[str | None, int]:
    """The concept whose longest form stands in `word` at position `at`, and its length in syllables."""
    table = _hangul()
    for size in range(min(len(word) - at, _LONGEST_HANGUL), 1, -1):
        if concept := table.get(word[at : at + size]):
            return concept, size
    return None, 0
