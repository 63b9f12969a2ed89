"""Where the words of a message are found."""

from typing import Any

import pytest

from bot.listeners.messages import is_from_bot, words
from bot.listeners.payload import decoded, text


def rich(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ({"text": "503?"}, "503?"),
        ({"text": "503?", "blocks": [rich({"type": "text", "text": "503?"})]}, "503?"),
        ({"text": "", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "a 502"}}]}, "a 502"),
        ({"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Alert"}}]}, "Alert"),
        ({"blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "*Code* 504"}]}]}, "*Code* 504"),
        ({"blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "499"}]}]}, "499"),
        (
            {"blocks": [rich({"type": "text", "text": "see "}, {"type": "link", "url": "https://a/503"})]},
            "see https://a/503",
        ),
        ({"blocks": [rich({"type": "text", "text": "HTTP/1.1 502"}, kind="rich_text_preformatted")]}, "HTTP/1.1 502"),
        ({"attachments": [{"fallback": "502 Bad Gateway"}]}, "502 Bad Gateway"),
        ({"attachments": [{"title": "Down", "text": "503", "fallback": "Down: 503"}]}, "Down\n503"),
        ({"attachments": [{"fields": [{"title": "Status", "value": "504"}]}]}, "Status: 504"),
        ({"text": "Alert", "attachments": [{"text": "503"}]}, "Alert\n503"),
        (
            {"attachments": [{"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "in it 500"}}]}]},
            "in it 500",
        ),
        ({}, ""),
        ({"text": 503, "blocks": "x", "attachments": [1, None]}, ""),
    ],
)
def test_words(message: dict[str, Any], found: str) -> None:
    assert words(message) == found


def test_blocks_nested_without_end_are_read_in_bounded_time() -> None:
    block: dict[str, Any] = {"type": "rich_text_section", "elements": []}
    for _ in range(500):
        block = {"type": "rich_text_list", "elements": [block, block]}
    assert words({"blocks": [{"type": "rich_text", "elements": [block]}]}) == ""


@pytest.mark.parametrize(
    ("message", "bot"),
    [({"bot_id": "B1"}, True), ({"subtype": "bot_message"}, True), ({"user": "U1"}, False), ({}, False)],
)
def test_is_from_bot(message: dict[str, Any], bot: bool) -> None:
    assert is_from_bot(message) is bot


def test_odd_payloads_are_empty_ones() -> None:
    assert text({"text": "a\ud800b"}, "text") == "a?b"
    assert decoded("[1]") == decoded("{") == decoded("[" * 5000) == {}
