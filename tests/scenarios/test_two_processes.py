"""Two processes on one Postgres: each knows what the other was told and what it said."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.app import Wired
from bot.backing import open_backing
from bot.playground.seed import ALEX, BACKEND, DANA, MINSEO
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import bot_under
from tests.slack import assert_private, assert_says
from tests.store.database import Database


class Two:
    """`first` has answered before `second` came; from then on everything goes to `second`."""

    def __init__(self, slack: SlackStandIn, first: Wired, transport: str, url: str) -> None:
        self.slack, self.first = slack, first
        self.second = bot_under(slack, transport, open_backing, database_url=url, admins=frozenset({ALEX}))


@pytest.fixture
async def two(transport: str, postgres_database: Database) -> AsyncIterator[Two]:
    url = postgres_database.url
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, open_backing, database_url=url) as first,
    ):
        yield Two(slack, first, transport, url)


async def test_they_answer_once_and_change_each_others_replies(two: Two) -> None:
    slack = two.slack
    first = await slack.mention("503?", channel=BACKEND)
    delivered = slack.deliveries[-1]
    async with two.second:
        await asyncio.gather(*(slack.redeliver(delivered, number=number) for number in (1, 2, 3)))
        assert first.posted
        await slack.edit_message(first.posted, "@httpbot 504?")
        assert_says(first.answer, "504")
        again = await slack.mention("504?", channel=BACKEND, user=ALEX)
        assert_private(again.answer, ALEX)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert two.first.desk.remembering.explained_here(BACKEND, "503")


async def test_the_second_knows_the_language_and_the_stack_that_the_first_was_told(two: Two) -> None:
    slack = two.slack
    await slack.slash_command("ko", user=DANA)
    await slack.slash_command("stack alb > nginx", channel=BACKEND)
    async with two.second as second:
        assert_says((await slack.mention("503?", user=DANA)).answer, "한국어 503")
        assert second.desk.remembering.stack(BACKEND) == ("alb", "nginx")


async def test_what_the_first_was_asked_in_vain_is_taught_through_the_second(two: Two) -> None:
    slack = two.slack
    asked = await slack.mention("불났어요 살려줘", user=MINSEO, channel=BACKEND)
    assert asked.posted
    async with two.second as second:
        async with asyncio.timeout(6):
            while not await second.desk.editing.do(lambda ledger: ledger.misses(1)):
                await asyncio.sleep(0.1)
        await slack.slash_command('teach "불났어요 살려줘" 503')
        await slack.until(lambda: len(slack.workspace.replies(asked.posted)) == 2)  # type: ignore[arg-type]
        async with asyncio.timeout(4):
            while "불났어요 살려줘" not in two.first.current.catalogue.entries["503"].aliases:
                await asyncio.sleep(0.1)
