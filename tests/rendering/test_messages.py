"""Every answer as Slack gets it: whole in `text`, inside Slack's limits, in both languages."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue, Locale, Ruling, Text
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.render import render

ALB = (
    "https 2026-11-24T03:12:45.123456Z app/web/50dc6c495c0c9188 203.0.113.7:51344 10.0.3.14:8080 0.001 0.004 -1 "
    '502 - 502 610 "POST https://shop.example.com:443/cart HTTP/1.1" "curl/8.5" ECDHE TLSv1.3'
)
QUESTIONS = (
    "401 vs 403", "500 502 503 504 비교", "405 vs 501", "5xx", "1xx", "redirects list", "500번대", "50[234]", "400-431", "299", "42",
    "method-preserving redirect", "메서드 유지되는 리다이렉트", "which code when the email already exists", "이메일 중복이면 몇 번 줘야 돼?",
    "which codes need WWW-Authenticate", "Retry-After", "502 POST retry?", "503 GET 재시도?", "is 404 cacheable", "308 keep the method?",
    "may 204 have a body", "530", "499", "561", "000", "HTTPCode_ELB_5XX_Count", "envoy uh", "what's for lunch", "room 503", "help", "도움말",
    ALB, "502/504가 섞여서 나와요", '"GET /get HTTP/1.1" 503 UO upstream_reset_before_response_started{overflow} - "-"', "gateway thing broken maybe",
)  # fmt: skip
VIEWS = {
    "short": RenderOptions(),
    "long": RenderOptions(expanded=True),
    "thread": RenderOptions(thread=True, private=False),
    "shared": RenderOptions(private=False, shared_by="U0ALEX"),
}


def check(message: Message) -> None:
    assert message.text.strip()
    assert len(message.text) <= 4000
    assert 1 <= len(message.blocks) <= 50
    assert len(json.dumps(message.blocks, ensure_ascii=False).encode()) <= 13_000
    ids = [
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", ())
        if "action_id" in element
    ]
    assert len(ids) == len(set(ids))


def mrkdwn(found: Any) -> Iterator[str]:
    """Every text in which Slack looks for mentions and links."""
    if isinstance(found, Mapping):
        if found.get("type") == "mrkdwn":
            yield found["text"]
        found = list(found.values())
    if isinstance(found, list | tuple):
        for inner in found:
            yield from mrkdwn(inner)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_answer(responder: Responder, cases: dict[str, Any], locale: Locale, view: str) -> None:
    for question in QUESTIONS:
        message = render(responder.respond(question), locale=locale, view=VIEWS[view])
        check(message)
        cases[f"{question[:40]} {locale} {view}"] = message.payload()


@pytest.mark.parametrize("expanded", [False, True])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_of_the_shipped_catalogue(
    responder: Responder, cases: dict[str, Any], locale: Locale, expanded: bool
) -> None:
    for code, entry in responder.catalogue.entries.items():
        message = render(responder.respond(code), locale=locale, view=RenderOptions(expanded=expanded))
        check(message)
        if entry.kind != "signal":
            cases[f"entry {code} {locale} {expanded}"] = message.payload()


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("en", "The load balancer (AWS ALB) made this 502: your app sent no response."),
        ("ko", "이 502 응답은 로드 밸런서(AWS ALB)에서 만들었습니다. 애플리케이션에서는 응답이 오지 않았습니다."),
    ],
)
def test_a_pasted_line_begins_with_who_made_it(responder: Responder, locale: Locale, first: str) -> None:
    message = render(responder.respond(ALB), locale=locale, view=RenderOptions())
    assert message.text.split("\n")[0] == first
    assert first in message.blocks[0]["text"]["text"]


def test_the_text_holds_the_whole_answer(responder: Responder) -> None:
    answer = responder.respond("503")
    text = responder.catalogue.entries["503"].texts["en"]
    message = render(answer, locale="en", view=RenderOptions(thread=True))
    for part in (text.title, text.summary, text.description, *text.checks):
        assert part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in message.text


def test_nothing_of_a_hostile_catalogue_becomes_a_mention_or_a_link(
    responder: Responder, cases: dict[str, Any]
) -> None:
    evil = "<!channel> <@U0ALEX> <http://evil.example|here> & `x` *y* \u202e" + "&" * 500
    entry = responder.catalogue.entries["503"]
    text = Text(evil[:100], evil, evil, (evil[:200],), evil)
    entries = dict(responder.catalogue.entries) | {
        "503": replace(entry, texts=MappingProxyType({"en": text, "ko": text}))
    }
    ruling = Ruling("503", evil, "<!here>", None)
    hostile = Responder(Catalogue(1, MappingProxyType(entries), responder.catalogue.contrasts, (ruling,)))
    for number, question in enumerate(("503", "502 vs 503", "5xx", "503 POST retry?")):
        message = render(hostile.respond(question), locale="en", view=RenderOptions(expanded=True))
        check(message)
        cases[f"hostile {number}"] = message.payload()
        for said in re.findall(r"<[^>]*>", "\n".join((message.text, *mrkdwn(message.blocks)))):
            assert said.startswith("<https://"), said


def test_a_question_is_never_echoed(responder: Responder) -> None:
    for question in ("<!channel> what is love", "503 <!channel>", "zzz <http://evil.example|x>"):
        for locale in LOCALES:
            message = render(responder.respond(question), locale=locale, view=RenderOptions())
            visible = [block for block in message.blocks if block["type"] != "actions"]
            assert "channel" not in message.text + json.dumps(visible)


def test_a_pointer_stands_for_what_was_just_explained(responder: Responder) -> None:
    link = "https://team.slack.com/archives/C1/p1"
    message = render(responder.respond("503"), locale="en", view=RenderOptions(earlier=link))
    assert f"<{link}|" in message.text
