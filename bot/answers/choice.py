"""Which answer the words of a question earn: one stated as fact, candidates to pick from, or none."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.answers import confidence
from bot.answers.answer import Answer, Basis, NoAnswer, SuggestAnswer
from bot.answers.comparison import LONGEST_PAIR, compared
from bot.answers.confidence import Grounds
from bot.answers.stating import distinct, stated
from bot.catalogue import Catalogue
from bot.language.fold import fold
from bot.language.hangul import typed_as_hangul, typed_as_latin
from bot.language.tokens import compact
from bot.matching.index import Index
from bot.matching.mentions import identified, mentioned, singled_out
from bot.matching.rank import By, Candidate, Ranking, named, rank
from bot.questions import wording
from bot.questions.question import Question
from bot.questions.scope import out_of_scope, sides

ASSERT = 0.4
"""Confidence from which the best candidate is stated as fact. Found by `make tune` on the labelled sets."""
OFFER = 0.05
"""Confidence from which candidates are offered to pick from."""
_OFFERED = 0.5
"""How far behind the best one a candidate may be and still be offered."""
_TYPED_RIGHT = 0.6
"""Share of known words below which the other keyboard is tried, and which it has to reach."""
_NAMED = 0.2
"""Lead of an entry that the question names over all that its other words are near to."""
_MENTIONED = 1.0
"""What a mention adds to the score of an entry that its other words are near to as well."""
_FOREIGN = 0.6
"""What a vendor's or a signal's entry loses in a question that names no vendor."""
_NUMBERED = 0.5
"""What a candidate gains where its number stands in the text and would be a status for certain; else its share of that."""
_MOST_SHARED = 6
_THREE_DIGITS = re.compile(r"(?<![\d.,:$-])\d{3}(?![\d.,:%]*\d|%)")
_FEW = 2
"""Words that a phrase shares by chance with a short message about another number."""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for a question, best first, the grounds for the first one, and how all of it was ranked."""

    candidates: tuple[Candidate, ...]
    grounds: Grounds
    ranking: Ranking


def by_words(
    catalogue: Catalogue, index: Index, question: Question, basis: Basis, stack: tuple[str, ...] = ()
) -> Answer:
    """The answer that the words of `question` earn, where no number and no signal decided it."""
    if question.elsewhere:
        return NoAnswer(_sure(basis, 0.0))
    question = _as_meant(index, question)
    if own := index.names.get(compact(fold(question.text))):  # a name with a number in it, however it is spaced
        return stated(catalogue, catalogue.entries[own], basis, stack)
    other_number = _has_other_number(question)
    exact = None if other_number else named(index, question.words)
    if exact and exact.by == "whole":
        return stated(catalogue, catalogue.entries[exact.code], basis, stack)
    keyed = [code for code in identified(index, question.text) if catalogue.entries[code].kind == "custom"]
    if len(keyed) == 1:
        return stated(catalogue, catalogue.entries[keyed[0]], basis, stack)
    if answer := compared(catalogue, index, question, basis, stack):
        return answer
    found = _found(catalogue, index, question, exact)
    if found is None or (other_number and found.candidates[0].words <= _FEW):
        return NoAnswer(_sure(basis, 0.0))
    return _judged(catalogue, found, basis, stack)


def found_for(catalogue: Catalogue, index: Index, question: Question) -> Found | None:
    """What the words of `question` are near to, as `by_words` judges it; None where they are near to nothing."""
    question = _as_meant(index, question)
    return _found(catalogue, index, question, None if _has_other_number(question) else named(index, question.words))


def _judged(catalogue: Catalogue, found: Found, basis: Basis, stack: tuple[str, ...]) -> Answer:
    """States the best candidate, offers some, or gives none."""
    best, *rest = found.candidates
    sure = confidence.of(found.grounds)
    basis = _sure(basis, sure)
    near = [candidate.code for candidate in rest if candidate.score >= best.score - _OFFERED]
    if sure >= ASSERT:
        return stated(catalogue, catalogue.entries[best.code], basis, stack, (catalogue.entries[code] for code in near))
    return SuggestAnswer(basis, distinct(catalogue, (best.code, *near))) if sure >= OFFER else NoAnswer(basis)


def _found(catalogue: Catalogue, index: Index, question: Question, near: Candidate | None) -> Found | None:
    """The candidates for `question`, best first; `near` is the entry whose name its words are but for the spelling."""
    ranking = rank(index, question.words)
    candidates = ranking.candidates
    name = _named_inside(index, question) or near
    if name and not (catalogue.entries[name.code].kind == "class" and not wording.class_named(question.words)):
        evidence = index.evidence.of((name.code,), ranking.spoken)[name.code]
        candidates = _led_by(candidates, replace(name, evidence=evidence))
    weighed = _weighed(catalogue, index, candidates, question, frozenset(ranking.tokens.values()))
    return Found(tuple(weighed), _grounds(catalogue, weighed, ranking, question), ranking) if weighed else None


