"""What the search field of the Home tab offers while somebody types."""

from bot.catalogue import LOCALES, Catalogue, Entry
from bot.listeners.acknowledgement import Acknowledgement
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, text
from bot.rendering.home import options

MAX_HITS = 30
"""Slack takes 100; nobody reads more than a screenful."""


def suggest(desk: Desk, call: Call) -> Acknowledgement:
    """The acknowledgement of a block_suggestion."""
    hits = search(desk.answering.catalogue, text(call.body, "value"))
    return Acknowledgement(options(hits, locale=desk.locale_of(call)))


def search(catalogue: Catalogue, typed: str) -> tuple[Entry, ...]:
    """Entries whose code begins so, then those one of whose titles or aliases has it, in either language."""
    typed = " ".join(typed.casefold().split())
    entries = sorted(catalogue.entries.values(), key=lambda entry: (entry.kind != "code", entry.kind, entry.code))
    begins = [entry for entry in entries if entry.code.casefold().startswith(typed)]
    names = [entry for entry in entries if entry not in begins and any(typed in name for name in _names(entry))]
    return tuple((begins + names)[:MAX_HITS])


def _names(entry: Entry) -> list[str]:
    titles = [entry.texts[locale].title for locale in LOCALES if locale in entry.texts]
    return [name.casefold() for name in (*titles, *entry.aliases, str(entry.facts.number or ""))]
