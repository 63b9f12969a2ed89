"""429 with Retry-After: what was to be said is said later, once."""

import time

from bot.playground.faults import Faults
from bot.playground.seed import RANDOM
from bot.playground.standin import SlackStandIn
from tests.slack import assert_public, assert_says, replies_of_the_bot


async def test_after_a_rate_limit_the_reply_still_comes_once(slack: SlackStandIn, faults: Faults) -> None:
    faults.rate_limit("chat.postMessage", retry_after=1)
    seen = await slack.mention("503?", wait=4)
    assert_says(seen.answer, "503")
    assert len(replies_of_the_bot(slack, seen.answer)) == 1


async def test_a_share_held_up_by_a_rate_limit_comes_once(slack: SlackStandIn, faults: Faults) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    faults.rate_limit_response_urls(retry_after=1)
    started = time.monotonic()
    shared = (await slack.click(private, "Share in channel", wait=4)).answer
    assert_public(shared)
    assert time.monotonic() - started > 0.9
    assert len([each for each in slack.messages(RANDOM) if each.bot_id and each.only_for is None]) == 1


async def test_an_edit_during_a_rate_limit_changes_the_reply_when_it_is_there(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.rate_limit("chat.postMessage", retry_after=1)
    first = await slack.mention("503?", wait=0)
    assert first.posted
    await slack.edit_message(first.posted, "@httpbot 429?", wait=0)
    await slack.until(lambda: len(slack.calls_of("chat.update")) == 1, seconds=6)
    replies = slack.workspace.replies(first.posted)
    assert [each.text.splitlines()[0] for each in replies] == ["429 Too Many Requests"]
