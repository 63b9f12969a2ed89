"""What stands in front of a channel’s services: kept per channel, and whose meaning of a number comes first."""

import pytest

from bot.playground.seed import ALB_LINE, BACKEND, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory, backing, slack_with_bot
from tests.scenarios.catalogue import shipped
from tests.scenarios.teams import Team
from tests.slack import assert_private, assert_says


async def test_a_stack_is_kept_for_the_channel_shown_and_forgotten(team: Team) -> None:
    assert_says((await team.slack.slash_command("stack")).answer, "do not know")
    seen = await team.slack.slash_command("stack cloudflare &gt; alb > nginx", user=MINSEO)
    assert_private(seen.answer, MINSEO)
    assert_says(seen.answer, "cloudflare &gt; alb &gt; nginx", "이 구간만")
    strange = await team.slack.slash_command("stack acme-edge > nginx > shop", channel=BACKEND)
    assert_says(strange.answer, "I do not know where acme-edge stands")
    await team.slack.slash_command("stack clear", channel=BACKEND)
    assert (INCIDENTS, "cloudflare alb nginx") in team.database.sql("SELECT channel, hops FROM channel_stack")
    assert_says((await team.slack.slash_command("stack")).answer, "cloudflare &gt; alb")
    assert_says((await team.slack.slash_command("stack", channel=BACKEND)).answer, "do not know")
    assert_says((await team.slack.slash_command("stack clear")).answer, "forgotten")
    assert_says((await team.slack.slash_command("stack")).answer, "do not know")


@pytest.mark.parametrize(
    ("stack", "question", "first"),
    [
        ("pantheon > spring", "530", "Pantheon"),
        ("shopify > spring", "530", "Shopify"),
        ("cloudflare > nginx", "499", "Cloudflare"),
        ("alb > nginx", "499", "nginx"),
        ("envoy > spring", "000", "Envoy"),
        ("cloudflare > alb > nginx > spring", "530", "Cloudflare"),
        ("cloudflare > alb > nginx > spring", "561", "AWS ALB"),
        ("cloudflare > alb > nginx > spring", "000", "AWS ELB"),
    ],
)
async def test_the_channels_vendor_comes_first(
    shipped_slack: SlackStandIn, stack: str, question: str, first: str
) -> None:
    plain = (await shipped_slack.slash_command(question)).answer.text
    await shipped_slack.slash_command(f"stack {stack}")
    answer = (await shipped_slack.slash_command(question)).answer
    assert first in answer.text.split("\n")[0], (plain[:200], answer.text[:200])
    assert "Also used by" not in answer.text
    assert "Elsewhere this number means: " in answer.text
    elsewhere = (await shipped_slack.slash_command(question, channel=BACKEND)).answer.text
    assert elsewhere.split("\n")[0] == plain.split("\n")[0]


async def test_first_checks_and_the_way_are_those_of_the_channel(shipped_slack: SlackStandIn) -> None:
    await shipped_slack.slash_command("stack nginx > shop", channel=BACKEND)
    everywhere, here = [
        (await shipped_slack.mention("502", channel=channel, user=MINSEO)).answer.text
        for channel in (INCIDENTS, BACKEND)
    ]
    assert "로드 밸런서:" in everywhere
    assert "로드 밸런서:" not in here
    assert "프록시:" in here
    await shipped_slack.slash_command("stack cloudflare > alb > shop", channel=BACKEND)
    made_by, way, *_ = (await shipped_slack.mention(f"`{ALB_LINE}`", channel=BACKEND)).answer.text.splitlines()
    assert made_by == "The load balancer (AWS ALB) made this 502: the server behind it sent no response."
    assert way == "client → cloudflare → [alb: made here] → shop"


async def test_a_stack_is_known_from_the_first_answer_on_in_every_process(transport: str) -> None:
    memory = SharedMemory()
    memory.keep_stack(INCIDENTS, ("pantheon", "shop"))
    async with slack_with_bot(transport, backing(memory, catalogue=shipped())) as (slack, bot):
        assert "Pantheon" in (await slack.mention("530")).answer.text.split("\n")[0]
        memory.keep_stack(INCIDENTS, ("shopify", "shop"))
        await bot.desk.remembering.learn_channels()
        assert "Shopify" in (await slack.slash_command("530")).answer.text.split("\n")[0]
