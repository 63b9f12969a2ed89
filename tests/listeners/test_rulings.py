"""The team's rules and a channel's stack, from Slack to the answer."""

import pytest

from bot.playground.seed import ALEX, BACKEND, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from bot.shipped.files import data_folder, read_catalogue
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
    assert_says(seen.answer, "cloudflare &gt; alb &gt; nginx")
    assert team.database.sql("SELECT channel, hops FROM channel_stack") == [(INCIDENTS, "cloudflare alb nginx")]
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
        elsewhere = (await slack.slash_command(question, channel=BACKEND)).answer.text
        assert elsewhere.split("\n")[0] == plain.split("\n")[0]
