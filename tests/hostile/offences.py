"""What must not be in anything that the bot sends to Slack."""

import re
from collections.abc import Iterator
from typing import Any

from bot.playground.blocks import block_errors, view_errors
from tests.hostile.requests import ADMIN, MEMBER

PEOPLE = rf"@(?:{ADMIN}|{MEMBER})"
RULES = "Your team's rule|우리 팀 규칙"
OURS = re.compile(
    rf"<(?:{PEOPLE}|https://[^\s<>|]+\|(?:{RULES})|https://(?!evil)[^\s<>|]+(?:\|[^<>]*)?|!date\^\d+\^[^<>|]*\|[^<>]*)>",
)
"""Mentions of those who asked or edited, the link that an admin gives to a ruling, links of the catalogue, moments."""
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
UNESCAPED = re.compile(r"<|(?!^> )>|&(?!(?:amp|lt|gt);)", re.MULTILINE)
"""But for what our own quotations, the team's rules, begin their lines with."""
PARSED = ("link", "user", "usergroup", "channel", "broadcast", "emoji", "date")
"""Elements of rich text in which Slack does more than show."""
NOT_SHOWN = ("initial_value", "value", "private_metadata", "action_id", "block_id", "hash", "url", "thread_ts")


def offences(method: str, body: Any) -> Iterator[str]:
    """Each in words; `body` is what a call of `method`, a response_url or an acknowledgement carries."""
    if not isinstance(body, dict):
        return
    if isinstance(body.get("text"), str) and "options" not in body:
        yield from _mrkdwn(body["text"], "text")
    if blocks := body.get("blocks"):
        yield from block_errors(blocks)
    if view := body.get("view"):
        yield from view_errors(view)
        yield from _shown(view, "view", method)
    yield from _shown({key: value for key, value in body.items() if key not in ("text", "view")}, "", method)


def _shown(value: Any, path: str, method: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _shown(one, f"{path}/{number}", method)
    elif isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield from _mrkdwn(value.get("text", ""), path)
        elif value.get("type") in PARSED:
            yield f"{path}: {value}"
        for key, one in value.items():
            if key in NOT_SHOWN:
                continue
            if isinstance(one, str):
                if found := UNSEEN.search(one):
                    yield f"{path}/{key}: {found.group()!a} in {one[:80]!a}"
            else:
                yield from _shown(one, f"{path}/{key}", method)


def _mrkdwn(text: str, path: str) -> Iterator[str]:
    if found := UNESCAPED.search(OURS.sub("", text)):
        yield f"{path}: {found.group()!a} unescaped in {text[max(0, text.find(found.group()) - 40) :][:120]!a}"
    if found := UNSEEN.search(text):
        yield f"{path}: {found.group()!a} in {text[:80]!a}"
