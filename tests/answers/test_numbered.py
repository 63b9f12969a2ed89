"""Numbers of other scales than HTTP's."""

import pytest

from bot.answers.answer import CodeAnswer, TopicAnswer
from bot.answers.respond import Responder
from bot.rendering.record import codes


@pytest.mark.parametrize(
    ("question", "status", "signal"),
    [
        ("cloudflare 1020", 403, "cloudflare-1020"),
        ("클라우드플레어에서 1033 떠요", 530, "cloudflare-1033"),
        ("why do customers get a 1015 from cloudflare", 429, "cloudflare-1015"),
        ("which http status is grpc status 14", 503, "grpc-unavailable"),
    ],
)
def test_a_vendors_error_number_leads_to_the_status_it_comes_with(
    responder: Responder, question: str, status: int, signal: str
) -> None:
    answer = responder.respond(question)
    assert isinstance(answer, CodeAnswer)
    assert answer.meaning.finding
    assert (codes(answer), answer.meaning.finding.signals[0].code) == ([status], signal)


@pytest.mark.parametrize(
    ("question", "signal"),
    [
        ("grpc status 14", "grpc-unavailable"),
        ("grpc code 4", "grpc-deadline-exceeded"),
        ("gRPC 상태 코드 5가 뭐야", "grpc-not-found"),
        ("what does status code 14 mean in grpc", "grpc-unavailable"),
        ("curl error 28", "curl-exit-28"),
        ("컬 에러 6", "curl-exit-6"),
        ("curl exit code 22", "curl-exit-22"),
    ],
)
def test_the_result_of_a_call_is_explained_and_no_status_stated(
    responder: Responder, question: str, signal: str
) -> None:
    answer = responder.respond(question)
    assert isinstance(answer, TopicAnswer)
    assert (codes(answer), answer.topic.code) == ([], signal)


@pytest.mark.parametrize(
    "question", ["curl 7 times", "grpc 5 services are down", "cloudflare 9999", "grpc code 42", "1020 euros"]
)
def test_a_number_of_nobody_gets_no_answer(responder: Responder, question: str) -> None:
    assert responder.respond(question).kind in ("none", "suggest")


def test_a_login_that_timed_out_is_of_iis(responder: Responder) -> None:
    assert codes(responder.respond("login timeout 440")) == [440]
