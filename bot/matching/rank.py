"""Ranks the entries of a catalogue for the words of a question; explains itself by the phrase that spoke for each."""

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.language.fold import fold
from bot.language.tokens import compact, split_camel, tokens
from bot.matching.index import NOBODY, Index

_UNKNOWN = 0.55
"""Weight of a word that the catalogue never uses, as a share of the heaviest known one."""
_LEAST_LIKENESS = 0.78
"""OSA similarity of a typo to the word that was meant."""
_MOST_POSTINGS = 6_000
"""Phrases visited for one question; the commonest words are left to the rest when it is reached."""
_SUPPORT = (0.3, 0.2, 0.15, 0.1)
"""Shares of the next best phrases of an entry: several that agree beat a single one."""
_MOST_CANDIDATES = 16
_CONTRARY = 0.7
"""What an entry keeps of its score where the question names the opposite of what it is about."""
_NAME_INSIDE = 0.9
"""Score of a name that stands whole in a longer question, before the share of the question it covers."""


_GENERIC = re.compile(
    r"^(?:what(?:'s| is| does) |the |http |status |error |code )+|(?: (?:http|status|error|code|response|mean|means|meaning|please))+[?!.]*$|"
    r"(?:^| )(?:상태 ?코드|응답 ?코드|에러 ?코드|오류 ?코드|코드|에러|오류|뭐야|뭔가요|뭐예요|설명|의미|뜻)+[?!.]*$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, how well it fits (0 to about 1), and the phrase that says so. `code` is "" for what is none of our business."""

    code: str
    score: float
    phrase: str
    words: int = 0
    """How many different words of the question its phrase shares."""
    name: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates best first; `known`: the share of the question's words (by weight) that the catalogue uses at all."""

    candidates: tuple[Candidate, ...]
    known: float
    words: int
    """Words of the question that count, stop words left out."""
    corrected: Mapping[str, str]


def rank(index: Index, words: str) -> Ranking:
    """The entries that speak for `words` (a question without its codes and its language wish)."""
    found = tokens(fold(split_camel(words)))
    asked, corrected = _asked(index, found)
    heaviest = max(index.weights.values(), default=1.0)
    alone = {token: trust for token, trust in asked.items() if "+" not in token}
    total = sum((index.weights.get(token, _UNKNOWN * heaviest) * trust) ** 2 for token, trust in alone.items())
    if not total:
        return Ranking((), 0.0, 0, corrected)
    known = sum(index.weights[token] * trust for token, trust in alone.items() if token in index.weights)
    known /= sum(index.weights.get(token, _UNKNOWN * heaviest) * trust for token, trust in alone.items())
    dots = _dots(index, asked)
    best: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for position, dot in dots.items():
        doc = index.docs[position]
        best[doc.owner].append((_fit(dot, doc.norm, math.sqrt(total), name=doc.name), position))
    sources = {token: source for token, source in found.items() if source}
    leading = heapq.nlargest(_MOST_CANDIDATES, best.items(), key=lambda item: max(item[1]))
    ranked = (_candidate(index, owner, fits, sources) for owner, fits in leading)
    candidates = sorted(ranked, key=lambda candidate: -candidate.score)
    return Ranking(tuple(candidates), known, len(set(sources.values())), corrected)


def _asked(index: Index, found: Mapping[str, str]) -> tuple[dict[str, float], dict[str, str]]:
    """Token -> trust in it: 1 as typed, the likeness where a typo was corrected."""
    asked: dict[str, float] = {}
    corrected: dict[str, str] = {}
    for token, source in found.items():
        near = None
        if token not in index.weights and token.isascii() and token.isalpha():
            near = index.spelling.nearest(token, least=_LEAST_LIKENESS)
        if near is None:
            asked[token] = 1.0
        else:
            asked[near[0]] = near[1]
            corrected[source] = near[0]
    return asked, corrected


def _dots(index: Index, asked: Mapping[str, float]) -> dict[int, float]:
    """Position of a phrase -> the weight it shares with the question; the rarest words lead, within `_MOST_POSTINGS`."""
    dots: dict[int, float] = defaultdict(float)
    visited = 0
    for token in sorted(asked, key=lambda token: len(index.postings.get(token, ()))):
        positions = index.postings.get(token, ())
        share = asked[token] * index.weights.get(token, 0.0) ** 2
        if visited + len(positions) > _MOST_POSTINGS and visited:
            for position in dots:
                if token in index.docs[position].tokens:
                    dots[position] += share
            continue
        visited += len(positions)
        for position in positions:
            dots[position] += share
    return dots


def _fit(dot: float, norm: float, asked: float, *, name: bool) -> float:
    cosine = dot / (norm * asked)
    if not name:
        return cosine
    inside = dot / (norm * norm)  # 1 where every word of the name stands in the question
    return max(cosine, _NAME_INSIDE * inside**4 * math.sqrt(min(1.0, dot / (asked * asked))))


def _candidate(index: Index, owner: str, fits: list[tuple[float, int]], sources: Mapping[str, str]) -> Candidate:
    fits.sort(reverse=True)
    support = sum(share * fit for share, (fit, _) in zip(_SUPPORT, fits[1:], strict=False))
    doc = index.docs[fits[0][1]]
    contrary = _CONTRARY if index.opposed.get(owner, frozenset()) & sources.keys() else 1.0
    shared = {sources[token] for token in doc.tokens & sources.keys()}
    return Candidate(owner, contrary * (fits[0][0] + support), doc.phrase, len(shared), doc.name)


def named(index: Index, words: str) -> Candidate | None:
    """The entry whose name `words` are, whole: exactly, or with a typo in a name of some length."""
    folded = fold(words).replace("httpverb ", "")
    spelled = compact(folded)
    bare = compact(_GENERIC.sub(" ", folded))
    if owner := index.names.get(spelled) or index.names.get(bare):
        return Candidate(owner, 1.0, words, name=True, exact=True)
    near = index.name_spelling.nearest(spelled, least=0.82) if len(spelled) <= 60 else None
    return Candidate(index.names[near[0]], near[1], near[0], name=True) if near else None


__all__ = ["NOBODY", "Candidate", "Ranking", "named", "rank"]
