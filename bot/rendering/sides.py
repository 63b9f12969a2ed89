"""Codes side by side: the table of a comparison, with the columns that tell these codes apart, and what they share."""

from collections.abc import Mapping, Sequence

from bot.catalogue import Entry, Locale
from bot.rendering import describe
from bot.rendering.naming import name
from bot.rendering.outline import Table
from bot.rendering.wording import LABELS

_TOLD_BY_THE_NAME = ("class", "vendor")


def table(entries: Sequence[Entry], locale: Locale) -> Table:
    """A row a code. A column that none of them has anything for, or in which all say the same, is left out."""
    seen = [_facts(entry, locale) for entry in entries]
    left_out = {LABELS[label][locale] for label in _TOLD_BY_THE_NAME} | dict(shared(entries, locale)).keys()
    columns = [label for label in dict.fromkeys(label for pairs in seen for label in pairs) if label not in left_out]
    heads = (LABELS["code"][locale], LABELS["meaning"][locale], *columns)
    rows = (
        (name(entry, locale), entry.text(locale).summary, *(pairs.get(label, "-") for label in columns))
        for entry, pairs in zip(entries, seen, strict=True)
    )
    return Table((heads, *rows))


def shared(entries: Sequence[Entry], locale: Locale) -> tuple[tuple[str, str], ...]:
    """What is the same of all: to be seen at a glance above the table instead of once a row."""
    first, *others = (_facts(entry, locale) for entry in entries)
    return tuple((label, value) for label, value in first.items() if all(pairs.get(label) == value for pairs in others))


def _facts(entry: Entry, locale: Locale) -> Mapping[str, str]:
    return dict(describe.glance(entry, locale)) | _permanence(entry, locale)


def _permanence(entry: Entry, locale: Locale) -> dict[str, str]:
    if entry.facts.permanent is None:
        return {}
    return {LABELS["permanent"][locale]: LABELS["permanent_yes" if entry.facts.permanent else "permanent_no"][locale]}
