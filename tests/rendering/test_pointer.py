"""The way to what was explained a moment ago."""

from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import Locale
from bot.rendering.options import RenderOptions
from bot.rendering.pointer import Earlier, above
from bot.rendering.render import render
from tests.rendering.test_messages import check

LINK = "https://team.slack.com/archives/C1/p1?thread_ts=1.1&cid=C1"


SHOWN = LINK.replace("&", "&amp;")
UP = "It stands a little further up."


@pytest.mark.parametrize(
    ("earlier", "locale", "line"),
    [
        (Earlier(0), "en", f"Already explained here just now. {UP}"),
        (Earlier(1, who="U0ALEX"), "en", f"Already explained here a minute ago, shared by <@U0ALEX>. {UP}"),
        (Earlier(29, LINK), "en", f"Already explained here 29 minutes ago. <{SHOWN}|See that answer>"),
        (Earlier(0), "ko", "방금 이 채널에서 설명했습니다. 조금 위에 있습니다."),
        (
            Earlier(3, LINK, "U0ALEX"),
            "ko",
            f"3분 전에 이 채널에서 설명했습니다(<@U0ALEX> 님 공유). <{SHOWN}|그 답변 보기>",
        ),
        (Earlier(2, who="<!all>"), "en", f"Already explained here 2 minutes ago, shared by &lt;!all&gt;. {UP}"),
    ],
)
def test_it_stands_above_the_answer(
    responder: Responder, cases: dict[str, Any], earlier: Earlier, locale: Locale, line: str
) -> None:
    answer = render(responder.respond("503"), locale=locale, view=RenderOptions())
    message = above(answer, earlier, locale)
    check(message)
    assert message.text == f"{line}\n\n{answer.text}"
    assert message.blocks[0]["text"]["text"] == line
    assert list(message.blocks[1:]) == list(answer.blocks)
    cases[f"earlier {locale} {earlier.minutes}"] = message.payload()
