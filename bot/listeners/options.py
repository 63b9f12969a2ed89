"""What the search field of the Home tab offers while somebody types."""

from bot.catalogue import LOCALES, Catalogue, Entry, Kind
from bot.listeners.acknowledgement import Acknowledgement
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, text
from bot.rendering.home import options

MAX_HITS = 30
"""Slack takes 100; nobody reads more than a screenful."""
_KINDS: tuple[Kind, ...] = ("code", "custom", "class", "vendor", "topic", "signal")
_KNOWN_BY_WORDS: tuple[Kind, ...] = ("topic", "signal")
"""Their keys are ours, and nobody types them."""


def suggest(desk: Desk, call: Call) -> Acknowledgement:
    """The acknowledgement of a block_suggestion."""
    hits = search(desk.answering.catalogue, text(call.body, "value"))
    return Acknowledgement(options(hits, locale=desk.locale_of(call)))


def search(catalogue: Catalogue, typed: str) -> tuple[Entry, ...]:
    """Entries whose key or number begins so, then those in whose titles and aliases a word does, then those that have it
    within one, in either language: HTTP's codes before vendors' and signals, of one number the meaning most met first.
    """
    typed = " ".join(typed.casefold().split())
    found = [(fit, entry) for entry in catalogue.entries.values() if (fit := _fit(entry, typed)) is not None]
    return tuple(entry for _, entry in sorted(found, key=lambda one: (one[0], *_place(catalogue, one[1])))[:MAX_HITS])


def _fit(entry: Entry, typed: str) -> int | None:
    """0: key or number begin so; 1: a word does; 2: it stands within one; None: nowhere."""
    key, number = entry.code.casefold(), "" if entry.facts.number is None else str(entry.facts.number)
    if entry.kind not in _KNOWN_BY_WORDS and (key.startswith(typed) or number.startswith(typed)):
        return 0
    names = [name for name in (*_names(entry), key) if typed in name]
    if not names:
        return None
    return 1 if any(f" {typed}" in f" {name}" for name in names) else 2


def _place(catalogue: Catalogue, entry: Entry) -> tuple[int, int, int, str]:
    number = entry.facts.number or 0
    sharing = catalogue.numbers.get(number, ())
    return _KINDS.index(entry.kind), number, sharing.index(entry) if entry in sharing else 0, entry.code


def _names(entry: Entry) -> list[str]:
    titles = [entry.texts[locale].title for locale in LOCALES if locale in entry.texts]
    return [name.casefold() for name in (*titles, *entry.aliases)]
