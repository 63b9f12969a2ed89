"""Ranks the entries of a catalogue for the words of a question; explains itself by the phrase that spoke for each."""

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.language.fold import fold
from bot.language.tokens import compact, split_camel, tokens
from bot.matching.index import NOBODY, Docs, Index
from bot.matching.names import spelled_out

_UNKNOWN = 0.55
"""Weight of a word that the catalogue never uses, as a share of the heaviest known one."""
_LEAST_LIKENESS = 0.78
"""OSA similarity of a typo to the word that was meant."""
_LEAST_NAME = 0.82
"""The same for a whole name."""
_LONGEST_NAME = 60
_MOST_POSTINGS = 2_500
"""Phrases visited for one question; the commonest words are left to the rest when it is reached."""
_LEAST_SHARED = 0.2
"""Share of the heaviest overlap from which a phrase is looked at."""
_MOST_FOLLOWED = 250
"""Of those, the ones that the commoner words are looked up in."""
_SUPPORT = (0.3, 0.2, 0.15, 0.1)
"""Shares of the next best phrases of an entry: several that agree beat a single one."""
_MOST_CANDIDATES = 16
_EVIDENCE = 0.6
"""Weight of evidence beside likeness. On the labelled sets 0.3 to 1.5 give the same share of right answers within half a percent."""
_CONTRARY = 0.7
"""What an entry keeps of its score where the question names the opposite of what it is about."""
_NAME_INSIDE = 0.7
"""Score of a name that stands whole in a longer question, before the share of the question it covers."""


_GENERIC = re.compile(
    r"^(?:what(?:'s| is| does) |the |http |status |error |code )+|(?: (?:http|status|error|code|response|mean|means|meaning|please))+[?!.]*$|"
    r"(?:^| )(?:상태 ?코드|응답 ?코드|에러 ?코드|오류 ?코드|코드|에러|오류|번호\S*|몇 ?번\S*|숫자|뭐야|뭔가요|뭐예요|뭐더라|뭐였지|설명|의미|뜻)+[?!.]*$"
)


By = Literal["phrase", "alias", "whole", "spelling", "identifier", "mention", "single"]
"""What spoke for a candidate: the nearest of its phrases, or of its names; a name that is the `whole` question, or is it but
for the `spelling`; or one inside it: an `identifier` as a program writes it, the `mention` of several words, or a `single` one.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry, how well it fits, and the phrase that says so. `code` is "" for what is none of our business.

    `likeness` is the nearness of its phrases (0 to about 1.5), `evidence` the log odds of the question's words
    (about -4 to 4); `score` is both together.
    """

    code: str
    score: float
    phrase: str
    words: int = 0
    """How many different words of the question its phrase shares."""
    by: By = "phrase"
    likeness: float = 0.0
    evidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates best first; `nobody`: what speaks for a message about something else."""

    candidates: tuple[Candidate, ...]
    nobody: Candidate
    known: float
    """The share of the question's words (by weight) that the catalogue uses at all."""
    words: int
    """Words of the question that count, stop words left out."""
    corrected: Mapping[str, str]
    spoken: Mapping[int, float]
    """Number of a known token -> its weight in the question, together a vector of length 1."""
    tokens: Mapping[int, str]
    """Number of a known token -> the token."""


def rank(index: Index, words: str) -> Ranking:
    """The entries that speak for `words` (a question without its codes and its language wish)."""
    found = tokens(fold(split_camel(words)))
    asked, corrected = _asked(index, found)
    known = {token: number for token in asked if (number := index.number(token)) is not None}
    heard = {token: trust * _weight(index, known.get(token)) for token, trust in asked.items() if "+" not in token}
    loudness = sum(heard.values())
    if not loudness:
        return Ranking((), Candidate(NOBODY, 0.0, ""), 0.0, 0, corrected, {}, {})
    trusted = {number: asked[token] for token, number in known.items()}
    sources = {number: source for token, number in known.items() if (source := found.get(token))}
    fits = _fits(index.docs, _dots(index, trusted), math.sqrt(sum(weight * weight for weight in heard.values())))
    spoken = _unit({number: index.weights[number] for number in trusted})
    of_nobody = fits.pop(NOBODY, [])
    leading = heapq.nlargest(_MOST_CANDIDATES, fits.items(), key=lambda item: max(item[1]))
    evidence = index.evidence.of((NOBODY, *(owner for owner, _ in leading)), spoken)
    ranked = (_candidate(index, owner, of_owner, sources, evidence[owner]) for owner, of_owner in leading)
    return Ranking(
        tuple(sorted(ranked, key=lambda candidate: -candidate.score)),
        _candidate(index, NOBODY, of_nobody, sources, evidence[NOBODY]),
        sum(weight for token, weight in heard.items() if token in known) / loudness,
        len({source for source in found.values() if source}),
        corrected,
        spoken,
        {number: token for token, number in known.items()},
    )


