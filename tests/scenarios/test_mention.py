"""@httpbot in a channel: answered in the thread, and not without end; other bots are let be."""

import pytest

from bot.listeners.desk import Asked
from bot.playground.seed import ALERTS, BACKEND, DANA, INCIDENTS, MINSEO
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


async def test_in_a_thread_a_mention_without_a_question_explains_the_message_at_its_top(slack: SlackStandIn) -> None:
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


@pytest.mark.parametrize("said", ["", "?", "what does this mean?", "이거 무슨 뜻이야?"])
async def test_outside_a_thread_a_mention_without_a_question_explains_the_message_above(
    slack: SlackStandIn, said: str
) -> None:
    alert = await slack.bot_message(
        "", bot=slack.workspace.users[ALERTS], channel=BACKEND, attachments=[{"fallback": "HTTP 504"}]
    )
    seen = await slack.mention(said, channel=BACKEND)
    assert seen.posted
    assert_in_thread(seen.answer, seen.posted)
    assert_says(seen.answer, "504 Gateway Timeout")
    assert alert.thread_ts is None


@pytest.mark.parametrize(
    ("said", "age", "says"),
    [("", 31 * 60, "/http 503"), ("what does this mean?", 31 * 60, "no answer"), ("what's for lunch", 1, "no answer")],
)
async def test_what_is_old_or_not_meant_is_not_explained(slack: SlackStandIn, said: str, age: int, says: str) -> None:
    await slack.bot_message("HTTP 504", bot=slack.workspace.users[ALERTS], channel=BACKEND)
    for each in slack.messages(BACKEND):
        each.ts = f"{float(each.ts) - age:.6f}"
    assert_says((await slack.mention(said, channel=BACKEND)).answer, says)


async def test_its_own_answer_above_is_not_explained(slack: SlackStandIn) -> None:
    await slack.slash_command("share 503", channel=BACKEND)
    assert_says((await slack.mention("what does this mean?", channel=BACKEND)).answer, "no answer")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("thanks!", "You’re welcome"),
        ("고마워요 ㅎㅎ", "별말씀을요"),
        ("hi", "Hello. I explain HTTP status codes"),
        ("안녕하세요", "안녕하세요. HTTP 상태 코드를"),
    ],
)
async def test_thanks_and_a_greeting_get_a_friendly_line_and_are_no_miss(
    slack: SlackStandIn, misses: list[Asked], said: str, says: str
) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    answer = (await slack.mention(said, thread_ts=alert.ts)).answer
    assert_says(answer, says, "/http help")
    assert "503 Service" not in answer.text
    assert misses == []


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


@pytest.mark.parametrize(
    ("said", "user", "sentence"),
    [
        ("misses", DANA, "That works as a command: type `/http misses`"),
        ("Stack acme > orders", DANA, "That works as a command: type `/http stack`"),
        ('teach "서버 터짐" 500', MINSEO, "명령으로 쓰는 말입니다. 입력창에 `/http teach`"),
    ],
)
async def test_an_order_in_a_message_is_shown_the_command_and_is_no_question(
    slack: SlackStandIn, misses: list[Asked], said: str, user: str, sentence: str
) -> None:
    for seen in (await slack.mention(said, user=user), await slack.direct_message(said, user=user)):
        assert_says(seen.answer, sentence)
    assert misses == []


async def test_a_question_that_is_to_be_quiet_is_answered_and_not_kept(
    slack: SlackStandIn, misses: list[Asked]
) -> None:
    assert_says((await slack.mention("quiet ko 503")).answer, "서비스 이용 불가")
    await slack.mention("quiet what's for dinner")
    await slack.direct_message("Quiet what's for dinner")
    await slack.mention("what's for lunch")
    assert [each.question.rpartition(" ")[2] for each in misses] == ["lunch"]
