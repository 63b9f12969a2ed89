"""Making an answer shorter, step by step, until it fits: what others mean goes first, the entry's own words go last."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.catalogue import Locale
from bot.rendering.escape import cut
from bot.rendering.outline import Outline, Part, Row, Table
from bot.rendering.wording import SENTENCES


def shorter(outline: Outline, locale: Locale) -> Iterator[Outline]:
    """`outline` itself, then ever shorter ones; those that lack words of the entry itself say where all of them are."""
    yield outline
    for shorten in (_short_notes, _no_notes, _few_rows):
        outline = shorten(outline)
        yield outline
    if outline.key:
        note = SENTENCES["shortened"][locale].format(key=outline.key)
        outline = replace(outline, notes=(*outline.notes, note))
    for paragraph, line in ((2400, 220), (1200, 160), (400, 80), (120, 40)):
        outline = _short(outline, paragraph, line)
        yield outline
    yield replace(outline, parts=(), table=None)


def _short_notes(outline: Outline) -> Outline:
    return _with_rows(outline, lambda row: replace(row, note=cut(row.note, 80)))


def _no_notes(outline: Outline) -> Outline:
    return _with_rows(outline, lambda row: replace(row, note=""))


def _few_rows(outline: Outline) -> Outline:
    return replace(outline, parts=tuple(replace(part, rows=part.rows[:20]) for part in outline.parts))


def _short(outline: Outline, paragraph: int, line: int) -> Outline:
    """No paragraph longer than `paragraph` characters, no line longer than `line`, and few of the rows."""

    def row(whole: Row) -> Row:
        return Row(cut(whole.head, line), cut(whole.note, line))

    most = max(3, line // 20)
    return replace(
        outline,
        headline=cut(outline.headline, 2 * line),
        alert=tuple(row(each) for each in outline.alert),
        glance=tuple((label, cut(value, line)) for label, value in outline.glance),
        rulings=tuple(row(each) for each in outline.rulings[:most]),
        signals=tuple(row(each) for each in outline.signals[:most]),
        lead=cut(outline.lead, paragraph),
        body=tuple(cut(each, paragraph) for each in outline.body),
        table=outline.table and Table(tuple(tuple(cut(cell, line) for cell in cells) for cells in outline.table.rows)),
        parts=tuple(replace(part, rows=tuple(row(each) for each in part.rows[:most])) for part in outline.parts),
        links=outline.links[:most],
        notes=tuple(cut(note, 2 * line) for note in outline.notes),
    )


def _with_rows(outline: Outline, change: Callable[[Row], Row]) -> Outline:
    def changed(part: Part) -> Part:
        return replace(part, rows=tuple(change(row) for row in part.rows))

    return replace(outline, parts=tuple(changed(part) for part in outline.parts))
