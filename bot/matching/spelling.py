"""Nearest known spelling of a mistyped word: candidates by shared trigrams, judged by rapidfuzz on jamo."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.hangul import jamo

SHORTEST = 4
"""Jamo or letters of a word that may be corrected; in shorter ones every typo is another word."""
_COMMON = 250
"""A trigram of more words than this finds too many of them to be worth following."""
_CANDIDATES = 16


class Spelling:
    """A fixed set of words, asked for the one nearest to another."""

    __slots__ = ("_by_trigram", "_jamo", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)
        self._jamo = [jamo(word) for word in self._words]
        by_trigram: dict[str, list[int]] = defaultdict(list)
        for position, letters in enumerate(self._jamo):
            for trigram in _trigrams(letters):
                by_trigram[trigram].append(position)
        self._by_trigram = dict(by_trigram)

    def nearest(self, word: str, *, least: float) -> tuple[str, float] | None:
        """The known word most like `word` and its likeness, from `least` to 1 (1 - OSA distance by length); None below."""
        letters = jamo(word)
        if len(letters) < SHORTEST:
            return None
        shared: Counter[int] = Counter()
        for trigram in _trigrams(letters):
            positions = self._by_trigram.get(trigram, ())
            if len(positions) <= _COMMON:
                shared.update(positions)
        choices = {position: self._jamo[position] for position, _ in shared.most_common(_CANDIDATES)}
        found = process.extractOne(letters, choices, scorer=OSA.normalized_similarity, score_cutoff=least)
        return None if found is None else (self._words[found[2]], found[1])


def _trigrams(letters: str) -> set[str]:
    padded = f"^{letters}$"
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
