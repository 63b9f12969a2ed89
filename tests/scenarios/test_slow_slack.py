"""A Slack that hangs holds nobody up."""

from bot.playground.faults import Faults
from bot.playground.seed import ALEX, BACKEND, MINSEO
from bot.playground.standin import SlackStandIn
from tests.scenarios.teams import Team
from tests.slack import assert_acknowledged, assert_says


async def test_slack_that_hangs_delays_no_command(slack: SlackStandIn, faults: Faults) -> None:
    faults.delay("*", 30)
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "503 Service Unavailable")
    assert not slack.calls_of("users.info")


async def test_a_mention_is_answered_before_a_hanging_users_info(slack: SlackStandIn, faults: Faults) -> None:
    faults.delay("users.info", 30)
    assert_says((await slack.mention("503?", user=MINSEO)).answer, "In English")
    assert not slack.calls_of("users.info")


async def test_an_event_is_acknowledged_when_it_is_answered_or_after_a_second(
    slack: SlackStandIn, faults: Faults
) -> None:
    await slack.mention("503?")
    assert slack.calls_of("chat.postMessage")
    faults.delay("chat.postMessage", 2.5)
    await slack.mention("504?", channel=BACKEND, wait=0)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert_acknowledged(slack, within=2.2)


async def test_a_slack_that_hangs_does_not_hold_the_home_tab_up(team: Team) -> None:
    Faults(team.slack).delay("users.info", 30)
    seen = await team.slack.open_home(user=ALEX, wait=2)
    assert seen.view
