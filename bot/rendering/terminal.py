"""An answer for a person at a terminal, through rich."""

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

from bot.answers.answer import Answer
from bot.rendering.compose import compose
from bot.rendering.escape import visible
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Outline, Part, Row, Table
from bot.rendering.text import at_a_glance, way

Item = Text | RichTable


def show(answer: Answer, view: RenderOptions) -> None:
    """Prints `answer` in its language; without colour where the output is no terminal."""
    console = Console(highlight=False, soft_wrap=True)
    for item in _items(compose(answer, answer.basis.locale, view)):
        console.print(item)


def _items(outline: Outline) -> Iterator[Item]:
    for row in outline.alert:
        yield from _text(row.head, "bold")
        yield from _text(row.note)
    yield from _text(way(outline))
    yield from _text(outline.headline, "bold cyan")
    yield from _text(at_a_glance(outline.glance))
    for row in outline.rulings:
        yield from _text(_row(row), "yellow")
    for row in outline.signals:
        yield from _text(_row(row))
    yield from _text(outline.lead, "bold")
    for part in outline.parts:
        yield from _part(part) if part.first else ()
    for paragraph in outline.body:
        yield from _text(paragraph)
    if outline.table:
        yield _table(outline.table)
    for part in outline.parts:
        yield from () if part.first else _part(part)
    for line in (*(f"{link.label} {link.url}" for link in outline.links), *outline.notes):
        yield from _text(line, "dim")


def _text(line: str, style: str = "") -> Iterator[Text]:
    if shown := visible(line).strip():
        yield Text(shown, style=style)


def _part(part: Part) -> Iterator[Text]:
    if part.one_line:
        for line in _text(part.one_line):
            yield Text.assemble((f"{part.label}: ", "bold"), line)
        return
    yield from _text(part.label, "bold")
    for number, row in enumerate(part.rows, 1):
        yield from _text((f"{number}. " if part.numbered else "• ") + _row(row))
        yield from _text(at_a_glance(row.glance), "dim")


def _row(row: Row) -> str:
    return f"{row.head}: {row.note}" if row.note else row.head


def _table(table: Table) -> RichTable:
    heads, *rows = table.rows
    shown = RichTable(*heads, show_lines=True)
    for row in rows:
        shown.add_row(*(escape(visible(cell)) for cell in row))
    return shown
