"""The ASGI lifespan: starts the bot before the first request and stops it after the last."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog

from bot.serving.asgi import Asgi, Receive, Scope, Send

_log = structlog.get_logger(__name__)


class Lifespan:
    """ASGI middleware that runs `running()` round the life of the server, and passes requests to `app`."""

    def __init__(self, app: Asgi, *, running: Callable[[], AbstractAsyncContextManager[None]]) -> None:
        self._app = app
        self._running = running

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Websockets are refused by the server when no handler takes them."""
        if scope["type"] == "http":
            await self._app(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self._running():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})
