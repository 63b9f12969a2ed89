"""Real processes of the bot, on loopback, with what they log; and a router before those that listen."""

import asyncio
import contextlib
import itertools
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.playground.delivery import Ack
from bot.playground.requests import Requests
from bot.playground.standin import SlackStandIn

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port below those that systems give away by themselves: until a bot listens on it, no connection can take it."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


@dataclass
class Bot:
    """One `httpbot serve`."""

    transport: str
    environment: dict[str, str]
    folder: Path
    log: Path
    port: int
    process: asyncio.subprocess.Process

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def logged(self) -> str:
        return self.log.read_text()

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}{path}") as response:
            return response.status, await response.text()

    async def json(self, path: str) -> Any:
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}{path}") as response:
            return await response.json()

    async def ready(self) -> None:
        """Returns when it can answer and Slack can reach it."""
        async with asyncio.timeout(30):
            while True:
                try:
                    found = await self.json("/readyz")
                    if found["catalogue"]["entries"] and found["slack"] in ("http", "ok"):
                        return
                except aiohttp.ClientError:
                    assert self.process.returncode is None, self.logged
                await asyncio.sleep(0.05)

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit status."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), 15)


def environment_of(slack: SlackStandIn, database_url: str, **more: str) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "HOST": "127.0.0.1",
        "SLACK_BOT_TOKEN": slack.profile.bot_token,
        "SLACK_SIGNING_SECRET": slack.profile.signing_secret,
        "SLACK_APP_TOKEN": slack.profile.app_token,
        "SLACK_API_URL": slack.api_url,
        **more,
    }


async def start(transport: str, environment: dict[str, str], folder: Path) -> Bot:
    """Starts one; it is not ready yet."""
    port = free_port()
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    log = folder / f"{port}.log"
    with open(log, "wb") as opened:  # noqa: ASYNC230, PTH123
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve", f"--{transport}"),
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "HOME": str(folder),
                "PORT": str(port),
                **environment,
            },
            cwd=folder,
            stdout=opened,
            stderr=opened,
        )
    return Bot(transport, environment, folder, log, port, process)


@asynccontextmanager
async def bots(transport: str, environment: dict[str, str], folder: Path, number: int = 1) -> AsyncIterator[list[Bot]]:
    """So many, ready; those that still run afterwards, started meanwhile or not, are killed."""
    running: list[Bot] = []
    try:
        running += [await start(transport, environment, folder) for _ in range(number)]
        await asyncio.gather(*(bot.ready() for bot in running))
        yield running
    finally:
        for bot in running:
            if bot.process.returncode is None:
                bot.process.kill()
                await bot.process.wait()


class Router(Requests):
    """What stands before several processes: a request goes to the next that takes a connection, and then to no other.

    A transport for the stand-in; each request has a connection of its own, as behind most platforms' routers.
    """

    def __init__(self, slack: SlackStandIn, running: Sequence[Bot]) -> None:
        super().__init__(slack.profile.signing_secret)
        self.url = "http://router"
        self.running = running
        self._turns = itertools.count()

    async def open(self) -> None:
        self._session = aiohttp.ClientSession(trust_env=False, connector=aiohttp.TCPConnector(force_close=True))

    async def _post(self, session: aiohttp.ClientSession, body: bytes, headers: dict[str, str]) -> Ack:
        first = next(self._turns)
        for turn in range(first, first + len(self.running)):
            self.url = self.running[turn % len(self.running)].url
            try:
                return await super()._post(session, body, headers)
            except aiohttp.ClientConnectorError:
                continue
        return Ack("connection_failed", status=0)