def _weight(index: Index, number: int | None) -> float:
    return _UNKNOWN * index.heaviest if number is None else index.weights[number]


def _unit(weights: Mapping[int, float]) -> dict[int, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {number: weight / length for number, weight in weights.items()}


def _asked(index: Index, found: Mapping[str, str]) -> tuple[dict[str, float], dict[str, str]]:
    """Token -> trust in it: 1 as typed, the likeness where a typo was corrected."""
    asked: dict[str, float] = {}
    corrected: dict[str, str] = {}
    for token, source in found.items():
        near = None
        if token.isascii() and token.isalpha() and index.number(token) is None:
            near = index.spelling.nearest(token, least=_LEAST_LIKENESS)
        if near is None:
            asked[token] = 1.0
        else:
            asked[near[0]] = near[1]
            corrected[source] = near[0]
    return asked, corrected


def _dots(index: Index, asked: Mapping[int, float]) -> Mapping[int, float]:
    """Position of a phrase -> the weight it shares with the question; `asked`: number of a token -> trust in it.

    The rarest words lead; once they brought _MOST_POSTINGS phrases, commoner ones only decide among the best of those.
    """
    dots: dict[int, float] = defaultdict(float)
    visited = 0
    shares = {number: asked[number] * index.weights[number] ** 2 for number in sorted(asked, key=index.postings.size)}
    for at, (number, share) in enumerate(shares.items()):
        visited += index.postings.size(number)
        if visited > _MOST_POSTINGS and at:
            return _among_the_best(index, dots, dict(islice(shares.items(), at, None)))
        for position in index.postings[number][:_MOST_POSTINGS]:
            dots[position] += share
    return dots


def _among_the_best(index: Index, dots: Mapping[int, float], shares: Mapping[int, float]) -> Mapping[int, float]:
    """The best of `dots`, with what the tokens of `shares`, commoner ones, add to them."""
    best = heapq.nlargest(_MOST_FOLLOWED, dots, key=dots.__getitem__)
    return {
        position: dots[position] + sum(shares[number] for number in index.docs.tokens[position] if number in shares)
        for position in best
    }


def _fits(docs: Docs, dots: Mapping[int, float], asked: float) -> dict[str, list[tuple[float, int]]]:
    """Owner -> how well each of its phrases fits, and its position; `asked` is the length of the question's vector.

    A phrase that shares little is left out: it is neither an entry's best nor would it support it.
    """
    fits: dict[int, list[tuple[float, int]]] = defaultdict(list)
    least = _LEAST_SHARED * max(dots.values(), default=0.0)
    owner, norms, names = docs.owner, docs.norms, docs.names
    for position, dot in dots.items():
        if dot >= least:
            fit = dot / (norms[position] * asked)
            if names[position]:
                fit = max(fit, _inside(dot, norms[position], asked))
            fits[owner[position]].append((fit, position))
    return {docs.owners[place]: found for place, found in fits.items()}


def _inside(dot: float, norm: float, asked: float) -> float:
    """The fit of a name inside a longer question: most where all of its words stand there."""
    return _NAME_INSIDE * (dot / (norm * norm)) ** 4 * math.sqrt(min(1.0, dot / (asked * asked)))


def _candidate(
    index: Index,
    owner: str,
    fits: list[tuple[float, int]],
    sources: Mapping[int, str],
    evidence: float,
) -> Candidate:
    if not fits:
        return Candidate(owner, _EVIDENCE * evidence, "", evidence=evidence)
    fits.sort(reverse=True)
    support = sum(share * fit for share, (fit, _) in zip(_SUPPORT, fits[1:], strict=False))
    position = fits[0][1]
    contrary = _CONTRARY if index.opposed.get(owner, frozenset()) & sources.keys() else 1.0
    shared = {sources[number] for number in index.docs.tokens[position] if number in sources}
    likeness = contrary * (fits[0][0] + support)
    score = likeness + _EVIDENCE * evidence
    by: By = "alias" if index.docs.names[position] else "phrase"
    phrase = index.docs.phrases[position]
    return Candidate(owner, score, phrase, len(shared), by, likeness=likeness, evidence=evidence)


def named(index: Index, words: str) -> Candidate | None:
    """The entry whose name `words` are, whole: exactly, or with a typo in a name of some length."""
    folded = fold(words).replace("httpverb ", "")
    spelled = compact(folded)
    bare = compact(_GENERIC.sub(" ", folded))
    whole = compact(spelled_out(folded))
    if owner := index.names.get(spelled) or index.names.get(bare) or index.names.get(whole):
        return Candidate(owner, 1.0, words, by="whole")
    asked = bare or spelled
    near = index.name_spelling.nearest(asked, least=_LEAST_NAME) if len(asked) <= _LONGEST_NAME else None
    return Candidate(index.names[near[0]], near[1], near[0], by="spelling") if near else None


__all__ = ["NOBODY", "By", "Candidate", "Ranking", "named", "rank"]
