"""From an entry that the words of a question found to the answer that states it: its code, its topic's codes, its class."""

from collections.abc import Iterable
from dataclasses import replace

from bot.answers.answer import Answer, Basis, ClassAnswer, CodeAnswer, Finding, NoAnswer, TopicAnswer, UnassignedAnswer
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Entry
from bot.questions.question import Sighting

_MOST_CANDIDATES = 3
_MOST_TOPIC_CODES = 4


def stated(
    catalogue: Catalogue,
    entry: Entry,
    basis: Basis,
    stack: tuple[str, ...],
    others: Iterable[Entry] = (),
) -> Answer:
    """`entry` stated as fact; `others` are offered beside it."""
    match entry.kind:
        case "class":
            return class_answer(catalogue, entry.code, basis)
        case "signal":
            return by_signal(catalogue, entry, basis, stack)
        case "topic":
            codes = [catalogue.entries[code] for code in entry.facts.codes if code in catalogue.entries]
            also = tuple(catalogue.entries[code] for code in entry.facts.also if code in catalogue.entries)
            if codes and codes[0].facts.number == 0:
                return TopicAnswer(basis, entry, (), (*codes, *also))
            meanings = tuple(of_entry(catalogue, code, stack) for code in codes[:_MOST_TOPIC_CODES])
            return TopicAnswer(basis, entry, meanings, (*codes[_MOST_TOPIC_CODES:], *also))
    near = (*others, *related(catalogue, entry))
    offered = distinct(catalogue, (other.code for other in near if other.code != entry.code))
    return CodeAnswer(basis, of_entry(catalogue, entry, stack), also=offered)


def related(catalogue: Catalogue, entry: Entry) -> tuple[Entry, ...]:
    """What is often confused with `entry`, the likeliest first."""
    known = (catalogue.entries[code] for code in entry.facts.related if code in catalogue.entries)
    return tuple(known)[:_MOST_CANDIDATES]


def distinct(catalogue: Catalogue, codes: Iterable[str]) -> tuple[Entry, ...]:
    """Up to three entries that stand for different codes; a topic or a signal stands for its first one."""
    found: dict[int | str, Entry] = {}
    for code in codes:
        entry = catalogue.entries[code]
        if entry.kind in ("topic", "signal") and entry.facts.codes:
            entry = catalogue.entries.get(entry.facts.codes[0], entry)
        found.setdefault(entry.label, entry)
    return tuple(found.values())[:_MOST_CANDIDATES]


def class_answer(catalogue: Catalogue, status_class: str, basis: Basis, *, signals: tuple[Entry, ...] = ()) -> Answer:
    """The list of a class; none where the team hides it; "6xx" and the like are no class of HTTP."""
    entry = catalogue.entries.get(status_class)
    if entry is None and status_class[0] in "12345":
        return NoAnswer(basis)
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
