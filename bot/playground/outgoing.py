"""What an app sends to be shown: its text and blocks checked, completed and cut as Slack does before it keeps them."""

import json
from collections.abc import Iterable

from bot.playground.blocks import MAX_VIEW_SIZE, block_errors, elements_of, too_big, view_errors
from bot.playground.workspace import Json, Workspace

MAX_TEXT = 40_000
MAX_UPDATED_TEXT = 4_000


class ApiError(Exception):
    """Raised when Slack would answer ok=false; `code` is its error, `more` the fields beside it."""

    def __init__(self, code: str, more: Json | None = None, *, messages: Iterable[str] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.more = dict(more or {})
        if found := list(messages):
            self.more["errors"] = found
            self.more["response_metadata"] = {"messages": found}


def content(args: Json, workspace: Workspace, *, updating: bool = False) -> tuple[str, list[Json], list[Json]]:
    """Text, blocks and attachments of a message an app sends. Raises ApiError no_text, invalid_blocks and the like."""
    text, blocks, attachments = str(args.get("text") or ""), _list(args, "blocks"), _list(args, "attachments")
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    if updating and len(text) > MAX_UPDATED_TEXT:
        raise ApiError("msg_too_long")
    if errors := block_errors(blocks):
        raise ApiError("invalid_blocks", messages=errors)
    if too_big(blocks):
        raise ApiError("msg_blocks_too_long")
    return text[:MAX_TEXT], identified(blocks, workspace), attachments


def view_content(value: object, workspace: Workspace) -> Json:
    """A view an app sends, with ids for its blocks. Raises ApiError invalid_arguments or view_too_large."""
    view = _parsed(value)
    if errors := view_errors(view):
        raise ApiError("invalid_arguments", messages=errors)
    if not isinstance(view, dict) or len(json.dumps(view)) > MAX_VIEW_SIZE:
        raise ApiError("view_too_large")
    return view | {"blocks": identified(view["blocks"], workspace)}


def identified(blocks: list[Json], workspace: Workspace) -> list[Json]:
    """Copies of `blocks` with a block_id on every block and an action_id on every interactive element."""
    copies: list[Json] = json.loads(json.dumps(blocks))
    for block in copies:
        block.setdefault("block_id", workspace.next_id("b"))
        for element in elements_of(block):
            element.setdefault("action_id", workspace.next_id("a"))
    return copies


def _list(args: Json, key: str) -> list[Json]:
    value = _parsed(args.get(key) or [])
    if not isinstance(value, list):
        raise ApiError(f"invalid_{key}_format" if key == "blocks" else "invalid_attachments")
    return value


def _parsed(value: object) -> object:
    """JSON that came inside a form is text; in a JSON body it is already parsed."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise ApiError("invalid_json") from None
