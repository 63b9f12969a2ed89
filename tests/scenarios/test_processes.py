"""Three processes on one Postgres, ended in turn under load, over HTTP and over Socket Mode: nothing lost, nothing twice."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from aiohttp import web

from bot.playground.faults import Faults
from bot.playground.outcome import Outcome
from bot.playground.seed import BACKEND
from bot.playground.standin import Route, SlackStandIn
from tests.processes import Bot, Router, bots, environment_of, start
from tests.store.database import Database

WAY_SECONDS = 0.3
"""How long a call takes to Slack, so that something is always under way."""
EVERY = 0.05
"""Seconds between questions: one mention and one command each."""


class DistantSlack(SlackStandIn):
    """A call takes a while to get there, and does not if its caller dies meanwhile."""

    def _slack_routes(self) -> tuple[Route, ...]:
        async def handle(request: web.Request) -> web.StreamResponse:
            await request.read()
            await asyncio.sleep(WAY_SECONDS)
            if request.transport is None:
                return web.Response(status=499)
            return await self.web_api.handle(request)

        api = (("GET", "/api/{method}", handle), ("POST", "/api/{method}", handle))
        return (*api, *(route for route in super()._slack_routes() if not route[1].startswith("/api/")))


class Load:
    """People who ask until it is over."""

    def __init__(self, slack: SlackStandIn) -> None:
        self._slack = slack
        self._over = asyncio.Event()
        self._asking: list[asyncio.Task[Outcome]] = []
        self._commands: list[asyncio.Task[Outcome]] = []

    async def __aenter__(self) -> Self:
        self._people = asyncio.create_task(self._ask())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        await self._people
        self.mentions = [done.posted for done in await asyncio.gather(*self._asking) if done.posted]
        self.failures = [done.error for done in await asyncio.gather(*self._commands) if done.error]

    async def _ask(self) -> None:
        while not self._over.is_set():
            number = len(self._asking)
            self._asking.append(
                asyncio.create_task(self._slack.mention(f"401 vs 403? ({number})", channel=BACKEND, wait=0))
            )
            self._commands.append(asyncio.create_task(self._slack.slash_command("503", wait=0)))
            await asyncio.sleep(EVERY)

    def replies(self) -> list[int]:
        """How many each mention has."""
        return [len(self._slack.workspace.replies(mention)) for mention in self.mentions]


@asynccontextmanager
async def three(transport: str, database: Database, folder: Path) -> AsyncIterator[tuple[SlackStandIn, list[Bot]]]:
    """Three processes, and the stand-in that hands each payload to any of them."""
    async with DistantSlack(socket_mode=transport == "socket") as slack:
        slack.courier.schedule = (0.0, 1.0, 5.0)  # instead of Slack's minutes
        if transport == "socket":
            async with bots(transport, environment_of(slack, database.url), folder, 3) as running:
                await slack.until(lambda: len(slack.sockets.connections) == 3)
                yield slack, running
            return
        async with bots(transport, environment_of(slack, database.url), folder, 3) as running:
            router = Router(slack, running)
            await router.open()
            slack.courier._transport = router
            yield slack, running
            await router.close()


async def test_of_three_processes_two_are_ended_under_load_and_all_is_answered_once(
    transport: str, postgres_database: Database, tmp_path: Path
) -> None:
    async with three(transport, postgres_database, tmp_path) as (slack, running):
        first, second, _ = running
        async with Load(slack) as load:
            await asyncio.sleep(1)
            assert await first.stop() == 0
            running.append(await start(transport, first.environment, tmp_path / "again"))
            await running[-1].ready()
            await asyncio.sleep(1)
            assert not [each for each in slack.deliveries if each.ack.failure and each.kind == "slash_commands"]
            assert transport == "socket" or not [each for each in slack.deliveries if each.ack.failure]
            await second.stop(signal.SIGKILL)
            await asyncio.sleep(1)
        await slack.until(lambda: 0 not in load.replies(), seconds=15)
        await asyncio.sleep(0.5)
        assert set(load.replies()) == {1}
        assert len(load.failures) <= 1  # a command that the killed process had just read; Slack tells the person
        assert transport == "socket" or any(each.retry for each in slack.deliveries), "the kill hit nothing"
        for bot in running:
            assert "Traceback" not in bot.logged, bot.logged


async def test_who_clicked_is_told_when_the_process_that_took_the_click_is_killed(
    transport: str, postgres_database: Database, tmp_path: Path
) -> None:
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bots(transport, environment_of(slack, postgres_database.url), tmp_path) as (bot,),
    ):
        slack.app_url = bot.url
        asked = await slack.slash_command("503", channel=BACKEND)
        Faults(slack).rate_limit_response_urls(retry_after=30)
        clicking = asyncio.create_task(slack.click(asked.answer, "Share in channel"))
        while slack.response_urls.busy:
            await asyncio.sleep(0.01)
        await bot.stop(signal.SIGKILL)
        assert (await clicking).error
