"""@httpbot in a channel: answered in the thread, and not without end; other bots are let be."""

import pytest

from bot.playground.seed import DANA, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from tests.slack import (
    assert_acknowledged,
    assert_blocks_fit,
    assert_in_thread,
    assert_private,
    assert_public,
    assert_says,
)


async def test_a_mention_is_answered_in_its_thread_in_the_askers_language(slack: SlackStandIn) -> None:
    seen = await slack.mention("503?", user=MINSEO)
    assert seen.posted
    assert_in_thread(seen.answer, seen.posted)
    assert_public(seen.answer)
    assert_says(seen.answer, "서비스 이용 불가")
    assert_blocks_fit(seen.answer.blocks)
    assert_acknowledged(slack)


async def test_a_mention_in_a_thread_without_a_question_explains_the_message_at_its_top(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    seen = await slack.mention("what does this mean?", thread_ts=alert.ts)
    assert_in_thread(seen.answer, alert)
    assert_says(seen.answer, "503 Service Unavailable")


@pytest.mark.parametrize("said", ["@httpbot", "@httpbot ?", "@httpbot 이거 무슨 뜻이야?"])
async def test_in_a_thread_it_also_reads_an_alert_that_is_only_in_blocks(slack: SlackStandIn, said: str) -> None:
    bot = next(each for each in slack.workspace.users.values() if each.name == "alerts")
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "checkout answers HTTP 504 for 3 minutes"}}
    alert = await slack.bot_message("", bot=bot, channel=INCIDENTS, blocks=[block])
    seen = await slack.mention(said.removeprefix("@httpbot").strip(), thread_ts=alert.ts)
    assert_in_thread(seen.answer, alert)
    assert_says(seen.answer, "504 Gateway Timeout")
    assert_private((await slack.message_shortcut("explain_http_status", alert, user=DANA)).answer, DANA)


async def test_a_mention_of_nothing_outside_a_thread_is_told_how_to_ask(slack: SlackStandIn) -> None:
    assert_says((await slack.mention("")).answer, "/http 503")


async def test_other_bots_and_itself_are_not_answered(slack: SlackStandIn) -> None:
    alerts = next(each for each in slack.workspace.users.values() if each.name == "alerts")
    await slack.bot_message("<@U0HTTPBOT> 503", bot=alerts)
    first = await slack.direct_message("503?")
    await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 1)
    assert first.answer
    assert_acknowledged(slack)


async def test_a_thread_is_not_flooded(slack: SlackStandIn) -> None:
    first = await slack.mention("nonsense 0")
    assert first.posted
    for number in range(9):
        await slack.mention(f"nonsense {number}", thread_ts=first.posted.ts, wait=0.05)
    await slack.until(lambda: len(slack.calls_of("reactions.add")) == 2)
    assert len(slack.calls_of("chat.postMessage")) == 8
