from collections.abc import AsyncIterator

import pytest

from bot.listeners.desk import Asked
from bot.playground.faults import Faults
from bot.playground.standin import SlackStandIn
from tests.listeners.bots import SharedMemory, backing, bot_under
from tests.listeners.teams import Team, team_on


@pytest.fixture(params=["http", "socket"])
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
    """The stand-in with the real bot connected, over each transport."""
    async with (
        SlackStandIn(socket_mode=transport == "socket") as stand_in,
        bot_under(stand_in, transport, backing(memory, misses)),
    ):
        yield stand_in


@pytest.fixture(params=["http-sqlite", "socket-postgres"])
async def team(request: pytest.FixtureRequest) -> AsyncIterator[Team]:
    """A team with a database, over each transport and on each engine."""
    transport, engine = request.param.split("-")
    async with team_on(request.getfixturevalue(f"{engine}_database"), transport) as found:
        yield found


@pytest.fixture
def faults(slack: SlackStandIn) -> Faults:
    return Faults(slack)
