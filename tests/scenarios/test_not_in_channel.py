"""Where the bot is no member."""

from bot.playground.faults import Faults
from bot.playground.seed import ALEX, INCIDENTS, RANDOM
from bot.playground.standin import SlackStandIn
from tests.slack import assert_acknowledged, assert_in_thread, assert_private, assert_public, assert_says


async def test_in_a_channel_that_the_bot_left_a_mention_is_let_be_and_the_command_answers(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.fail("chat.postMessage", "not_in_channel")
    await slack.mention("503?", wait=0.5)
    assert len(slack.calls_of("chat.postMessage")) == 1
    faults.leave(INCIDENTS)
    assert_says((await slack.slash_command("503")).answer, "503")
    assert_acknowledged(slack)


async def test_where_it_never_was_the_command_the_share_and_the_shortcut_work(slack: SlackStandIn) -> None:
    said = (await slack.message("payments answer HTTP 503", channel=RANDOM, wait=0)).posted
    assert said
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    assert_public((await slack.click(private, "Share in channel")).answer)
    explained = (await slack.message_shortcut("explain_http_status", said)).answer
    assert_private(explained, ALEX)
    shared = (await slack.click(explained, "Share in thread")).answer
    assert_in_thread(shared, said)
    assert not [call for call in slack.calls if call.method.startswith("chat.")]


async def test_a_mention_where_it_is_no_member_does_not_reach_it(slack: SlackStandIn) -> None:
    seen = await slack.mention("503?", channel=RANDOM, wait=0.3)
    assert not seen.answers
    assert not slack.deliveries
