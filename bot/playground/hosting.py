"""Runs an ASGI app on a free loopback port of this process, in the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from bot.errors import HttpbotError

START_SECONDS = 30.0


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the composition root."""
        yield


@asynccontextmanager
async def hosted(app: Any, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """The app's origin, for as long as the context lasts; its lifespan start-up runs before, its shutdown after."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind((host, 0))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, ws="none", lifespan="auto", timeout_graceful_shutdown=5
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _started(server, serving)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
        listener.close()


async def _started(server: uvicorn.Server, serving: "asyncio.Task[None]") -> None:
    async with asyncio.timeout(START_SECONDS):
        while not server.started:
            if serving.done():
                serving.result()
                raise HttpbotError("the app stopped while it was starting; its log says why")
            await asyncio.sleep(0.01)
