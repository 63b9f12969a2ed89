"""Lines with a button each, as a message: what lists and short confirmations are made of."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.catalogue import Locale
from bot.rendering.admin_wording import FORM
from bot.rendering.blocks import LONGEST_SECTION, LONGEST_VALUE, MOST_BLOCKS, MOST_BYTES, size
from bot.rendering.escape import escape, visible
from bot.rendering.message import Block, Message

_PERSON = re.compile(r"[UW][A-Z0-9]{2,20}")
LONGEST_TEXT = 3900
"""Characters of the top-level text, as in every answer."""
_LONGEST_LINE = 400
_LONGEST_CONFIRMATION = 290


@dataclass(frozen=True, slots=True)
class Button:
    """`question` and `locale` are what the click carries; `confirm` is asked before it counts."""

    verb: str
    label: str
    question: str
    locale: Locale
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """mrkdwn, escaped already, with a button beside it."""

    text: str
    button: Button | None = None


def message(head: str, lines: Sequence[Line] = ()) -> Message:
    """`head`, bold where lines follow. Of too many lines, as many as Slack takes."""
    first = Line(f"*{head}*" if lines else head)
    found: tuple[Block, ...] = (section(first.text),)
    for block in blocks(lines):
        if len(found) == MOST_BLOCKS or size((*found, block)) > MOST_BYTES:
            break
        found = (*found, block)
    text = "\n".join(line.text.replace("*", "") for line in (first, *lines))
    return Message(shortened(text, LONGEST_TEXT), found)


def blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """A section a line."""
    return tuple(_section(line, number) for number, line in enumerate(lines))


def section(text: str) -> dict[str, Any]:
    """One paragraph of mrkdwn."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": shortened(text, LONGEST_SECTION), "verbatim": True}}


def button(wanted: Button, place: int = 0) -> dict[str, Any]:
    """A button whose click carries a question, as those under an answer do."""
    made: dict[str, Any] = {
        "type": "button",
        "action_id": f"httpbot:{wanted.verb}:{place}",
        "text": plain(wanted.label[:75]),
        "value": packed(wanted.question, wanted.locale),
    }
    if wanted.confirm:
        made["confirm"] = {
            "title": plain(FORM["sure"][wanted.locale]),
            "text": plain(shortened(wanted.confirm, _LONGEST_CONFIRMATION)),
            "confirm": plain(wanted.label[:30]),
            "deny": plain(FORM["no"][wanted.locale]),
        }
    return made


def packed(question: str, locale: Locale) -> str:
    """The value of a button."""
    while True:
        value = json.dumps({"q": question, "l": locale}, ensure_ascii=False, separators=(",", ":"))
        if len(value.encode()) <= LONGEST_VALUE:
            return value
        question = question[: len(question) * 3 // 4]


def person(who: str) -> str:
    """Who history names: people in Slack by their name there; only for what is shown to one person, as it is a mention."""
    return f"<@{who}>" if _PERSON.fullmatch(who) else escape(who)


def by(who: str) -> str:
    """The same in brackets for plain text, in which Slack shows no names: nothing for people in Slack."""
    return "" if _PERSON.fullmatch(who) else f" ({who})"


def plain(text: str) -> dict[str, Any]:
    """A plain_text object."""
    return {"type": "plain_text", "text": visible(text).strip() or "-", "emoji": False}


def shortened(text: str, longest: int) -> str:
    """`text`, cut so that no entity is cut in two."""
    return text if len(text) <= longest else text[: longest - 1].rsplit("&", 1)[0].rstrip() + "…"


def _section(line: Line, number: int) -> Block:
    made = section(shortened(line.text, _LONGEST_LINE))
    return {**made, "accessory": button(line.button, number)} if line.button else made
