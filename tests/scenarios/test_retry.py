"""What Slack delivers again is answered once, whichever process gets it, and whatever became of the first."""

import asyncio

from bot.listeners.remembering import Place, Sent
from bot.playground.seed import ALEX, BACKEND
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory, backing, bot_under, slack_with_bot
from tests.slack import assert_acknowledged, assert_private, assert_says, assert_silent, replies_of_the_bot


async def test_a_redelivered_event_is_answered_once(slack: SlackStandIn) -> None:
    await slack.mention("503?")
    await slack.redeliver(slack.deliveries[-1])
    await slack.redeliver(slack.deliveries[-1], number=2)
    await asyncio.sleep(0.2)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert_acknowledged(slack)


async def test_a_retry_and_an_edit_may_reach_another_process(transport: str, memory: SharedMemory) -> None:
    async with slack_with_bot(transport, backing(memory)) as (slack, _):
        first = await slack.mention("503?", channel=BACKEND)
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            assert first.posted
            await slack.edit_message(first.posted, "@httpbot 429?")
            assert_says(first.answer, "429")
            again = await slack.mention("503?", channel=BACKEND)
            assert_private(again.answer, ALEX)
        assert len(slack.calls_of("chat.postMessage")) == 1


class Died(SharedMemory):
    """What is shared with a process that has begun with every message and died before it answered any."""

    def first_sight(self, key: str) -> bool:
        return super().first_sight(key) and key.startswith(("again:", "pace:"))


async def test_what_a_dead_process_took_is_answered_once_when_slack_delivers_it_again(transport: str) -> None:
    memory = Died()
    async with slack_with_bot(transport, backing(memory)) as (slack, _):
        assert_silent(await slack.mention("503?", wait=0.2))
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 1, seconds=6)
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await asyncio.sleep(0.5)
        assert len(slack.calls_of("chat.postMessage")) == 1


class Forgetful(SharedMemory):
    """As a process leaves it that dies between its reply and the note of it."""

    def keep_reply(self, place: Place, sent: Sent) -> None:
        """Does not come to it."""


async def test_a_reply_that_a_dead_process_still_posted_is_not_posted_again(transport: str) -> None:
    memory = Forgetful()
    async with slack_with_bot(transport, backing(memory)) as (slack, _):
        seen = await slack.mention("401 vs 403?")
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await slack.until(lambda: len(slack.calls_of("conversations.replies")) == 1, seconds=6)
            await asyncio.sleep(0.1)
        assert len(replies_of_the_bot(slack, seen.answer)) == 1
