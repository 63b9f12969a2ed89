"""The words of a message, wherever they are: bots keep theirs in attachments and blocks and leave `text` empty."""

from collections.abc import Iterator

from bot.listeners.payload import Payload, child, items, text

MAX_DEPTH = 8
"""Rich text nests sections in lists in quotes; nothing that Slack draws goes deeper."""
HUMAN_SUBTYPES = ("", "file_share", "thread_broadcast", "me_message")


def is_from_bot(message: Payload) -> bool:
    """Whether a program wrote it, ourselves included."""
    return bool(message.get("bot_id") or message.get("bot_profile")) or text(message, "subtype") == "bot_message"


def words(message: Payload) -> str:
    """Text, attachments and blocks, a piece a line, nothing twice."""
    pieces: list[str] = []
    own = text(message, "text")
    nested = [piece for block in items(message, "blocks") for piece in _block(block, 0)]
    for piece in (own, *(nested if not own else ()), *_attachments(message)):
        piece = piece.strip()
        if piece and not any(piece in known for known in pieces):
            pieces.append(piece)
    return "\n".join(pieces)


def _attachments(message: Payload) -> Iterator[str]:
    for attachment in items(message, "attachments"):
        shown = [text(attachment, key) for key in ("pretext", "title", "text")]
        shown += [f"{text(field, 'title')}: {text(field, 'value')}" for field in items(attachment, "fields")]
        shown += [piece for block in items(attachment, "blocks") for piece in _block(block, 0)]
        yield from shown if any(shown) else (text(attachment, "fallback"),)


def _block(block: Payload, depth: int) -> Iterator[str]:
    """The pieces of one block: sections, headers and contexts by their text objects, rich text by its lines."""
    if depth > MAX_DEPTH:
        return
    if text(block, "type").startswith("rich_text"):
        yield from _rich(block, depth)
        return
    yield text(block, "text") or text(child(block, "text"), "text")
    for key in ("fields", "elements"):
        for item in items(block, key):
            yield from _block(item, depth + 1)


def _rich(block: Payload, depth: int) -> Iterator[str]:
    lines = [each for each in items(block, "elements") if text(each, "type").startswith("rich_text")]
    if lines and depth < MAX_DEPTH:
        for line in lines:
            yield from _rich(line, depth + 1)
        return
    yield "".join(text(each, "text") or text(each, "url") for each in items(block, "elements"))
