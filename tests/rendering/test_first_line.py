"""From a pasted load-balancer line, the first thing said is that the load balancer made the response: on every surface."""

import pytest

from bot.answers.respond import Responder
from bot.catalogue import Locale
from bot.playground.seed import ALB_LINE
from bot.rendering.compose import compose
from bot.rendering.options import RenderOptions
from bot.rendering.render import render
from bot.rendering.terminal import show
from bot.rendering.text import plain_text

SAID: dict[Locale, str] = {
    "en": "The load balancer (AWS ALB) made this 502: the server behind it sent no response.",
    "ko": "로드 밸런서(AWS ALB)에서 만든 502 응답입니다. 뒤쪽 서버에서는 응답이 오지 않았습니다.",
}
VIEWS = (
    RenderOptions(),
    RenderOptions(private=False, thread=True),
    RenderOptions(private=False, shared_by="U1", expanded=True),
)


@pytest.mark.parametrize("locale", ["en", "ko"])
@pytest.mark.parametrize("pasted", [ALB_LINE, f"```{ALB_LINE}```", f"why?\n> {ALB_LINE}"])
def test_the_load_balancer_made_it(
    responder: Responder, capsys: pytest.CaptureFixture[str], locale: Locale, pasted: str
) -> None:
    answer = responder.respond(pasted, locale=locale)
    for view in VIEWS:
        message = render(answer, locale=locale, view=view)
        assert message.text.splitlines()[0] == SAID[locale]
        assert message.blocks[0]["text"]["text"] == f"*{SAID[locale]}*"
        assert "→ *[" in message.blocks[1]["elements"][0]["text"]
    assert plain_text(compose(answer, locale, RenderOptions(command="httpbot ask"))).splitlines()[0] == SAID[locale]
    show(answer, RenderOptions(expanded=True, private=False))
    assert capsys.readouterr().out.splitlines()[0] == SAID[locale]


def test_its_own_checks_come_first(responder: Responder) -> None:
    said = plain_text(compose(responder.respond(ALB_LINE, locale="en"), "en", RenderOptions()))
    assert said.partition("First checks:\n1. ")[2].startswith("Load balancer:")
