"""Outline -> Block Kit. Slack's limits are kept here: 3000 characters a section, 50 blocks, about 13,000 bytes together."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.rendering.escape import escape
from bot.rendering.message import Block
from bot.rendering.outline import Action, Outline, Part, Row

LONGEST_SECTION = 2900
MOST_BYTES = 12_500
"""Slack answers msg_blocks_too_long from about 13,200 bytes of blocks (bolt-js#2509); the rest is for the envelope."""
LONGEST_VALUE = 1900
"""Bytes of a button's value; Slack takes 2000 characters."""
_LONGEST_LABEL = 72
_LONGEST_CELL = 300


def blocks(outline: Outline) -> tuple[Block, ...]:
    """The blocks of `outline`; where they are too many bytes, rows and then paragraphs are shortened until they fit."""
    fitting = outline
    for shorter in (_as_it_is, _short_notes, _heads_only, _short_words, _few_rows):
        fitting = shorter(fitting)
        found = tuple(_all(fitting))
        if size(found) <= MOST_BYTES:
            return found
    return found


def size(found: tuple[Block, ...]) -> int:
    """Bytes of `found` as JSON in UTF-8."""
    return len(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())


def _all(outline: Outline) -> Iterator[Block]:
    yield from _top(outline)
    yield from _middle(outline)
    if outline.links:
        yield _context(" · ".join(f"<{link.url}|{escape(link.label)}>" for link in outline.links))
    for note in outline.notes:
        yield _context(note)
    for number, row in enumerate(outline.actions):
        yield _actions(row, number)


def _top(outline: Outline) -> Iterator[Block]:
    if outline.alert:
        yield _section(f"*{escape(outline.alert)}*")
    if outline.chain:
        yield _context(" → ".join(f"*[{escape(hop)}]*" if marked else escape(hop) for hop, marked in outline.chain))
    if outline.headline:
        yield {"type": "header", "text": {"type": "plain_text", "text": outline.headline[:149], "emoji": False}}
    if outline.glance:
        yield _context("  |  ".join(f"{escape(label)}: *{escape(value)}*" for label, value in outline.glance))


def _middle(outline: Outline) -> Iterator[Block]:
    for row in outline.rulings:
        yield _section(f":pushpin: *{escape(row.head)}*: {escape(row.note)}")
    if outline.lead:
        yield _section(
            f"*{escape(outline.lead)}*" if outline.body and "\n" not in outline.lead else escape(outline.lead)
        )
    for paragraph in outline.body:
        yield _section(escape(paragraph))
    if outline.table:
        yield _table(outline.table.rows)
    for part in outline.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[Block]:
    lines = [f"*{escape(part.label)}*"] if part.label else []
    for number, row in enumerate(part.rows, 1):
        lines.append((f"{number}. " if part.numbered else "• ") + _row(row))
    text = ""
    for line in lines:
        if len(text) + len(line) + 1 > LONGEST_SECTION:
            yield _section(text)
            text = ""
        text = f"{text}\n{line}" if text else line
    yield _section(text)


def _row(row: Row) -> str:
    return f"*{escape(row.head)}*: {escape(row.note)}" if row.note else escape(row.head)


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": _cut(text, LONGEST_SECTION), "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": _cut(text, LONGEST_SECTION), "verbatim": True}]}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit("&", 1)[0].rstrip() + "…"


def _table(rows: tuple[tuple[str, ...], ...]) -> Block:
    cells = [[{"type": "raw_text", "text": _cut(cell, _LONGEST_CELL) or "-"} for cell in row] for row in rows]
    return {"type": "table", "column_settings": [{"is_wrapped": True}] * len(rows[0]), "rows": cells}


def _actions(row: tuple[Action, ...], number: int) -> Block:
    return {
        "type": "actions",
        "elements": [_button(action, 10 * number + place) for place, action in enumerate(row)],
    }


def _button(action: Action, place: int) -> dict[str, Any]:
    label = action.label if len(action.label) <= _LONGEST_LABEL else action.label[: _LONGEST_LABEL - 1] + "…"
    return {
        "type": "button",
        "action_id": f"httpbot:{action.verb}:{place}",
        "text": {"type": "plain_text", "text": label, "emoji": False},
        "value": value(action),
    }


def value(action: Action) -> str:
    """What a click needs to make the answer anew, in any process and after any restart: compact JSON."""
    question = action.question
    while True:
        kept = {"q": question, "l": action.locale, "x": action.expanded, "t": action.thread}
        packed = json.dumps({k: v for k, v in kept.items() if v != ""}, ensure_ascii=False, separators=(",", ":"))
        if len(packed.encode()) <= LONGEST_VALUE:
            return packed
        question = question[: len(question) * 3 // 4]


def _as_it_is(outline: Outline) -> Outline:
    return outline


def _short_notes(outline: Outline) -> Outline:
    return _with_rows(outline, lambda row: replace(row, note=_cut(row.note, 80)))


def _heads_only(outline: Outline) -> Outline:
    return _with_rows(outline, lambda row: replace(row, note=""))


def _short_words(outline: Outline) -> Outline:
    return replace(
        outline,
        lead=_cut(outline.lead, 400),
        body=tuple(_cut(paragraph, 1200) for paragraph in outline.body),
        rulings=tuple(replace(row, note=_cut(row.note, 200)) for row in outline.rulings),
    )


def _few_rows(outline: Outline) -> Outline:
    return replace(outline, parts=tuple(replace(part, rows=part.rows[:20]) for part in outline.parts))


def _with_rows(outline: Outline, change: Callable[[Row], Row]) -> Outline:
    parts = tuple(replace(part, rows=tuple(change(row) for row in part.rows)) for part in outline.parts)
    return replace(outline, parts=parts)
