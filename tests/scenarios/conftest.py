"""Slack with the bot under it. `transport` makes every scenario run twice: over HTTP and over Socket Mode."""

from collections.abc import AsyncIterator

import pytest

from bot.listeners.desk import Asked
from bot.playground.faults import Faults
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory, backing, slack_with_bot
from tests.scenarios.catalogue import shipped
from tests.scenarios.teams import Team, team_on


@pytest.fixture(params=["http", "socket"], autouse=True)
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def memory() -> SharedMemory:
    return SharedMemory()


@pytest.fixture
def misses() -> list[Asked]:
    return []


@pytest.fixture
async def slack(transport: str, memory: SharedMemory, misses: list[Asked]) -> AsyncIterator[SlackStandIn]:
    """The stand-in with the real bot connected, on a catalogue small enough to read."""
    async with slack_with_bot(transport, backing(memory, misses)) as (slack, _):
        yield slack


@pytest.fixture
async def shipped_slack(transport: str, memory: SharedMemory) -> AsyncIterator[SlackStandIn]:
    """The same on the shipped catalogue."""
    async with slack_with_bot(transport, backing(memory, catalogue=shipped())) as (slack, _):
        yield slack


@pytest.fixture
async def team(transport: str, request: pytest.FixtureRequest) -> AsyncIterator[Team]:
    """A team with a database, SQLite under HTTP and Postgres under Socket Mode."""
    engine = {"http": "sqlite", "socket": "postgres"}[transport]
    async with team_on(request.getfixturevalue(f"{engine}_database"), transport) as found:
        yield found


@pytest.fixture
def faults(slack: SlackStandIn) -> Faults:
    return Faults(slack)
