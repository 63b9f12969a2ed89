"""What an admin may write at most still fits into Slack, and it is the entry's own words that stay longest."""

import json
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue, Locale, Ruling, Text
from bot.rendering.blocks import blocks
from bot.rendering.escape import cut, escape, visible
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Outline, Part, Row
from bot.rendering.render import render
from tests.rendering.test_messages import check

LONGEST = 2800
WORDS = {
    "Korean": "가" * LONGEST,
    "ampersands": "&" * (LONGEST // 5),
    "lines": "a\n" * (LONGEST // 2),
    "one word": "a" * LONGEST,
}


def overlong(responder: Responder, words: str) -> Responder:
    """Every text of 503 and of its neighbours is as long as the database lets it be."""
    texts = {tag: Text(words, words, words, tuple(words.split("\n")), words) for tag in LOCALES}
    changed = {
        code: replace(responder.catalogue.entries[code], texts=MappingProxyType(texts))
        for code in ("429", "502", "503", "504", "5xx", "cloudflare-530", "pantheon-530")
    }
    rulings = tuple(Ruling("503", words, words, f"https://example.com/{number}") for number in range(40))
    return Responder(
        Catalogue(1, responder.catalogue.entries | changed, responder.catalogue.contrasts, rulings)  # type: ignore[operator]
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", WORDS)
def test_the_longest_texts_fit(responder: Responder, cases: dict[str, Any], kind: str, locale: Locale) -> None:
    asked = overlong(responder, WORDS[kind])
    for question in ("503", "502 vs 503 vs 504", "5xx", "530", "502, 503 and 504", "503 POST retry?"):
        for view in (RenderOptions(), RenderOptions(expanded=True, shared_by="U0ALEX", private=False)):
            message = render(asked.respond(question), locale=locale, view=view)
            check(message)
            cases[f"longest {kind} {question} {locale} {view.expanded}"] = message.payload()


def test_a_long_description_alone_is_shown_whole(responder: Responder) -> None:
    entry = responder.catalogue.entries["503"]
    written = "설명 " * (LONGEST // 3)
    texts = {tag: replace(entry.texts[tag], description=written) for tag in LOCALES}
    asked = Responder(Catalogue(1, {"503": replace(entry, texts=texts)}, {}))
    message = render(asked.respond("503"), locale="ko", view=RenderOptions())
    assert written.strip() in message.text
    assert written.strip() in json.dumps(message.blocks, ensure_ascii=False)


def test_a_list_too_long_for_one_section_goes_on_in_the_next() -> None:
    rows = tuple(Row(f"row {number}", "x" * 90) for number in range(60))
    found = blocks(Outline("Many", parts=(Part("All", rows),)))
    shown = [block["text"]["text"] for block in found if block["type"] == "section"]
    assert len(shown) > 1
    assert max(map(len, shown)) <= 3000
    assert all(f"row {number}*" in "\n".join(shown) for number in range(60))


def test_what_is_left_out_is_said_with_the_way_to_it(responder: Responder) -> None:
    message = render(
        overlong(responder, WORDS["Korean"]).respond("503"), locale="ko", view=RenderOptions(expanded=True)
    )
    for said in (message.text, str(message.blocks)):
        assert "전체 내용: `httpbot catalogue show 503`" in said


@pytest.mark.parametrize(
    ("text", "longest", "left"),
    [
        ("short", 5, "short"),
        ("a&amp;b", 4, "a…"),
        ("a&amp;b", 6, "a…"),
        ("a&amp;bc", 7, "a&amp;…"),
        ("&amp; and more words", 12, "&amp; and m…"),
    ],
)
def test_no_entity_is_cut_in_two(text: str, longest: int, left: str) -> None:
    assert cut(text, longest) == left


def test_nothing_unseen_is_passed_on() -> None:
    assert visible("a\u202eb\u200fc\x1b[31md\te\nf\x00") == "abc[31md\te\nf"
    assert escape("<!channel>\u2066 & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"
