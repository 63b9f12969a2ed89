"""From a number to its meanings: every vendor's, the channel's own first, and who made the response where that shows."""

from collections.abc import Iterable

from bot.answers.answer import Finding, Meaning
from bot.answers.stack import numbers_of
from bot.catalogue import Catalogue, Entry, Ruling
from bot.language.fold import fold
from bot.language.tokens import tokens
from bot.questions.question import Sighting
from bot.questions.vocabulary import Vocabulary


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """What reading a question needs of `catalogue`: the known numbers and their names."""
    names = {
        n: tuple(fold(name) for entry in found for name in _names(entry)) for n, found in catalogue.numbers.items()
    }
    return Vocabulary(catalogue.numbers.keys() | catalogue.hidden, names)


def _names(entry: Entry) -> Iterable[str]:
    yield from (text.title for text in entry.texts.values())
    yield entry.facts.name or ""
    if entry.facts.vendor:
        yield entry.facts.vendor


def meaning_of(
    catalogue: Catalogue, sighting: Sighting, stack: tuple[str, ...] = (), *, extra_signals: tuple[str, ...] = ()
) -> Meaning:
    """The entries of a seen number (which the catalogue knows), the writer's or the channel's vendor first."""
    entries = catalogue.numbers[sighting.number]
    first = [entry for entry in entries if _is_of(entry, sighting.vendor)] if sighting.vendor else []
    first += numbers_of(stack, entries)
    ordered = _once((*first, *entries))
    return Meaning(ordered, finding(catalogue, sighting, extra_signals), rulings(catalogue, ordered[0]))


def named_vendors(entries: tuple[Entry, ...], text: str) -> tuple[str, ...]:
    """The vendors of `entries` that `text` names: "nginx 499"."""
    said = tokens(fold(text))
    words = fold(text)
    vendors = (entry.facts.vendor for entry in entries if entry.facts.vendor)
    return tuple(
        vendor
        for vendor in vendors
        if any(part in words or f"={part}" in said for part in vendor.casefold().split() if len(part) > 2)
    )


def of_entry(catalogue: Catalogue, entry: Entry, stack: tuple[str, ...] = ()) -> Meaning:
    """The meaning of an entry found by its words: itself first, then what else its number means."""
    if entry.facts.number is None or entry.kind not in ("code", "vendor"):
        return Meaning((entry,), None, rulings(catalogue, entry))
    others = meaning_of(catalogue, Sighting(entry.facts.number), stack).entries
    return Meaning(_once((entry, *others)), None, rulings(catalogue, entry))


def rulings(catalogue: Catalogue, entry: Entry) -> tuple[Ruling, ...]:
    """The team's decisions about `entry`."""
    return tuple(ruling for ruling in catalogue.rulings if ruling.code == entry.code)


def finding(catalogue: Catalogue, sighting: Sighting, extra_signals: tuple[str, ...] = ()) -> Finding | None:
    """Who made the response, as far as the line of `sighting` and the signals in it tell; None where they tell nothing."""
    keys = dict.fromkeys((*sighting.signals, *extra_signals))
    signals = tuple(catalogue.entries[key] for key in keys if key in catalogue.entries)
    producer, certain = sighting.producer, sighting.certain
    if producer is None and signals and signals[0].facts.producers:
        producer, certain = signals[0].facts.producers[0], False
    if producer is None and not signals:
        return None
    passed_on = sighting.upstream == sighting.number and producer == "app"
    return Finding(producer, certain, passed_on, sighting, signals)


def _is_of(entry: Entry, vendor: str) -> bool:
    name = (entry.facts.vendor or "").casefold()
    wanted = vendor.casefold()
    return bool(name) and (wanted in name or name in wanted or entry.code.startswith(f"{wanted}-"))


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each entry in the place where it first stands."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.code, entry)
    return tuple(found.values())
