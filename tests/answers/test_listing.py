"""Lists of the codes that have a property."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.answers.answer import CodesAnswer
from bot.answers.respond import Responder
from bot.rendering.record import codes, record


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("which codes cannot have a body", [204, 205, 304]),
        ("본문이 없어야 하는 상태 코드들", [204, 205, 304]),
        ("어떤 코드에 본문을 넣으면 안 돼?", [204, 205, 304]),
        ("which codes keep the method", [307, 308]),
        ("which redirects do not change the method", [307, 308]),
        ("메서드 유지하는 코드 뭐뭐 있어", [307, 308]),
        ("which redirects change POST to GET", [301, 302, 303]),
        ("which redirects do not preserve the method", [301, 302, 303]),
        ("메서드 바뀌는 리다이렉트는 뭐야", [301, 302, 303]),
        ("which are cacheable by default", [200, 301, 404, 410]),
        ("3xx codes that are cacheable", [301, 308, 300]),
        ("캐시 가능한 상태 코드 목록", [200, 301, 404, 410]),
        ("which codes are not cacheable by default", [302, 307]),
        ("which redirects are permanent", [301, 308]),
        ("영구 리다이렉트 코드 목록", [301, 308]),
        ("which redirects are temporary", [302, 307, 303]),
        ("리다이렉트 중에 메서드 유지되는 거 목록", [307, 308]),
        ("본문 없는 응답 코드는?", [204, 205, 304]),
        ("임시 리다이렉트 종류", [302, 307, 303]),
    ],
)
def test_the_best_known_codes_with_the_property_are_stated(
    responder: Responder, question: str, stated: list[int]
) -> None:
    answer = responder.respond(question)
    assert isinstance(answer, CodesAnswer)
    assert codes(answer) == stated


@pytest.mark.parametrize(
    "question",
    [
        "which code for a permanent redirect",
        "which codes should I return for an empty body when deleting a user",
        "the responses are not cached by our cdn anymore",
        "permanent redirect",
        "no content",
    ],
)
def test_one_code_looked_for_is_no_list(responder: Responder, question: str) -> None:
    assert not isinstance(responder.respond(question), CodesAnswer)


def test_what_is_not_stated_is_told_by_number(responder: Responder) -> None:
    assert "100, 101, 102, 103, 104" in record(responder.respond("which codes cannot have a body"))["text"]


def test_the_facts_of_the_catalogue_decide(responder: Responder) -> None:
    entries = dict(responder.catalogue.entries)
    entries["410"] = replace(entries["410"], facts=replace(entries["410"].facts, cacheable_by_default=False))
    newer = responder.renewed(replace(responder.catalogue, entries=MappingProxyType(entries)))
    assert codes(newer.respond("which are cacheable by default")) == [200, 301, 404, 308]
