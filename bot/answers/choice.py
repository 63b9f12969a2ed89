"""Which answer the words of a question earn: one stated as fact, candidates to pick from, or none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.answers.answer import (
    Answer,
    Basis,
    ClassAnswer,
    CodeAnswer,
    CompareAnswer,
    Finding,
    Meaning,
    NoAnswer,
    SuggestAnswer,
    TopicAnswer,
    UnassignedAnswer,
)
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Contrast, Entry
from bot.language.hangul import typed_as_hangul, typed_as_latin
from bot.language.tokens import tokens
from bot.matching.index import NOBODY, Index
from bot.matching.mentions import mentioned
from bot.matching.rank import Candidate, named, rank
from bot.questions import wording
from bot.questions.question import Question, Sighting

ASSERT = 0.52
"""Score from which the best candidate is stated as fact, if it leads by MARGIN. Found by `make tune` on the labelled sets."""
ASSERT_ELSEWHERE = 0.65
"""The same where no word of the question belongs to the talk about servers."""
ASSERT_MACHINE = 1.2
"""The same for a line that a machine wrote: it is no question, and names speak for it."""
ASSERT_DEFINITION = 1.0
"""The same for "what is X": X is a name here, or the question is about something else."""
_TYPED_RIGHT = 0.6
"""Share of known words below which the other keyboard is tried, and which it has to reach."""
LEAST_WORDS = 2
"""Words that a phrase has to share with a question of as many words; one alone is a coincidence."""
MARGIN = 0.08
"""Lead over the best candidate that would answer with another code."""
OFFER = 0.34
"""Score from which candidates are offered to pick from."""
LEAST_KNOWN = 0.2
"""Share of the question's weight that has to be in words the catalogue uses at all."""
MENTIONED = 0.8
"""Least score of an entry whose name of several words stands in the question."""
LEAD_SHARE = 0.8
"""Share of a topic's score from which one of its codes, found by its own words, leads the topic's list."""
_FOREIGN = 0.75
"""What a vendor's or a signal's entry keeps of its score in a question that names no vendor."""
_MOST_CANDIDATES = 3
_MOST_TOPIC_CODES = 4

_LONGEST_PAIR = 100
"""Characters of two names beside each other, with no word that asks for a comparison."""
_SIDES = re.compile(
    r"\s+(?:vs\.?|versus|or|and|instead of|rather than)\s+|(?<=[가-힣])(?:이랑|랑|하고|와|과)\s+|\s*,\s*|\s+대(?=\s)"
)
_AROUND = re.compile(
    r"\([^()]*\)|\b(?:what(?:'s| is|s)?|the|difference|different|between|compare|comparison|of|code|codes|status|http)\b|"
    r"(?:의 ?)?(?:차이점?|비교|구분|다른 ?점)\S*|뭐가 ?달라\S*|[?!.]"
)
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{1,40}")
_SAYS_HEADER = re.compile(r"header|헤더", re.IGNORECASE)
_BARE_HEADER = re.compile(r"(?:header|headers|헤더|http|field|the|란|은|는|뭐야|what is|\?|\s)*")

_BARE_LIST = re.compile(
    r"(?:\b(?:which|what|list|all|any|every|the|status|http|codes?|responses?|that|must|have|has|to|do|does|need|needs|require|requires|use|uses|carry|"
    r"with|are|tied|of|for|header|headers|field|send|sent|come|comes|belong|contain|include)\b|어떤|무슨|코드들?|목록|상태|응답|헤더|필요한?|붙는|쓰는|있는|있어야|하는|"
    r"사용하는|포함|보내는|오는|관련|된|[가을를에이과와는은의]|뭐|뭐야|[\s?!.,:])*"
)


