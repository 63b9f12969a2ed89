"""Without an optional scope the bot does the rest, and says what it is missing."""

from bot.playground.faults import Faults
from bot.playground.seed import INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from tests.slack import assert_acknowledged, assert_says


async def test_without_the_scope_to_read_the_thread_it_says_so(slack: SlackStandIn) -> None:
    slack.web_api.scopes.discard("channels:history")
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    assert_says((await slack.mention("이게 뭐야?", thread_ts=alert.ts)).answer, "권한")


async def test_without_the_scope_to_read_the_channel_it_says_so_to_who_asks_about_the_message_above(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.revoke_scope("channels:history")
    assert_says((await slack.mention("what does this mean?")).answer, "I may not read", "channels:history")
    assert_says((await slack.mention("")).answer, "/http 503")


async def test_without_the_scope_for_people_the_language_is_the_default(slack: SlackStandIn, faults: Faults) -> None:
    faults.revoke_scope("users:read")
    assert_says((await slack.mention("503?", user=MINSEO)).answer, "In English")
    assert_says((await slack.mention("429 뭐야?", user=MINSEO)).answer, "요청이 너무 많음")


async def test_without_the_scope_for_reactions_a_busy_thread_is_left_in_peace(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.revoke_scope("reactions:write")
    first = await slack.mention("nonsense 0")
    assert first.posted
    for number in range(9):
        await slack.mention(f"nonsense {number}", thread_ts=first.posted.ts, wait=0.05)
    await slack.until(lambda: len(slack.calls_of("reactions.add")) == 2)
    assert len(slack.calls_of("chat.postMessage")) == 8
    assert_acknowledged(slack)
