"""The team's rules and a channel's stack, from Slack to the answer."""

import asyncio

import pytest

from bot.playground.seed import ALB_LINE, ALEX, BACKEND, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.listeners.bots import SharedMemory, backing, bot_under
from tests.listeners.teams import Team
from tests.slack import assert_private, assert_says, button_labels


async def test_a_rule_stands_above_the_answer(team: Team) -> None:
    seen = await team.slack.slash_command("rule 503 we page the owner at once https://wiki.example/1")
    assert_says(seen.answer, "we page the owner at once", "503")
    await team.knows_ruling("we page the owner")
    answer = (await team.slack.slash_command("503", user=MINSEO)).answer
    assert_says(answer, "Your team's rule: we page the owner at once (alex", "https://wiki.example/1")
    assert answer.text.index("Your team's rule") < answer.text.index("English 503: summary.")
    assert team.database.sql("SELECT who, op FROM edit_history") == [(ALEX, "insert")]


async def test_rules_are_listed_for_all_and_taken_back_by_admins(team: Team) -> None:
    assert_says((await team.slack.slash_command("rule list")).answer, "no rules yet")
    await team.slack.slash_command("rule 503 we <page> the owner")
    listed = await team.slack.slash_command("rule list", user=MINSEO)
    assert_says(listed.answer, "we &lt;page&gt; the owner")
    assert button_labels(listed.answer) == []
    number = team.database.value("SELECT id FROM ruling")
    assert_says((await team.slack.slash_command(f"rule remove {number}")).answer, f"Rule {number}")
    assert team.database.sql("SELECT * FROM ruling") == []
    assert_says((await team.slack.slash_command(f"rule remove {number}")).answer, "Not done")


async def test_a_rule_is_taken_back_by_button(team: Team) -> None:
    await team.slack.slash_command("rule 503 we page the owner")
    listed = (await team.slack.slash_command("rule list")).answer
    assert_says((await team.slack.click(listed, "Remove")).answer, "taken back")
    assert team.database.sql("SELECT * FROM ruling") == []


async def test_a_link_that_is_no_https_address_is_refused(team: Team) -> None:
    seen = await team.slack.slash_command("rule 503 we page http://wiki.example/1")
    assert_says(seen.answer, "Not done", "https://")
    assert team.database.sql("SELECT * FROM ruling") == []


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
    ],
)
async def test_the_channels_vendor_comes_first(transport: str, stack: str, question: str, first: str) -> None:
    catalogue = read_catalogue(data_folder())
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(SharedMemory(), catalogue=catalogue)),
    ):
        plain = (await slack.slash_command(question)).answer.text
        await slack.slash_command(f"stack {stack}")
        answer = (await slack.slash_command(question)).answer
        assert first in answer.text.split("\n")[0], (plain[:200], answer.text[:200])
        assert "Also used by" not in answer.text
        assert "Elsewhere this number means: " in answer.text
        elsewhere = (await slack.slash_command(question, channel=BACKEND)).answer.text
        assert elsewhere.split("\n")[0] == plain.split("\n")[0]


async def test_first_checks_and_the_way_are_those_of_the_channel(transport: str) -> None:
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(SharedMemory(), catalogue=read_catalogue(data_folder()))),
    ):
        await slack.slash_command("stack nginx > shop", channel=BACKEND)
        everywhere, here = [
            (await slack.mention("502", channel=channel, user=MINSEO)).answer.text for channel in (INCIDENTS, BACKEND)
        ]
        assert "로드 밸런서:" in everywhere
        assert "로드 밸런서:" not in here
        assert "프록시:" in here
        await slack.slash_command("stack cloudflare > alb > shop", channel=BACKEND)
        line = (await slack.mention(f"`{ALB_LINE}`", channel=BACKEND)).answer.text
        assert (
            line.splitlines()[0] == "The load balancer (AWS ALB) made this 502: the server behind it sent no response."
        )
        assert line.splitlines()[1] == "client → cloudflare → [alb: made here] → shop"


@pytest.mark.parametrize("transport", ["http"])
async def test_a_stack_is_known_from_the_first_answer_on_in_every_process(transport: str) -> None:
    memory, catalogue = SharedMemory(), read_catalogue(data_folder())
    memory.keep_stack(INCIDENTS, ("pantheon", "shop"))
    async with SlackStandIn() as slack, bot_under(slack, transport, backing(memory, catalogue=catalogue)) as bot:
        assert "Pantheon" in (await slack.mention("530")).answer.text.split("\n")[0]
        memory.keep_stack(INCIDENTS, ("shopify", "shop"))
        await bot.desk.remembering.learn_channels()
        assert "Shopify" in (await slack.slash_command("530")).answer.text.split("\n")[0]


async def test_what_another_process_explained_is_pointed_to_by_the_command(
    slack: SlackStandIn, memory: SharedMemory
) -> None:
    async with SlackStandIn() as other, bot_under(other, "http", backing(memory)) as bot:
        first = (await slack.mention("503?", channel=BACKEND)).answer
        while not memory.links:
            await asyncio.sleep(0.01)
        await bot.desk.remembering.learn_channels()
        assert_says((await other.slash_command("503", channel=BACKEND)).answer, f"p{first.ts.replace('.', '')}")
