"""The answer in a terminal, also one without colours."""

import pytest

from bot.answers.respond import Responder
from bot.rendering.options import RenderOptions
from bot.rendering.terminal import show
from tests.rendering.test_messages import ALB

VIEW = RenderOptions(expanded=True, private=False, command="httpbot ask")


def test_it_says_without_colours_where_the_response_was_made(
    responder: Responder, capsys: pytest.CaptureFixture[str]
) -> None:
    show(responder.respond(ALB), VIEW)
    first, way, headline, *_ = capsys.readouterr().out.split("\n")
    assert first.startswith("The load balancer (AWS ALB) made this 502")
    assert way == "client → CDN → [load balancer: made here] → proxy → app"
    assert headline == "502 Bad Gateway"


@pytest.mark.parametrize("question", ["503", "401 vs 403", "5xx", "메서드 유지되는 리다이렉트", "42", "help", "lunch?"])
def test_every_kind_is_printed(responder: Responder, capsys: pytest.CaptureFixture[str], question: str) -> None:
    answer = responder.respond(question)
    show(answer, VIEW)
    assert capsys.readouterr().out.strip()


def test_help_names_the_terminals_own_command(responder: Responder, capsys: pytest.CaptureFixture[str]) -> None:
    show(responder.respond("help"), VIEW)
    said = capsys.readouterr().out
    assert "httpbot ask 503" in said
    assert "share" not in said
