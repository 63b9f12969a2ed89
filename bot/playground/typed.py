"""What Slack makes of text that a person typed: entities, links, mentions, and the rich_text block beside them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.playground.workspace import Json, Workspace

Kind = Literal["text", "pre", "code", "url", "host", "mail", "user", "channel"]

# Slack links whatever ends in a top-level domain, file names such as deploy.sh and main.py among them
# (bolt-python#322, hubot-slack#181). The real list is IANA's; these are the ones that turn up in questions about HTTP.
_DOMAINS = "com|net|org|io|dev|co|kr|jp|me|ai|app|cloud|info|local|py|sh|rs|pl|so|zip|md"
_HOST = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_DOMAINS})(?![\w-])(?::\d{{2,5}})?(?:/[^\s<>|`]*)?"
_ADDRESS = r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5}(?:/[^\s<>|`]*)?|/[^\s<>|`]*)"
_PIECES = re.compile(
    rf"""(?P<pre>```.+?```) | (?P<code>`[^`\n]+`)
    | (?P<mail>[\w.+-]+@{_HOST}) | (?P<url>https?://[^\s<>|`]+)
    | (?P<host>(?<![\w./@:-])(?:{_HOST}|{_ADDRESS}))
    | (?P<user>(?<![\w@])@[\w.-]+) | (?P<channel>(?<![\w\#])\#[\w-]+)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_TRAILING = ".,;:!?)'\""


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    text: str
    target: str = ""


def escape(text: str) -> str:
    """`&`, `<` and `>` as Slack writes them; nothing else is an entity there."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def received(text: str, workspace: Workspace) -> tuple[str, list[Json]]:
    """The `text` and the `blocks` of the event that Slack sends for what a person typed."""
    pieces = _pieces(text, workspace)
    return "".join(_as_text(each) for each in pieces), [_rich_text(pieces, workspace.next_id("b"))]


def _pieces(text: str, workspace: Workspace) -> list[_Piece]:
    pieces, end = [], 0
    for match in _PIECES.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are named after the kinds
        found = match.group().rstrip(_TRAILING) if kind in ("url", "host", "mail") else match.group()
        pieces.append(_Piece("text", text[end : match.start()]))
        pieces.append(_resolved(kind, found, workspace))
        end = match.start() + len(found)
    pieces.append(_Piece("text", text[end:]))
    return [each for each in pieces if each.text]


def _resolved(kind: Kind, found: str, workspace: Workspace) -> _Piece:
    if kind == "user":
        target = next((each.id for each in workspace.users.values() if f"@{each.name}" == found.lower()), "")
        return _Piece("user", found, target) if target else _Piece("text", found)
    if kind == "channel":
        channel = workspace.named(found)
        return _Piece("channel", found, channel.id) if channel else _Piece("text", found)
    return _Piece(kind, found)


_TEXT: dict[Kind, Callable[[_Piece], str]] = {
    "url": lambda piece: f"<{escape(piece.text)}>",
    "host": lambda piece: f"<http://{escape(piece.text)}|{escape(piece.text)}>",
    "mail": lambda piece: f"<mailto:{piece.text}|{piece.text}>",
    "user": lambda piece: f"<@{piece.target}>",
    "channel": lambda piece: f"<#{piece.target}|{piece.text[1:]}>",
}


_ELEMENT: dict[Kind, Callable[[_Piece], Json]] = {
    "code": lambda piece: {"type": "text", "text": piece.text[1:-1], "style": {"code": True}},
    "url": lambda piece: {"type": "link", "url": piece.text},
    "host": lambda piece: {"type": "link", "url": f"http://{piece.text}", "text": piece.text},
    "mail": lambda piece: {"type": "link", "url": f"mailto:{piece.text}", "text": piece.text},
    "user": lambda piece: {"type": "user", "user_id": piece.target},
    "channel": lambda piece: {"type": "channel", "channel_id": piece.target},
}


def _as_text(piece: _Piece) -> str:
    write = _TEXT.get(piece.kind)
    return write(piece) if write else escape(piece.text)


def _as_element(piece: _Piece) -> Json:
    write = _ELEMENT.get(piece.kind)
    return write(piece) if write else {"type": "text", "text": piece.text}


def _rich_text(pieces: list[_Piece], block_id: str) -> Json:
    parts: list[Json] = []
    for piece in pieces:
        if piece.kind == "pre":
            inner = piece.text[3:-3].removeprefix("\n").removesuffix("\n")
            parts.append({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": inner}]})
        elif parts and parts[-1]["type"] == "rich_text_section":
            parts[-1]["elements"].append(_as_element(piece))
        else:
            parts.append({"type": "rich_text_section", "elements": [_as_element(piece)]})
    return {"type": "rich_text", "block_id": block_id, "elements": parts}