def by_words(
    catalogue: Catalogue, index: Index, question: Question, basis: Basis, stack: tuple[str, ...] = ()
) -> Answer:
    """The answer that the words of `question` earn, where no number and no signal decided it."""
    if question.elsewhere:
        return NoAnswer(_sure(basis, 0.0))
    question = _as_meant(index, question)
    exact = None if _has_other_number(question) else named(index, question.words)
    if exact and exact.exact:
        return _of_entry(catalogue, catalogue.entries[exact.code], basis, stack)
    if answer := _compared(catalogue, index, question, basis, stack):
        return answer
    return _judged(catalogue, index, question, basis, stack, exact)


def _judged(
    catalogue: Catalogue,
    index: Index,
    question: Question,
    basis: Basis,
    stack: tuple[str, ...],
    exact: Candidate | None,
) -> Answer:
    """States the best candidate, offers some, or gives none."""
    ranking = rank(index, question.words)
    candidates = _weighed(catalogue, _with_mention(index, ranking.candidates, question), question)
    if exact:
        best_yet = max((c.score for c in candidates), default=0.0)
        candidates = [replace(exact, score=exact.score + best_yet), *(c for c in candidates if c.code != exact.code)]
    if not candidates or candidates[0].code == NOBODY or (exact is None and ranking.known < LEAST_KNOWN):
        return NoAnswer(_sure(basis, 0.0))
    best = candidates[0]
    if question.log_line and question.locale != "ko" and not best.name and best.score < ASSERT_MACHINE:
        return NoAnswer(_sure(basis, best.score))
    chooses = question.intent == "choose"
    if _has_other_number(question) and best.words <= LEAST_WORDS:
        return NoAnswer(_sure(basis, best.score))
    alone = best.words < LEAST_WORDS <= ranking.words and not (best.name or chooses)
    least = ASSERT if exact and best.code == exact.code else _least(question)
    if question.intent == "compare":
        alone = True
    if not alone and best.score >= least and best.score - _rival(catalogue, candidates) >= MARGIN:
        others = (catalogue.entries[c.code] for c in candidates[1:] if c.code != NOBODY and c.score > OFFER)
        scores = {c.code: c.score for c in candidates}
        return _of_entry(catalogue, catalogue.entries[best.code], _sure(basis, best.score), stack, others, scores)
    if best.score >= OFFER:
        offered = _distinct(catalogue, (c.code for c in candidates if c.code != NOBODY and c.score >= OFFER * 0.8))
        return SuggestAnswer(_sure(basis, best.score), offered)
    return NoAnswer(_sure(basis, best.score))


def _least(question: Question) -> float:
    """The score from which an answer is stated, by what the question sounds like."""
    if wording.asks_for_definition(question.words) or wording.asks_how_to(question.words):
        return ASSERT_DEFINITION
    return ASSERT if question.intent == "choose" or wording.talks_of_http(question.words) else ASSERT_ELSEWHERE


def _with_mention(index: Index, candidates: tuple[Candidate, ...], question: Question) -> tuple[Candidate, ...]:
    """`candidates`, with at least MENTIONED for the one entry that the question names; not where a code is to be chosen."""
    names = dict(mentioned(index, question.words))
    if len(names) != 1 or question.intent == "choose":
        return candidates
    ((code, name),) = names.items()
    own = next((c for c in candidates if c.code == code), Candidate(code, 0.0, name))
    raised = replace(own, score=max(MENTIONED, own.score + MENTIONED / 4), phrase=name, name=True)
    return (raised, *(c for c in candidates if c.code != code))


def _has_other_number(question: Question) -> bool:
    """Whether a short question names a number that is no status: "room 503", ":8080 already in use"."""
    short = len(question.words.split()) <= 4 and question.intent == "explain" and not question.log_line
    kept = re.search(r"\d", question.words)  # the number belongs to a name: ACME-1042, nginx-499
    return short and not kept and not question.sightings and re.search(r"(?<![A-Za-z_])\d\d", question.text) is not None


def _as_meant(index: Index, question: Question) -> Question:
    """`question` with its words read back where they were typed with the keyboard in the other language's mode."""
    for read_back in (typed_as_latin, typed_as_hangul):
        meant = read_back(question.words) if len(question.words) < _LONGEST_PAIR else None
        if (
            meant
            and meant != question.words
            and rank(index, question.words).known < _TYPED_RIGHT <= rank(index, meant).known
        ):
            return replace(question, words=meant, locale="ko" if read_back is typed_as_hangul else question.locale)
    return question


