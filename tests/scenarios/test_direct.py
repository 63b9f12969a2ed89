"""A conversation with the bot alone."""

from bot.playground.standin import SlackStandIn
from tests.slack import assert_in_thread, assert_says, assert_silent


async def test_a_direct_message_is_answered_without_a_thread_and_its_edit_changes_the_reply(
    slack: SlackStandIn,
) -> None:
    first = await slack.direct_message("503?")
    assert first.answer.thread_ts is None
    assert first.posted
    await slack.edit_message(first.posted, "429?")
    assert_says(first.answer, "429 Too Many Requests")
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_a_direct_message_in_a_thread_is_answered_there(slack: SlackStandIn) -> None:
    first = await slack.direct_message("503?")
    assert first.posted
    seen = await slack.direct_message("429?", thread_ts=first.posted.ts)
    assert_in_thread(seen.answer, first.posted)


async def test_a_message_that_changed_without_its_words_is_no_question(slack: SlackStandIn) -> None:
    slack.workspace.channels["D0ALEX"].members.discard(slack.profile.user_id)
    unheard = (await slack.direct_message("503?", wait=0)).posted
    slack.workspace.channels["D0ALEX"].members.add(slack.profile.user_id)
    assert unheard
    assert_silent(await slack.edit_message(unheard, "503?", wait=0.3))
