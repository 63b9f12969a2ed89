"""Outline -> plain words, the whole answer in one string: for the terminal, for JSON, and for Slack's top-level `text`."""

from bot.rendering.outline import Outline, Part


def plain_text(outline: Outline) -> str:
    """Every sentence of `outline`, line by line, with no markup; not escaped for Slack."""
    lines = [outline.alert, _chain(outline), outline.headline]
    lines += [" | ".join(f"{label}: {value}" for label, value in outline.glance)]
    lines += [f"{row.head}: {row.note}" for row in outline.rulings]
    lines += [outline.lead, *outline.body]
    if outline.table:
        heads, *rows = outline.table.rows
        lines += [" | ".join([row[0], *_labelled(heads[1:], row[1:])]) for row in rows]
    for part in outline.parts:
        lines += _part(part)
    lines.append(" · ".join(f"{link.label}: {link.url}" for link in outline.links))
    lines += outline.notes
    return "\n".join(line for line in lines if line)


def _labelled(heads: tuple[str, ...], cells: tuple[str, ...]) -> list[str]:
    return [f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True)]


def _part(part: Part) -> list[str]:
    lines = [f"{part.label}:"] if part.label else []
    for number, row in enumerate(part.rows, 1):
        mark = f"{number}. " if part.numbered else "- "
        lines.append(mark + (f"{row.head}: {row.note}" if row.note else row.head))
    return lines


def _chain(outline: Outline) -> str:
    return " → ".join(f"[{hop}]" if marked else hop for hop, marked in outline.chain)