def _weighed(catalogue: Catalogue, candidates: Iterable[Candidate], question: Question) -> list[Candidate]:
    weighed = []
    rejected = {str(sighting.number) for sighting in question.sightings}
    spoken = tokens(question.words)
    for candidate in candidates:
        entry = catalogue.entries.get(candidate.code)
        chooses = question.intent == "choose" and not wording.asks_for_class(question.words)
        if candidate.code in rejected or (entry and entry.kind == "class" and chooses):
            continue
        vendor = (entry.facts.vendor or "").casefold() if entry and entry.kind in ("vendor", "signal") else ""
        said = not vendor or any(part in question.words or f"={part}" in spoken for part in vendor.split())
        weighed.append(candidate if said else replace(candidate, score=candidate.score * _FOREIGN))
    if wording.asks_for_class(question.words):
        weighed = [
            c for c in weighed if c.code in catalogue.entries and catalogue.entries[c.code].kind == "class"
        ] or weighed
    return sorted(weighed, key=lambda c: -c.score)


def _rival(catalogue: Catalogue, candidates: list[Candidate]) -> float:
    """Score of the best candidate that would lead with another code than the first one's."""
    lead = _leads(catalogue, candidates[0].code)
    return next((c.score for c in candidates[1:] if not lead & _leads(catalogue, c.code)), 0.0)


def _leads(catalogue: Catalogue, code: str) -> frozenset[int | str]:
    entry = catalogue.entries.get(code)
    if entry is None:
        return frozenset()
    if entry.kind in ("topic", "signal"):
        return frozenset(catalogue.entries[c].label for c in entry.facts.codes if c in catalogue.entries)
    return frozenset((entry.label,))


def _led_by(catalogue: Catalogue, topic: Entry, scores: Mapping[str, float]) -> list[Entry]:
    """The codes of `topic` in order of recommendation, but first the one that the question's words name by themselves."""
    codes = [catalogue.entries[code] for code in topic.facts.codes if code in catalogue.entries]
    near = [*codes, *(catalogue.entries[code] for code in topic.facts.also if code in catalogue.entries)]
    own = max(near, key=lambda code: scores.get(code.code, 0.0), default=None)
    if own and scores.get(own.code, 0.0) >= LEAD_SHARE * scores.get(topic.code, 1.0):
        codes = [own, *(code for code in codes if code is not own)]
    return codes


def _of_entry(
    catalogue: Catalogue,
    entry: Entry,
    basis: Basis,
    stack: tuple[str, ...],
    others: Iterable[Entry] = (),
    scores: Mapping[str, float] = MappingProxyType({}),
) -> Answer:
    match entry.kind:
        case "class":
            return class_answer(catalogue, entry.code, basis)
        case "signal":
            return by_signal(catalogue, entry, basis, stack)
        case "topic":
            codes = _led_by(catalogue, entry, scores)
            also = tuple(catalogue.entries[code] for code in entry.facts.also if code in catalogue.entries)
            if codes and codes[0].facts.number == 0:
                return TopicAnswer(basis, entry, (), (*codes, *also))
            meanings = tuple(of_entry(catalogue, code, stack) for code in codes[:_MOST_TOPIC_CODES])
            return TopicAnswer(basis, entry, meanings, (*codes[_MOST_TOPIC_CODES:], *also))
    related = (catalogue.entries[code] for code in entry.facts.related if code in catalogue.entries)
    offered = _distinct(catalogue, (e.code for e in (*others, *related) if e.code != entry.code))
    return CodeAnswer(basis, of_entry(catalogue, entry, stack), also=offered)


