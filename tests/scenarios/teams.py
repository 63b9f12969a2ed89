"""A team whose bot has a real database behind it: Alex and Dana are its admins, Minseo is not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import Wired
from bot.backing import Backing, Open, State, StoredMemory, Use, _record, look_up
from bot.config import Settings
from bot.playground.seed import ALEX, DANA
from bot.playground.standin import SlackStandIn
from bot.store.engine import open_engine
from bot.store.ledger import open_ledger
from bot.store.lookups import LookupRecorder
from bot.store.misses import MissRecorder
from bot.store.watch import Watcher, open_live
from tests.scenarios.bots import slack_with_bot
from tests.store.catalogues import small
from tests.store.database import Database

ADMINS = frozenset({ALEX, DANA})


@dataclass(frozen=True)
class Team:
    slack: SlackStandIn
    database: Database
    bot: Wired

    async def knows(self, code: str, words: str) -> None:
        """Waits until the live catalogue has `words` in the entry."""
        async with asyncio.timeout(4):
            while words not in repr(self.bot.current.catalogue.entries.get(code)):
                await asyncio.sleep(0.02)

    async def knows_ruling(self, words: str) -> None:
        """Waits until the live catalogue has a ruling with `words`."""
        async with asyncio.timeout(4):
            while words not in repr(self.bot.current.catalogue.rulings):
                await asyncio.sleep(0.02)


def on(database: Database) -> Open:
    """As bot.backing.open_backing, but on a database in which `small()` is released, and watching it closely."""

    def opened(settings: Settings, use: Use) -> Backing:
        engine = open_engine(database.url)
        live = open_live(engine, shipped=small, prepare=use)
        watcher, recorder, looked_up = Watcher(engine, live, interval=0.1), MissRecorder(engine), LookupRecorder(engine)
        memory, ledger = StoredMemory(database.url), open_ledger(database.url)

        def start() -> None:
            watcher.start()
            recorder.queue.start()
            looked_up.queue.start()

        def stop() -> None:
            watcher.stop()
            recorder.queue.stop()
            looked_up.queue.stop()
            memory.close()
            ledger.close()
            engine.dispose()

        return Backing(
            memory=memory,
            miss=lambda asked: _record(recorder, asked),
            state=lambda: State("database", "ok"),
            start=start,
            stop=stop,
            ledger=ledger,
            looked_up=lambda asked: look_up(looked_up, asked),
        )

    return opened


@asynccontextmanager
async def team_on(database: Database, transport: str) -> AsyncIterator[Team]:
    """The stand-in with the bot connected."""
    async with slack_with_bot(transport, on(database), admins=ADMINS) as (slack, bot):
        yield Team(slack, database, bot)
