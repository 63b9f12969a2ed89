"""Outline -> Block Kit. Slack's limits are kept here: 3000 characters a section, 50 blocks, about 13,000 bytes together."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.rendering.escape import cut, escape, visible
from bot.rendering.message import Block
from bot.rendering.outline import Action, Link, Outline, Part, Row
from bot.rendering.text import way

LONGEST_SECTION = 2900
MOST_BLOCKS = 50
MOST_BYTES = 12_500
"""Slack answers msg_blocks_too_long from about 13,200 bytes of blocks (bolt-js#2509); the rest is for the envelope."""
LONGEST_VALUE = 1900
"""Bytes of a button's value; Slack takes 2000 characters."""
_LONGEST_HEADER = 149
_LONGEST_LABEL = 72
_MOST_TABLE_CHARACTERS = 9000
_LONGEST_CELL = 300
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""One encoder: json.dumps makes a new one for each of the ten buttons of an answer."""
_ADDRESS = re.compile(r"https?://[^\s<>|\"]{1,2000}")


def blocks(outline: Outline) -> tuple[Block, ...]:
    """The blocks of `outline`, as many bytes as they are."""
    return tuple(_all(outline))


def fits(found: tuple[Block, ...]) -> bool:
    """Whether Slack takes them."""
    return size(found) <= MOST_BYTES


def size(found: tuple[Block, ...]) -> int:
    """Bytes of `found` as JSON in UTF-8."""
    return len(_compact(found).encode())


def section(text: str) -> Block:
    """A paragraph of mrkdwn, escaped already."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, LONGEST_SECTION), "verbatim": True}}


def context(text: str) -> Block:
    """A small line of mrkdwn, escaped already."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(text, LONGEST_SECTION), "verbatim": True}]}


def _all(outline: Outline) -> Iterator[Block]:
    yield from _top(outline)
    yield from _middle(outline)
    yield from _links(outline.links)
    yield from (context(escape(note)) for note in outline.notes)
    for number, row in enumerate(outline.actions):
        yield _actions(row, number)


def _top(outline: Outline) -> Iterator[Block]:
    yield from _sections(filter(None, (line for row in outline.alert for line in (_bold(row.head), escape(row.note)))))
    if outline.chain:
        yield context(escape(way(outline)).replace("[", "*[").replace("]", "]*"))
    if headline := visible(outline.headline).strip():
        yield {"type": "header", "text": _plain(headline, _LONGEST_HEADER)}
    yield from _glance(outline.glance)


def _middle(outline: Outline) -> Iterator[Block]:
    yield from _sections(f"> {_row(row)}".replace("\n", "\n> ") for row in outline.rulings)
    yield from _sections(_row(row) for row in outline.signals)
    stands_out = outline.body and not (outline.brief or outline.signals)
    yield from _sections([_bold(outline.lead) if stands_out else escape(outline.lead)])
    leads_on = any(action.verb == "code" for row in outline.actions for action in row)
    parts = [part for part in outline.parts if not (part.on_buttons and leads_on)]
    for part in parts:
        yield from _part(part) if part.first else ()
    for paragraph in () if outline.brief else outline.body:
        yield from _sections([escape(paragraph)])
    if outline.table:
        yield _table(outline.table.rows)
    for part in parts:
        yield from () if part.first else _part(part)


def _glance(pairs: Iterable[tuple[str, str]]) -> Iterator[Block]:
    if shown := "  |  ".join(f"{escape(label)}: {_bold(value)}" for label, value in pairs):
        yield context(shown)


def _part(part: Part) -> Iterator[Block]:
    if part.one_line:
        yield from _sections([f"{_bold(part.label)}: {escape(part.one_line)}"])
        return
    if any(row.glance for row in part.rows):
        for row in part.rows:
            yield section(_row(row))
            yield from _glance(row.glance)
        return
    marks = (f"{number}. " if part.numbered else "• " for number in range(1, len(part.rows) + 1))
    rows = [mark + _row(row) for mark, row in zip(marks, part.rows, strict=True)]
    yield from _sections([_bold(part.label), *rows] if part.label else rows)


def _sections(lines: Iterable[str]) -> Iterator[Block]:
    """As few sections as hold `lines`; none where nothing is to be seen."""
    text = ""
    for line in lines:
        if text and len(text) + len(line) + 1 > LONGEST_SECTION:
            yield section(text)
            text = ""
        text = f"{text}\n{line}" if text else line
    if text.strip():
        yield section(text)


def _row(row: Row) -> str:
    return f"{_bold(row.head)}: {escape(row.note)}" if row.note else escape(row.head)


def _bold(text: str) -> str:
    """In bold where mrkdwn can: not over several lines."""
    shown = cut(escape(text).strip(), LONGEST_SECTION - 2)
    return f"*{shown}*" if shown and "\n" not in shown else shown


def _links(links: Iterable[Link]) -> Iterator[Block]:
    line = ""
    for link in links:
        label, address = escape(link.label), escape(link.url)
        shown = f"<{address}|{label}>" if _ADDRESS.fullmatch(link.url) else f"{label}: {address}"
        longer = f"{line} · {shown}" if line else shown
        line = longer if len(longer) <= LONGEST_SECTION else line
    if line:
        yield context(line)


def _table(rows: tuple[tuple[str, ...], ...]) -> Block:
    longest = min(_LONGEST_CELL, _MOST_TABLE_CHARACTERS // sum(map(len, rows)))
    cells = [[{"type": "raw_text", "text": cut(visible(cell), longest) or "-"} for cell in row] for row in rows]
    return {"type": "table", "column_settings": [{"is_wrapped": True}] * len(rows[0]), "rows": cells}


def _actions(row: tuple[Action, ...], number: int) -> Block:
    return {"type": "actions", "elements": [_button(action, 10 * number + place) for place, action in enumerate(row)]}


def _button(action: Action, place: int) -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": f"httpbot:{action.verb}:{place}",
        "text": _plain(action.label, _LONGEST_LABEL),
        "value": value(action),
    }


def _plain(text: str, longest: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(visible(text), longest) or "-", "emoji": False}


def value(action: Action) -> str:
    """What a click needs to make the answer anew, in any process and after any restart: compact JSON."""
    question = action.question
    while True:
        kept = {"q": question, "l": action.locale, "x": action.expanded, "t": action.thread, "e": action.picked}
        packed = _compact({k: v for k, v in kept.items() if v != ""})
        if len(packed.encode()) <= LONGEST_VALUE:
            return packed
        if not question:
            raise ValueError("a button's value is too long even without its question")
        question = question[: len(question) * 3 // 4]
