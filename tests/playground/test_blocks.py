"""Block Kit's limits, one case a rule."""

from typing import Any

import pytest

from bot.playground.blocks import block_errors, view_errors
from tests.playground.sample import ANSWER, MODAL, option, plain

Json = dict[str, Any]


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def button(**changes: Any) -> Json:
    return {"type": "button", "text": plain("Go"), **changes}


def select(**changes: Any) -> Json:
    return {"type": "static_select", **changes}


def test_good_blocks_pass() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "502"}, {"type": "raw_number", "value": 1}]]}
    context = {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}]}
    assert block_errors([*ANSWER, table, context, {"type": "divider"}, section("x" * 3000)]) == []
    assert view_errors(MODAL) == []


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"type": "header", "text": plain("x" * 151)}, "/blocks/0/text/text"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text"),
        (section(""), "/blocks/0/text/text"),
        (section("x" * 3001), "/blocks/0/text/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "section", "fields": [plain("x")] * 11}, "/blocks/0/fields"),
        ({"type": "section", "fields": [plain("x" * 2001)]}, "/blocks/0/fields/0/text"),
        ({"type": "context", "elements": [plain("x")] * 11}, "/blocks/0/elements"),
        (actions(*[button()] * 26), "/blocks/0/elements"),
        (actions(button(text=plain("x" * 76))), "/blocks/0/elements/0/text/text"),
        (actions(button(value="x" * 2001)), "/blocks/0/elements/0/value"),
        (actions(button(style="green")), "/blocks/0/elements/0/style"),
        (actions(button(action_id="a"), button(action_id="a")), "/blocks/0"),
        (actions(select()), "/blocks/0/elements/0"),
        (actions(select(options=[option(f"{n}") for n in range(101)])), "/blocks/0/elements/0/options"),
        (actions({"type": "overflow", "options": [option(f"{n}") for n in range(6)]}), "/blocks/0/elements/0/options"),
        ({"type": "image", "image_url": "https://x.dev/a.png"}, "/blocks/0/alt_text"),
        ({"type": "alert", "text": plain("x")}, "/blocks/0/type"),
        ({"type": "table", "rows": [[{"type": "text"}]]}, "/blocks/0/rows/0/0/type"),
        ({"type": "rich_text", "elements": [{"type": "text"}]}, "/blocks/0/elements/0/type"),
        ({"text": "no type"}, "/blocks/0"),
        ({"type": "divider", "text": plain("x")}, "/blocks/0"),
        (
            actions(button(confirm={"title": plain("x" * 101), "text": plain("y")})),
            "/blocks/0/elements/0/confirm/title/text",
        ),
    ],
)
def test_a_wrong_block_is_refused_with_a_pointer(block: Json, pointer: str) -> None:
    assert any(each.endswith(f"[json-pointer:{pointer}]") for each in block_errors([block])), block_errors([block])


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x")] * 51,
        [{**section("x"), "block_id": "same"}] * 2,
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
        "not a list",
    ],
)
def test_wrong_messages_are_refused(blocks: object) -> None:
    assert block_errors(blocks)


@pytest.mark.parametrize(
    "change",
    [{"title": plain("x" * 25)}, {"submit": None}, {"type": "page"}, {"private_metadata": "x" * 3001}, {"title": None}],
)
def test_wrong_views_are_refused(change: Json) -> None:
    assert view_errors(MODAL | change)
