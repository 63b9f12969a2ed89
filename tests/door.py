"""The way to a Postgres, to be made slow, to hang, or to be shut, while the server itself is well."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.store.database import Database

PORT = 6543


class Door:
    """Passes bytes on, `delay` seconds after they came; not at all while `stuck`."""

    def __init__(self, server: str) -> None:
        self.delay = 0.0
        self.open = asyncio.Event()
        self.open.set()
        self._server = server
        self._through: set[asyncio.Task[None]] = set()

    @property
    def passed(self) -> int:
        """How many connections are open."""
        return len(self._through) // 2

    async def enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ours, theirs = await asyncio.open_unix_connection(self._server)
        for source, target in ((reader, theirs), (ours, writer)):
            task = asyncio.create_task(self._pass(source, target))
            self._through.add(task)
            task.add_done_callback(self._through.discard)

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            while data := await source.read(65536):
                await asyncio.sleep(self.delay)
                await self.open.wait()
                target.write(data)
                await target.drain()
        target.close()

    async def close(self) -> None:
        for task in tuple(self._through):
            task.cancel()
        await asyncio.gather(*self._through, return_exceptions=True)


@asynccontextmanager
async def door_to(database: Database, folder: Path) -> AsyncIterator[tuple[Door, str]]:
    """The door, and the address of the database behind it."""
    home = database.url.partition("host=")[2].partition("&")[0]
    door = Door(f"{home}/.s.PGSQL.5432")
    server = await asyncio.start_unix_server(door.enter, folder / f".s.PGSQL.{PORT}")
    yield door, database.url.replace(home, str(folder)).replace("port=5432", f"port={PORT}")
    server.close()
    await door.close()
