"""The pieces that answers are composed of: lists of entries, first checks, the team's rules, who edited it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers import stack
from bot.answers.answer import Meaning
from bot.catalogue import Entry, Hop, Locale, Ruling
from bot.rendering import describe
from bot.rendering.checks import maker_first, narrowed
from bot.rendering.naming import name
from bot.rendering.outline import Link, Part, Row
from bot.rendering.wording import LABELS, SENTENCES

_TOLD_BY_THE_NAME = ("class", "vendor", "registration")
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{5,20}")


def row(entry: Entry, locale: Locale) -> Row:
    """An entry by its name, and its summary."""
    return Row(name(entry, locale), entry.text(locale).summary)


def row_at_a_glance(entry: Entry, locale: Locale) -> Row:
    """The same with what one look has to tell, but for what the name tells."""
    told = {LABELS[label][locale] for label in _TOLD_BY_THE_NAME}
    glance = tuple(pair for pair in describe.glance(entry, locale) if pair[0] not in told)
    return replace(row(entry, locale), glance=glance)


def listed(label: str, entries: Iterable[Entry], locale: Locale) -> Part:
    """One entry a line, under a label of the wording tables or none."""
    return Part(LABELS[label][locale] if label else "", tuple(row(entry, locale) for entry in entries))


def names(label: str, entries: Iterable[Entry], locale: Locale) -> Part:
    """Names alone, in one line."""
    return Part(LABELS[label][locale], (Row(", ".join(name(entry, locale) for entry in entries)),))


def checks(entry: Entry, hops: Sequence[str], locale: Locale, *, first: bool = False, maker: Hop | None = None) -> Part:
    """Those for the hops of the channel's stack, named `hops`; where a line shows the `maker`, its own come first."""
    tag = locale if locale in entry.texts else next(iter(entry.texts))
    lines = narrowed(entry.text(tag).checks, stack.hops(hops), tag)
    rows = tuple(Row(line) for line in (maker_first(lines, maker, tag) if maker else lines))
    return Part(LABELS["checks"][locale], rows, numbered=True, first=first)


def filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those that have something to say."""
    return tuple(part for part in parts if any(row.head for row in part.rows))


def paragraphs(description: str) -> tuple[str, ...]:
    """The body of an answer; none where nothing is described."""
    return (description,) if description else ()


def rulings(meanings: Iterable[Meaning], locale: Locale) -> tuple[Row, ...]:
    """What the team decided about these codes, and by whom."""
    label = LABELS["ruling"][locale]
    return tuple(Row(label, f"{ruling.ruling}{_by(ruling)}") for meaning in meanings for ruling in meaning.rulings)


def ruling_links(meanings: Iterable[Meaning], locale: Locale) -> tuple[Link, ...]:
    """Where it is written down."""
    found = (ruling.link for meaning in meanings for ruling in meaning.rulings)
    return tuple(Link(LABELS["ruling"][locale], link) for link in found if link)


def edited(entry: Entry, locale: Locale) -> tuple[str, ...]:
    """That the team wrote it, and when. A Slack user id is left out: as a mention it would ping somebody each time."""
    if entry.edited is None:
        return ()
    who, at = entry.edited.who, f"{entry.edited.at:%Y-%m-%d %H:%M} UTC"
    key = "edited_at" if _SLACK_ID.fullmatch(who) else "edited"
    return (SENTENCES[key][locale].format(who=who, at=at),)


def _by(ruling: Ruling) -> str:
    return "" if _SLACK_ID.fullmatch(ruling.who) else f" ({ruling.who})"
