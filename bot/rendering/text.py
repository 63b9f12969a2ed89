"""Outline -> plain words, the whole answer in one string: for the terminal, for JSON, and for Slack's top-level `text`."""

from collections.abc import Iterable, Iterator

from bot.rendering.escape import visible
from bot.rendering.outline import Outline, Part, Row


def plain_text(outline: Outline) -> str:
    """Every sentence of `outline`, line by line, with no markup; not escaped for Slack."""
    return "\n".join(line for line in map(visible, _lines(outline)) if line.strip())


def way(outline: Outline) -> str:
    """The chain in words: "client → [load balancer: made here] → app"."""
    return " → ".join(f"[{hop}: {mark}]" if mark else hop for hop, mark in outline.chain)


def at_a_glance(pairs: Iterable[tuple[str, str]]) -> str:
    """Facts side by side: "Fault: the server that answered | Retry: yes"."""
    return " | ".join(f"{label}: {value}" for label, value in pairs)


def _lines(outline: Outline) -> Iterator[str]:
    for row in outline.alert:
        yield from (row.head, row.note)
    yield way(outline)
    yield outline.headline
    yield at_a_glance(outline.glance)
    yield from (_row(row) for row in (*outline.rulings, *outline.signals))
    yield outline.lead
    for part in outline.parts:
        yield from _part(part) if part.first else ()
    yield from outline.body
    if outline.table:
        heads, *rows = outline.table.rows
        yield from (_cells(heads, row) for row in rows)
    for part in outline.parts:
        yield from () if part.first else _part(part)
    yield " · ".join(f"{link.label}: {link.url}" for link in outline.links)
    yield from outline.notes


def _cells(heads: tuple[str, ...], cells: tuple[str, ...]) -> str:
    labelled = (f"{head}: {cell}" for head, cell in zip(heads[1:], cells[1:], strict=True))
    return " | ".join([cells[0], *labelled])


def _part(part: Part) -> Iterator[str]:
    if part.one_line:
        yield f"{part.label}: {part.one_line}"
        return
    if part.label:
        yield f"{part.label}:"
    for number, row in enumerate(part.rows, 1):
        yield (f"{number}. " if part.numbered else "- ") + _row(row)
        yield at_a_glance(row.glance)


def _row(row: Row) -> str:
    return f"{row.head}: {row.note}" if row.note else row.head