def _distinct(catalogue: Catalogue, codes: Iterable[str]) -> tuple[Entry, ...]:
    """Up to three entries that stand for different codes; a topic or a signal stands for its first one."""
    found: dict[int | str, Entry] = {}
    for code in codes:
        entry = catalogue.entries[code]
        if entry.kind in ("topic", "signal") and entry.facts.codes:
            entry = catalogue.entries.get(entry.facts.codes[0], entry)
        found.setdefault(entry.label, entry)
    return tuple(found.values())[:_MOST_CANDIDATES]


def class_answer(catalogue: Catalogue, status_class: str, basis: Basis, *, signals: tuple[Entry, ...] = ()) -> Answer:
    """The list of a class; "6xx" and the like are no class of HTTP."""
    entry = catalogue.entries.get(status_class)
    if entry is None:
        return UnassignedAnswer(basis, int(status_class[0]) * 100, None, ())
    return ClassAnswer(basis, entry, catalogue.of_class(status_class), signals)


def by_signal(catalogue: Catalogue, signal: Entry, basis: Basis, stack: tuple[str, ...]) -> Answer:
    """The status a signal comes with, and who is behind it; where no response came, or nothing is wrong, no code is stated."""
    codes = [catalogue.entries[code] for code in signal.facts.codes if code in catalogue.entries]
    if not codes or codes[0].facts.number == 0 or signal.facts.fault == "none":
        return TopicAnswer(basis, signal, (), tuple(codes))
    meaning = of_entry(catalogue, codes[0], stack)
    producers = signal.facts.producers
    sighting = Sighting(
        codes[0].facts.number or 0, producer=producers[0] if producers else None, vendor=signal.facts.vendor
    )
    found = Finding(sighting.producer, True, False, sighting, (signal,))
    return CodeAnswer(basis, replace(meaning, finding=found), also=tuple(codes[1:4]))


def contrast_of(catalogue: Catalogue, meanings: tuple[Meaning, ...]) -> Contrast | None:
    """The authored comparison of exactly these codes."""
    wanted = {meaning.main.label for meaning in meanings}
    for contrast in catalogue.contrasts.values():
        if {catalogue.entries[code].label for code in contrast.codes if code in catalogue.entries} == wanted:
            return contrast
    return None


def _compared(
    catalogue: Catalogue, index: Index, question: Question, basis: Basis, stack: tuple[str, ...]
) -> CompareAnswer | None:
    if question.intent != "compare" and len(question.words) > _LONGEST_PAIR:
        return None
    sides = [side.strip() for side in _SIDES.split(_AROUND.sub(" ", question.words)) if side.strip()]
    found = [candidate.code for side in sides if (candidate := named(index, side))]
    if len(found) != len(sides) and question.intent != "compare":
        return None
    if len(found) != len(sides):
        found = [owner for owner, _ in mentioned(index, question.words)]
    codes = [
        catalogue.entries[code] for code in dict.fromkeys(found) if catalogue.entries[code].kind in ("code", "vendor")
    ]
    if len(codes) < 2:
        return None
    meanings = tuple(of_entry(catalogue, entry, stack) for entry in codes)
    return CompareAnswer(basis, meanings, contrast_of(catalogue, meanings))


def header_asked_for(catalogue: Catalogue, text: str, *, lists: bool) -> str | None:
    """The header field whose codes are asked for: it stands alone, or the question `lists` codes."""
    fields = {
        field.casefold(): field
        for entry in catalogue.entries.values()
        if entry.kind == "code"
        for field in (*entry.facts.headers_required, *entry.facts.headers_usual)
    }
    for match in _HEADER.finditer(text):
        field = fields.get(match[0].casefold())
        if field is None or not ("-" in field or match[0] == field or _SAYS_HEADER.search(text)):
            continue
        rest = (text[: match.start()] + text[match.end() :]).casefold()
        if _BARE_HEADER.fullmatch(rest) or (lists and _BARE_LIST.fullmatch(rest)):
            return field
    return None


def _sure(basis: Basis, score: float) -> Basis:
    return replace(basis, confidence=round(max(0.0, min(0.99, score)), 2))
