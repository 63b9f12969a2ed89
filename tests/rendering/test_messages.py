"""Every answer as Slack gets it: whole in `text`, inside Slack's limits, in both languages."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pytest

from bot.answers.answer import Basis, CompareAnswer
from bot.answers.meaning import of_entry
from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue, Edit, Locale, Ruling, Text
from bot.rendering.message import Message
from bot.rendering.naming import name
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
    "4xx vs 5xx", "which codes cannot have a body", "캐시 안 되는 코드들", "grpc status 14", "cloudflare 1020", "istio 503 UC",
)  # fmt: skip
VIEWS = {
    "short": RenderOptions(),
    "long": RenderOptions(expanded=True),
    "thread": RenderOptions(thread=True, private=False),
    "shared": RenderOptions(private=False, shared_by="U0ALEX"),
}


def check(message: Message) -> None:
    assert message.text.strip()
    assert len(message.text) <= 3900
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


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_answer_in_a_channel_with_a_stack(
    responder: Responder, cases: dict[str, Any], locale: Locale
) -> None:
    for stack in (("shopify", "shop"), ("nginx", "shop"), ("cloudflare", "alb", "nginx", "spring")):
        for question in (*QUESTIONS, "530", "499", "000", ALB):
            message = render(responder.respond(question, stack=stack), locale=locale, view=RenderOptions(thread=True))
            check(message)
            cases[f"{question[:40]} {locale} on {stack}"] = message.payload()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_that_may_be_picked(responder: Responder, cases: dict[str, Any], locale: Locale) -> None:
    for key in responder.catalogue.entries:
        message = render(responder.about(key), locale=locale, view=RenderOptions(private=False))
        check(message)
        cases[f"picked {key} {locale}"] = message.payload()


@pytest.mark.parametrize("expanded", [False, True])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_of_the_shipped_catalogue(
    responder: Responder, cases: dict[str, Any], locale: Locale, expanded: bool
) -> None:
    for code, entry in responder.catalogue.entries.items():
        message = render(responder.respond(code), locale=locale, view=RenderOptions(expanded=expanded))
        check(message)
        assert "…" not in message.text or "…" in str(entry.texts), "shortened, though it is one of ours"
        if entry.kind not in ("signal", "topic") or (expanded and (entry.kind == "topic" or locale == "ko")):
            cases[f"entry {code} {locale} {expanded}"] = message.payload()


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("en", "The load balancer (AWS ALB) made this 502: the server behind it sent no response."),
        ("ko", "로드 밸런서(AWS ALB)에서 만든 502 응답입니다. 뒤쪽 서버에서는 응답이 오지 않았습니다."),
    ],
)
def test_a_pasted_line_begins_with_who_made_it(responder: Responder, locale: Locale, first: str) -> None:
    message = render(responder.respond(ALB), locale=locale, view=RenderOptions())
    assert message.text.split("\n")[0] == first
    assert first in message.blocks[0]["text"]["text"]


def test_the_contrasts_stand_side_by_side(responder: Responder, cases: dict[str, Any]) -> None:
    for key, contrast in responder.catalogue.contrasts.items():
        for locale in LOCALES:
            meanings = tuple(
                of_entry(responder.catalogue, responder.catalogue.entries[code]) for code in contrast.codes
            )
            message = render(
                CompareAnswer(Basis(key, locale, 1.0), meanings, contrast), locale=locale, view=RenderOptions()
            )
            check(message)
            assert contrast.texts[locale].rule in message.text
            (table,) = (block for block in message.blocks if block["type"] == "table")
            assert len(table["rows"]) == 1 + len(contrast.codes)
            cases[f"contrast {key} {locale}"] = message.payload()


def test_on_call_the_answer_is_read_from_the_top(responder: Responder) -> None:
    """Who made it, the way, the code, the glance, the summary, the first checks; only then what it means at length."""
    text = responder.catalogue.entries["502"].texts["en"]
    said = render(responder.respond(ALB), locale="en", view=RenderOptions(thread=True)).text
    marks = (
        "made this 502",
        "[load balancer: made here]",
        "\n502 Bad Gateway",
        "Retry: ",
        text.summary,
        text.checks[0],
    )
    places = [said.index(mark) for mark in (*marks, text.description, "RFC 9110")]
    assert places == sorted(places)


def test_codes_in_one_message_are_told_apart_by_who_made_them(responder: Responder) -> None:
    lines = f'{ALB}\n10.0.0.1 - - [x] "GET / HTTP/1.1" 499 0 "-" "curl"'
    first, second, _, *rest = render(responder.respond(lines), locale="en", view=RenderOptions()).text.split("\n")
    assert first.startswith("The load balancer (AWS ALB) made this 502")
    assert second == "The client went away before the response (499)."
    assert not [line for line in rest if "ArcGIS" in line], "nginx wrote the line"
    assert "First checks: 502 Bad Gateway:" in rest


def test_every_vendor_of_a_number_is_named(responder: Responder) -> None:
    for number in ("000", "499", "530", "561"):
        entries = responder.catalogue.numbers[int(number)]
        message = render(responder.respond(number), locale="ko", view=RenderOptions())
        for entry in entries:
            assert name(entry, "ko") in message.text
            assert entry.texts["ko"].summary in message.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("502 POST retry?", "Retrying POST after 502: only with an idempotency key."),
        ("503 GET 재시도?", "503 응답 뒤의 GET 재시도: 시간을 두고 가능."),
        ("is 404 cacheable", "404 is cacheable by default; Cache-Control can shorten or forbid that."),
        ("308 keep the method?", "308 keeps the method: a POST stays a POST, with its content."),
        ("302 메서드 유지돼?", "302 리다이렉트는 메서드를 보장하지 않습니다. POST가 GET으로 바뀔 수 있습니다."),
    ],
)
def test_a_verdict_that_was_asked_for_comes_first(responder: Responder, question: str, first: str) -> None:
    answer = responder.respond(question)
    assert render(answer, locale=answer.basis.locale, view=RenderOptions()).text.split("\n")[0] == first


def test_mdn_is_linked_in_the_readers_language(responder: Responder) -> None:
    def links(code: str, locale: Locale) -> str:
        return render(responder.respond(code), locale=locale, view=RenderOptions()).text

    assert "MDN: https://developer.mozilla.org/ko/docs" in links("503", "ko")
    assert "MDN(영어): https://developer.mozilla.org/en-US/docs" in links("511", "ko"), "MDN has no Korean page of it"
    assert "MDN: https://developer.mozilla.org/en-US/docs" in links("503", "en")


def test_what_the_team_said_is_marked(responder: Responder, cases: dict[str, Any]) -> None:
    at = datetime(2026, 11, 24, 3, 4, tzinfo=UTC)
    entry = responder.catalogue.entries["422"]
    ruling = Ruling("422", "Validation errors are 422 here.", "kim", "https://wiki.example/errors")
    for who, footer in (("kim", "(kim, 2026-11-24 03:04 UTC)"), ("U0ALEX00", "(2026-11-24 03:04 UTC)")):
        entries = {"422": replace(entry, edited=Edit(who, at))}
        message = render(
            Responder(Catalogue(1, entries, {}, (ruling,))).respond("422"), locale="en", view=RenderOptions()
        )
        check(message)
        assert f"Edited by your team {footer}" in message.text
        assert message.text.index(ruling.ruling) < message.text.index(entry.texts["en"].summary)
        assert "<https://wiki.example/errors|Your team's rule>" in str(message.blocks)
        cases[f"ruling {who}"] = message.payload()


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
        assert "\u202e" not in json.dumps(message.payload(), ensure_ascii=False)


def test_a_question_is_never_echoed(responder: Responder) -> None:
    for question in ("<!channel> what is love", "503 <!channel>", "zzz <http://evil.example|x>"):
        for locale in LOCALES:
            message = render(responder.respond(question), locale=locale, view=RenderOptions())
            visible = [block for block in message.blocks if block["type"] != "actions"]
            assert "channel" not in message.text + json.dumps(visible)
