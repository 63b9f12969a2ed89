"""Something of Slack, of the database or of the bot itself fails."""

import asyncio
import re
import time
from collections.abc import AsyncIterator

import pytest

from bot.errors import StoreError
from bot.playground.faults import Faults
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory, answer_by, backing, slack_with_bot
from tests.slack import assert_public, assert_says, replies_of_the_bot


async def test_a_reply_whose_confirmation_was_lost_is_not_posted_twice(slack: SlackStandIn, faults: Faults) -> None:
    faults.lose_answer("chat.postMessage")
    seen = await slack.mention("503?")
    await asyncio.sleep(1.3)
    assert len(replies_of_the_bot(slack, seen.answer)) == 1


async def test_a_post_that_slack_failed_to_make_is_made_again(slack: SlackStandIn, faults: Faults) -> None:
    faults.fail("chat.postMessage", "service_unavailable", status=503)
    assert_says((await slack.mention("503?", wait=4)).answer, "503")


async def test_blocks_that_slack_refuses_are_left_out(slack: SlackStandIn, faults: Faults) -> None:
    faults.fail("chat.postMessage", "invalid_blocks")
    seen = await slack.mention("503?")
    assert_says(seen.answer, "503 Service Unavailable")
    assert not seen.answer.blocks


class DownMemory(SharedMemory):
    """A database that went away."""

    def __getattribute__(self, name: str) -> object:
        def down(*_what: object, **_how: object) -> None:
            raise StoreError("down")

        return down


class HungMemory(SharedMemory):
    """A database that does not answer."""

    def first_sight(self, key: str) -> bool:
        time.sleep(3)
        return True


@pytest.fixture(params=[DownMemory, HungMemory])
async def broken(request: pytest.FixtureRequest, transport: str) -> AsyncIterator[SlackStandIn]:
    async with slack_with_bot(transport, backing(request.param())) as (slack, _):
        yield slack


async def test_with_the_database_away_everything_is_answered_and_once(broken: SlackStandIn) -> None:
    assert_says((await broken.slash_command("503")).answer, "503")
    first = await broken.mention("503?", wait=5)
    assert_public(first.answer)
    await broken.redeliver(broken.deliveries[-1])
    assert first.posted
    await broken.edit_message(first.posted, "@httpbot 429?", wait=5)
    assert_says(first.answer, "429")
    assert len(broken.calls_of("chat.postMessage")) == 1


async def test_a_fault_gives_a_polite_line_whose_reference_is_in_the_log(
    transport: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with slack_with_bot(transport) as (slack, wired):
        answer_by(wired, _broken)
        english = (await slack.slash_command("broken 503")).answer
        korean = (await slack.mention("고장 503")).answer
    assert_says(english, "something went wrong")
    assert_says(korean, "오류")
    logged = "".join(capsys.readouterr())
    for answer in (english, korean):
        reference = re.search("[0-9a-f]{8}", answer.text)
        assert reference
        assert f"reference={reference.group()}" in logged
    assert logged.count("ZeroDivisionError: on purpose") == 2


def _broken(text: str) -> None:
    if "고장" in text or "broken" in text:
        raise ZeroDivisionError("on purpose")
