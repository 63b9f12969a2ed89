"""Words of both languages that mean the same where HTTP is talked about: one concept, many ways of saying it.

A table of code, not of data/: it is not about any entry, people do not read it, and it must cost nothing to load.
"""

from collections.abc import Mapping
from functools import cache

from bot.language.concepts import CONCEPTS

_PAIRS = (("=permanent", "=temporary"), ("=match", "=mismatch"), ("=ifmatch", "=ifnonematch"))
OPPOSITES: Mapping[str, str] = dict(_PAIRS) | {second: first for first, second in _PAIRS}
"""Concept -> the one that a question means the contrary by."""

LONGEST_LATIN = 4
"""Words of the longest English form."""
_LONGEST_HANGUL = 8


@cache
def _latin() -> Mapping[tuple[str, ...], str]:
    from bot.language.tokens import latin_stem

    return {
        tuple(latin_stem(word) for word in form.split()): f"={concept}"
        for concept, forms in CONCEPTS.items()
        for form in forms
        if form.isascii()
    }


@cache
def _hangul() -> Mapping[str, str]:
    return {form: f"={concept}" for concept, forms in CONCEPTS.items() for form in forms if not form.isascii()}


def longest_latin(stems: tuple[str, ...]) -> tuple[str | None, int]:
    """The concept that the longest run of leading `stems` names, and how many words it took."""
    table = _latin()
    for size in range(min(len(stems), LONGEST_LATIN), 0, -1):
        if concept := table.get(stems[:size]):
            return concept, size
    return None, 0


def longest_hangul(word: str, at: int) -> tuple[str | None, int]:
    """The concept whose longest form stands in `word` at position `at`, and its length in syllables."""
    table = _hangul()
    for size in range(min(len(word) - at, _LONGEST_HANGUL), 1, -1):
        if concept := table.get(word[at : at + size]):
            return concept, size
    return None, 0