def _grounds(catalogue: Catalogue, candidates: list[Candidate], ranking: Ranking, question: Question) -> Grounds:
    best = candidates[0]
    lead = _leads(catalogue, best.code)
    talks = wording.talks_of_http(question.words)
    own = catalogue.entries[best.code].origin == "team"
    outside, inside = sides(-math.inf if own else out_of_scope(fold(question.text)))
    rival = next((c for c in candidates[1:] if not lead & _leads(catalogue, c.code)), Candidate("", 0.0, ""))
    return Grounds(
        evidence_lead=best.evidence - rival.evidence,
        agreed=all(
            other.likeness <= best.likeness and other.evidence <= best.evidence
            for other in candidates[1:]
            if not lead & _leads(catalogue, other.code)
        ),
        over_nobody=best.evidence - ranking.nobody.evidence,
        unlike_nobody=best.likeness - ranking.nobody.likeness,
        likeness=best.likeness,
        shared=min(best.words, _MOST_SHARED),
        covers=best.words / max(1, ranking.words),
        untalked=not talks and best.words < _FEW <= ranking.words,
        numbered=dict(question.doubted).get(catalogue.entries[best.code].facts.number or -1, 0.0),
        alias=best.by == "alias",
        spelling=best.by == "spelling",
        identifier=best.by == "identifier",
        mention=best.by == "mention",
        single=best.by == "single",
        chooses=question.intent == "choose",
        out_of_scope=outside,
        in_scope=inside,
        of_status=wording.speaks_of_status(question.words),
        defines=wording.asks_for_definition(question.words),
        how_to=wording.asks_how_to(question.words),
        digits=re.search(r"\d", question.text) is not None,
        unread=bool(_numbers_in(question) - {catalogue.entries[best.code].facts.number}),
        machine=question.log_line,
        signal=catalogue.entries[best.code].kind == "signal",
    )


def _named_inside(index: Index, question: Question) -> Candidate | None:
    """The one entry that a longer question names. Where a code is to be chosen only a program's own spelling counts.

    What is named only to be replaced ("we send BAD_REQUEST, what should it be instead") is not asked about.
    """
    chooses, talks = question.intent == "choose", wording.talks_of_http(question.words)
    ways: tuple[tuple[By, Mapping[str, str]], ...] = (
        ("identifier", {} if wording.replaces(question.words) else identified(index, question.text)),
        ("mention", {} if chooses else mentioned(index, question.words)),
        ("single", singled_out(index, question.text) if talks and not chooses else {}),
    )
    for by, names in ways:
        if len(names) == 1:
            return next(Candidate(code, 0.0, name, by=by) for code, name in names.items())
    return None


def _led_by(candidates: tuple[Candidate, ...], name: Candidate) -> tuple[Candidate, ...]:
    """`candidates` with the entry of `name` in front; but a mere mention only counts beside what the other words say."""
    own = next((c for c in candidates if c.code == name.code), name)
    top = max((c.score for c in candidates), default=0.0)
    score = own.score + _MENTIONED if name.by == "mention" and own is not name else max(own.score, top) + _NAMED
    raised = replace(own, score=score, phrase=name.phrase, by=name.by)
    return (raised, *(c for c in candidates if c.code != name.code))


def _numbers_in(question: Question) -> frozenset[int | None]:
    """The numbers of three digits in the text that were not taken for a status: a name beside one may tell what it is."""
    seen = {sighting.number for sighting in question.sightings}
    return frozenset(int(digits) for digits in _THREE_DIGITS.findall(question.text)) - seen


def _has_other_number(question: Question) -> bool:
    """Whether a short question names a number that is no status: "room 503", ":8080 already in use"."""
    short = len(question.words.split()) <= 4 and question.intent == "explain" and not question.log_line
    kept = re.search(r"\d", question.words)  # the number belongs to a name: ACME-1042, nginx-499
    return short and not kept and not question.sightings and re.search(r"(?<![A-Za-z_])\d\d", question.text) is not None


def _as_meant(index: Index, question: Question) -> Question:
    """`question` with its words read back where they were typed with the keyboard in the other language's mode."""
    for read_back in (typed_as_latin, typed_as_hangul):
        meant = read_back(question.words) if len(question.words) < LONGEST_PAIR else None
        if (
            meant
            and meant != question.words
            and rank(index, question.words).known < _TYPED_RIGHT <= rank(index, meant).known
        ):
            return replace(question, words=meant, locale="ko" if read_back is typed_as_hangul else question.locale)
    return question


def _weighed(
    catalogue: Catalogue, index: Index, candidates: Iterable[Candidate], question: Question, spoken: frozenset[str]
) -> list[Candidate]:
    """The candidates that may answer `question`, best first: none that it rejects, no class where a code is chosen.

    `spoken`: the known tokens of the question.
    """
    classes = wording.asks_for_class(question.words)
    no_class = question.intent == "choose" and not classes
    rejected = {str(sighting.number) for sighting in question.sightings if sighting.role != "earlier"}
    if wording.replaces(question.words):
        rejected |= identified(index, question.text).keys()
    doubted = dict(question.doubted)
    weighed = []
    for candidate in candidates:
        entry = catalogue.entries[candidate.code]
        if catalogue.lead(candidate.code) in rejected or (entry.kind == "class" and no_class):
            continue
        vendor = (entry.facts.vendor or "").casefold() if entry.kind in ("vendor", "signal") else ""
        said = not vendor or any(part in question.words or f"={part}" in spoken for part in vendor.split())
        gained = _NUMBERED * doubted.get(entry.facts.number or -1, 0.0) - _FOREIGN * (not said)
        weighed.append(replace(candidate, score=candidate.score + gained) if gained else candidate)
    if classes:
        weighed = [c for c in weighed if catalogue.entries[c.code].kind == "class"] or weighed
    return sorted(weighed, key=lambda c: -c.score)


def _leads(catalogue: Catalogue, code: str) -> frozenset[int | str]:
    """The numbers (or own keys) with which an answer by `code` would begin."""
    entry = catalogue.entries[code]
    if entry.kind in ("topic", "signal"):
        return frozenset(catalogue.entries[c].label for c in entry.facts.codes if c in catalogue.entries)
    return frozenset((entry.label,))


def _sure(basis: Basis, score: float) -> Basis:
    return replace(basis, confidence=round(max(0.0, min(0.99, score)), 2))
