"""An answer for a person at a terminal, through rich."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

from bot.answers.answer import Answer
from bot.rendering.compose import compose
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Outline, Part, Table


def show(answer: Answer, view: RenderOptions) -> None:
    """Prints `answer` in its language; without colour where the output is no terminal."""
    console = Console(highlight=False, soft_wrap=True)
    for item in _items(compose(answer, answer.basis.locale, view)):
        console.print(item)


def _items(outline: Outline) -> list[str | Text | RichTable]:
    items: list[str | Text | RichTable] = []
    if outline.alert:
        items.append(Text(outline.alert, style="bold"))
    if outline.chain:
        items.append(" → ".join(f"[reverse] {hop} [/reverse]" if marked else hop for hop, marked in outline.chain))
    if outline.headline:
        items.append(Text(outline.headline, style="bold cyan"))
    if outline.glance:
        items.append(" | ".join(f"[dim]{escape(label)}[/dim] {escape(value)}" for label, value in outline.glance))
    items += [Text(f"{row.head}: {row.note}", style="yellow") for row in outline.rulings]
    items += [Text(line) for line in (outline.lead, *outline.body) if line]
    if outline.table:
        items.append(_table(outline.table))
    for part in outline.parts:
        items += _part(part)
    items += [f"[dim]{escape(link.label)}[/dim] {escape(link.url)}" for link in outline.links]
    return [*items, *(Text(note, style="dim") for note in outline.notes)]


def _part(part: Part) -> list[str | Text | RichTable]:
    lines: list[str | Text | RichTable] = [f"\n[bold]{escape(part.label)}[/bold]"] if part.label else []
    for number, row in enumerate(part.rows, 1):
        mark = f"{number}." if part.numbered else "•"
        note = f": {escape(row.note)}" if row.note else ""
        lines.append(f"{mark} [bold]{escape(row.head)}[/bold]{note}" if note else f"{mark} {escape(row.head)}")
    return lines


def _table(table: Table) -> RichTable:
    heads, *rows = table.rows
    shown = RichTable(*heads, show_lines=True)
    for row in rows:
        shown.add_row(*map(escape, row))
    return shown
