"""Socket Mode: the aiohttp client, which reconnects within seconds, closes at once and leaves signals to us."""

import asyncio
import signal

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

PING_SECONDS = 5
"""An aborted connection is noticed after two missed pings."""
SETTLE_SECONDS = 0.2
"""For envelopes already read to be acknowledged; making an answer takes milliseconds."""

_log = structlog.get_logger(__name__)


class Connection:
    """One Socket Mode connection and its state."""

    def __init__(self, bolt: AsyncApp, app_token: str) -> None:
        self._handler = AsyncSocketModeHandler(bolt, app_token, ping_interval=PING_SECONDS)

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
        """Takes no more envelopes (Slack hands the unacknowledged to another connection), then leaves."""
        self._handler.client.socket_mode_request_listeners.clear()
        await asyncio.sleep(SETTLE_SECONDS)
        await self._handler.close_async()  # type: ignore[no-untyped-call]


async def stopped() -> None:
    """Returns on SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
