"""The way between Slack and the bot is renewed, or breaks."""

import asyncio

import pytest

from bot.playground.faults import Faults
from bot.playground.seed import BACKEND
from bot.playground.standin import SlackStandIn
from tests.slack import assert_says, replies_of_the_bot

NOBODY = "http://127.0.0.1:9"


async def test_what_was_said_while_the_way_was_broken_is_answered_once_when_it_is_whole(
    slack: SlackStandIn, faults: Faults, transport: str
) -> None:
    slack.courier.schedule = (0.1, 0.3, *[0.5] * 30)  # instead of Slack's minutes
    address = slack.app_url
    faults.refuse_sockets()
    faults.drop_sockets()
    slack.app_url = NOBODY
    asked = await slack.mention("503?", channel=BACKEND, wait=0)
    assert (await slack.slash_command("503", wait=0)).error == "dispatch_failed"
    await slack.until(lambda: len(slack.deliveries) >= 4)
    faults.refuse_sockets(refused=False)
    slack.app_url = address
    if transport == "socket":
        await slack.sockets.opened(15)
    assert_says((await slack.slash_command("503")).answer, "503")
    await slack.until(lambda: bool(asked.posted and slack.workspace.replies(asked.posted)), 12)
    await asyncio.sleep(0.2)
    assert asked.posted
    (reply,) = slack.workspace.replies(asked.posted)
    assert len(replies_of_the_bot(slack, reply)) == 1


@pytest.mark.parametrize("transport", ["socket"], indirect=True)
async def test_the_socket_is_refreshed_without_a_gap(slack: SlackStandIn, faults: Faults) -> None:
    """HTTP has nothing of the kind."""
    old = slack.sockets.connections[0]
    await faults.refresh_sockets("warning")
    assert_says((await slack.slash_command("503")).answer, "503")
    await faults.refresh_sockets()
    await slack.sockets.opened()
    assert_says((await slack.slash_command("503")).answer, "503")
    assert old not in slack.sockets.connections
    assert len(slack.calls_of("apps.connections.open")) >= 2
