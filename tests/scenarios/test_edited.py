"""A message that its author changes: the reply changes with it, and there is no second one."""

from bot.playground.standin import SlackStandIn
from tests.slack import assert_says, assert_silent


async def test_an_edited_mention_changes_the_reply(slack: SlackStandIn) -> None:
    first = await slack.mention("503?")
    assert first.posted
    seen = await slack.edit_message(first.posted, "@httpbot 429?")
    assert seen.answer is first.answer
    assert_says(first.answer, "429 Too Many Requests")
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_an_edit_that_changes_nothing_changes_nothing(slack: SlackStandIn) -> None:
    slack.events.subscriptions.add("message.channels")
    first = await slack.mention("503?")
    assert first.posted
    assert_silent(await slack.edit_message(first.posted, "@httpbot 503?", wait=0.3))
    assert not slack.calls_of("chat.update")
