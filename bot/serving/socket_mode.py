"""Socket Mode: the aiohttp client, which reconnects within seconds, closes at once and leaves signals to us."""

import asyncio
import signal
from typing import Any

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

PING_SECONDS = 5
"""An aborted connection is noticed after two missed pings."""

SETTLE_SECONDS = 0.1
"""For what was held back to be acknowledged before the connection closes."""

_log = structlog.get_logger(__name__)


class Connection:
    """One Socket Mode connection and its state."""

    def __init__(self, bolt: AsyncApp, app_token: str) -> None:
        self._handler = AsyncSocketModeHandler(bolt, app_token, ping_interval=PING_SECONDS)
        self._handler.client.socket_mode_request_listeners[:] = [self._receive]
        self._closing = False

    @property
    def state(self) -> str:
        """For /readyz: "ok" while the websocket is open, else "connecting"."""
        session = self._handler.client.current_session
        return "ok" if session is not None and not session.closed else "connecting"

    async def open(self) -> None:
        """Connects; retries until it works."""
        await self._handler.connect_async()  # type: ignore[no-untyped-call]
        _log.info("connected to Slack")

    async def close(self) -> None:
        """Leaves; Slack hands what is not acknowledged by then to another connection."""
        await asyncio.sleep(SETTLE_SECONDS)
        self._closing = True
        await self._handler.close_async()  # type: ignore[no-untyped-call]

    async def _receive(self, client: Any, request: Any) -> None:
        try:
            await self._handler.handle(client, request)
        except (aiohttp.ClientConnectionError, ConnectionError):
            if not self._closing:
                raise
            _log.info("closed before an envelope was acknowledged; Slack delivers it again")


async def stopped() -> None:
    """Returns on SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
