"""What one look at an answer tells: whose fault it is and whether to retry, once, and of the request that failed."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from bot.answers.answer import Basis, SuggestAnswer
from bot.answers.respond import Responder
from bot.catalogue import Entry, Facts, Locale, Ruling, Text
from bot.playground.seed import ALB_LINE, NGINX_LINE
from bot.rendering.compose import compose
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.render import render


def said(responder: Responder, question: str, locale: Locale = "en") -> Message:
    return render(responder.respond(question, locale=locale), locale=locale, view=RenderOptions())


def small(message: Message) -> list[str]:
    """The small lines."""
    return [block["elements"][0]["text"] for block in message.blocks if block["type"] == "context"]


def shown(message: Message) -> str:
    """What stands in the blocks but for buttons."""
    return str([block for block in message.blocks if block["type"] != "actions"])


@pytest.mark.parametrize(
    ("question", "locale", "verdict"),
    [
        (ALB_LINE, "en", "Retry: *only with an idempotency key (POST)*"),
        (ALB_LINE, "ko", "재시도: *멱등 키가 있을 때만(POST)*"),
        (NGINX_LINE, "en", "Retry: *yes (GET)*"),
        ("502", "en", "Retry: *yes (GET/PUT/DELETE), only with an idempotency key (POST/PATCH)*"),
        ("503", "en", "Retry: *yes, after a delay*"),
    ],
)
def test_the_retry_is_told_of_the_request_in_the_line(
    responder: Responder, question: str, locale: Locale, verdict: str
) -> None:
    glance = next(line for line in small(said(responder, question, locale)) if "*5xx" in line)
    assert glance.endswith(verdict)


def test_the_verdict_asked_for_is_told_once(responder: Responder) -> None:
    asked = said(responder, "502 POST retry?")
    assert asked.text.startswith("Retrying POST after 502: only with an idempotency key.")
    assert "Retry: " not in asked.text
    assert "Fault: " in asked.text
    assert "Method: " not in said(responder, "does 308 keep POST").text


@pytest.mark.parametrize(
    ("locale", "heading", "told"),
    [
        ("en", "404 · 503", ["Fault: *the request (client side)*", "Fault: *the server that answered*"]),
        ("ko", "404 · 503", ["문제 위치: *클라이언트 쪽 요청*", "문제 위치: *응답한 서버*"]),
    ],
)
def test_of_few_codes_each_is_told_at_a_glance(
    responder: Responder, locale: Locale, heading: str, told: list[str]
) -> None:
    message = said(responder, "404 503", locale)
    assert message.blocks[0]["text"]["text"] == heading
    assert [line.split("  |  ")[0] for line in small(message)] == told
    many = said(responder, "500-504", locale)
    assert small(many) == []


@pytest.mark.parametrize(
    ("pasted", "locale", "fault"),
    [
        ("java.net.SocketTimeoutException: Read timed out", "en", "Fault: *the server that was called*"),
        ("java.net.SocketTimeoutException: Read timed out", "ko", "문제 위치: *호출받은 서버*"),
        ("curl: (7) Failed to connect to localhost port 80: Connection refused", "en", "Fault: *the network*"),
    ],
)
def test_where_no_server_answered_none_is_said_to_have(
    responder: Responder, pasted: str, locale: Locale, fault: str
) -> None:
    assert small(said(responder, pasted, locale))[0] == fault


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("The nightly closing runs.", ["The nightly closing runs."]),
        ("It runs. Retry after 02:30 UTC.", ["It runs. Retry after 02:30 UTC."]),
    ],
)
def test_a_text_of_the_team_without_a_summary_is_told_once(
    responder: Responder, description: str, told: list[str]
) -> None:
    words = Text("Ledger locked", description.split(". ")[0], description, (), "")
    entry = Entry("ACME-1", "custom", "team", Facts(), MappingProxyType({"en": words}))
    ours = Responder(replace(responder.catalogue, entries={**responder.catalogue.entries, "ACME-1": entry}))
    for view in (RenderOptions(), RenderOptions(expanded=True)):
        assert render(ours.respond("ACME-1"), locale="en", view=view).text.splitlines()[1:] == told


def test_a_constant_is_told_with_its_language(responder: Responder) -> None:
    text = render(responder.respond("503"), locale="ko", view=RenderOptions(expanded=True)).text
    assert "상수: HttpStatusCode.ServiceUnavailable (.NET), http.StatusServiceUnavailable (Go), " in text


def test_what_buttons_name_is_told_in_words_alone(responder: Responder, cases: dict[str, Any]) -> None:
    message = said(responder, "503")
    assert "See also: 429 Too Many Requests, 502 Bad Gateway" in message.text
    assert "See also" not in shown(message)
    assert "429 Too Many Requests" in str(message.blocks)
    confused = said(responder, "method-preserving redirect")
    assert "Related, or confused with it" in shown(confused), "buttons do not tell that"


def test_what_was_seen_stands_out_more_than_what_the_code_means(responder: Responder) -> None:
    seen = shown(said(responder, NGINX_LINE))
    assert "*upstream timed out while reading response header from upstream (nginx)*: " in seen
    assert "*A gateway or proxy waited" not in seen
    assert "*A gateway or proxy waited" in shown(said(responder, "504"))


@pytest.mark.parametrize("question", ["which code when the email already exists", "이메일 중복이면 몇 번 줘야 돼?"])
def test_who_chooses_a_code_in_a_thread_reads_the_rule_of_thumb_and_not_what_to_check(
    responder: Responder, question: str
) -> None:
    answer = responder.respond(question)
    text = responder.catalogue.entries["409"].texts[answer.basis.locale]
    in_thread = shown(render(answer, locale=answer.basis.locale, view=RenderOptions(thread=True, private=False)))
    assert text.description in in_thread
    assert text.checks[0] not in in_thread
    assert "*422 Unprocessable Content" in in_thread
    failed = render(responder.respond("409"), locale="en", view=RenderOptions(thread=True, private=False))
    assert "First checks" in shown(failed)


def test_in_a_thread_a_topics_codes_come_before_what_to_check(responder: Responder) -> None:
    answer = responder.respond("method-preserving redirect")
    text = render(answer, locale="en", view=RenderOptions(thread=True, private=False)).text
    assert text.index("307 Temporary Redirect: ") < text.index("First checks")


def test_a_rule_of_the_team_is_set_off_without_colour_or_emoji(responder: Responder) -> None:
    ruling = Ruling("422", "Validation errors are 422.\nBroken JSON is 400.", "U0DANA00", None)
    ruled = Responder(replace(responder.catalogue, rulings=(ruling,)))
    quoted = "> *Your team's rule*: Validation errors are 422.\n> Broken JSON is 400."
    assert quoted in [block["text"]["text"] for block in said(ruled, "422").blocks if block["type"] == "section"]


@pytest.mark.parametrize(
    ("offered", "heading"),
    [(("401", "403"), "I am not sure. Did you mean one of these?"), (("401",), "I am not sure. Did you mean this?")],
)
def test_one_candidate_is_not_called_several(responder: Responder, offered: tuple[str, ...], heading: str) -> None:
    candidates = tuple(responder.catalogue.entries[code] for code in offered)
    answer = SuggestAnswer(Basis("token", "en", 0.3), candidates)
    assert compose(answer, "en", RenderOptions()).headline == heading
