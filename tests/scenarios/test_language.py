"""Each reader in their own language: wished for, written, chosen, their Slack’s, the default."""

import asyncio

from bot.playground.seed import ALEX, MINSEO
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory
from tests.slack import assert_says


async def test_the_saved_language_goes_before_slacks_and_hangul_before_both(
    slack: SlackStandIn, memory: SharedMemory
) -> None:
    memory.saved[MINSEO] = "en"
    assert_says((await slack.mention("503", user=MINSEO)).answer, "In English")
    assert_says((await slack.mention("429 뭐야", user=MINSEO)).answer, "요청이 너무 많음")
    assert_says((await slack.mention("영어로 504 뭐야", user=MINSEO)).answer, "In English")
    assert not slack.calls_of("users.info")


async def test_a_language_alone_is_remembered(slack: SlackStandIn, memory: SharedMemory) -> None:
    await slack.slash_command("ko")
    assert_says((await slack.slash_command("503")).answer, "서비스 이용 불가")
    await slack.until(lambda: memory.saved == {ALEX: "ko"})


async def test_slacks_language_is_asked_for_beside_the_answer_and_known_from_then_on(
    slack: SlackStandIn, memory: SharedMemory
) -> None:
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "In English")
    await slack.until(lambda: len(slack.calls_of("users.info")) == 1)
    await asyncio.sleep(0.1)
    assert memory.slack == {MINSEO: "ko"}
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "서비스 이용 불가")
    assert len(slack.calls_of("users.info")) == 1


async def test_each_reader_gets_their_own_language(slack: SlackStandIn, memory: SharedMemory) -> None:
    memory.saved[MINSEO] = "ko"
    await slack.slash_command("503", user=MINSEO)
    await slack.until(lambda: bool(slack.deliveries))
    assert_says((await slack.slash_command("503")).answer, "503 Service Unavailable")
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "서비스 이용 불가")
    assert_says((await slack.slash_command("503")).answer, "In English")
