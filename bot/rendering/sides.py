"""Codes side by side: the table of a comparison, with the columns that tell these codes apart."""

from collections.abc import Sequence

from bot.catalogue import Entry, Locale
from bot.rendering import describe
from bot.rendering.naming import name
from bot.rendering.outline import Table
from bot.rendering.wording import LABELS

_TOLD_BY_THE_NAME = ("class", "vendor")


def table(entries: Sequence[Entry], locale: Locale) -> Table:
    """A row a code. A column that none of them has anything for is left out."""
    seen = [dict(describe.glance(entry, locale)) | _permanence(entry, locale) for entry in entries]
    left_out = {LABELS[label][locale] for label in _TOLD_BY_THE_NAME}
    columns = [label for label in dict.fromkeys(label for pairs in seen for label in pairs) if label not in left_out]
    heads = (LABELS["code"][locale], LABELS["meaning"][locale], *columns)
    rows = (
        (name(entry, locale), entry.text(locale).summary, *(pairs.get(label, "-") for label in columns))
        for entry, pairs in zip(entries, seen, strict=True)
    )
    return Table((heads, *rows))


def _permanence(entry: Entry, locale: Locale) -> dict[str, str]:
    if entry.facts.permanent is None:
        return {}
    return {LABELS["permanent"][locale]: LABELS["permanent_yes" if entry.facts.permanent else "permanent_no"][locale]}
