"""HTTP mode: one uvicorn worker in this process, without an access log, that ends cleanly on SIGTERM."""

import asyncio
import errno
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Literal

import structlog
import uvicorn

from bot.errors import ConfigError
from bot.serving.asgi import Asgi

DEFAULT_PORT = 3000
OPEN_REQUESTS_SECONDS = 2
"""Slack waits 3 s for an acknowledgement and ours takes milliseconds; the rest of 10 s is for acknowledged work."""

_log = structlog.get_logger(__name__)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises ConfigError for a taken port or a host that is not ours.

    Its protocol is named, because asyncio sets TCP_NODELAY only then; without it the body of an answer, which is written
    after the head, waits for the other side's delayed acknowledgement: 44 ms on a kept connection, measured.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise ConfigError(
            f"cannot listen on HOST {host}, PORT {port}: {error.strerror}; {_cure(error, port)}"
        ) from error
    return listening


def _cure(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"set PORT to a free one, such as {port + 1}"
    if error.errno == errno.EACCES:
        return "set PORT to one from 1024 on, which needs no rights of its own"
    return "set HOST to an address of this machine, such as 127.0.0.1, or leave it unset for all of them"


async def serve(app: Asgi, listening: socket.socket) -> None:
    """Serves `app`, whose lifespan runs the bot, until SIGTERM or SIGINT. Raises ConfigError if it could not start."""
    host, port = listening.getsockname()[:2]
    _log.info("listening", host=host, port=port)
    running = _Server(_config(app, lifespan="on"))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.end, number)
    await running.serve(sockets=[listening])
    if not running.started:
        raise ConfigError("the bot could not start; the log above says why")


@asynccontextmanager
async def beside(app: Asgi, listening: socket.socket) -> AsyncIterator[None]:
    """Serves `app` while the block runs; signals stay with whoever else handles them."""
    running = _Server(_config(app, lifespan="off"))
    serving = asyncio.create_task(running.serve(sockets=[listening]))
    try:
        yield
    finally:
        running.end()
        await serving


class _Server(uvicorn.Server):
    """Waits to be ended; uvicorn's own looks ten times a second whether it is, which is half of what an idle bot does."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ended = asyncio.Event()

    def end(self, number: signal.Signals | None = None) -> None:
        """Begins the shutdown; at a second Ctrl-C nothing is waited for."""
        self.force_exit |= self.should_exit and number == signal.SIGINT
        self.should_exit = True
        self._ended.set()

    async def main_loop(self) -> None:
        """Comes after the start and before the shutdown."""
        await self.on_tick(0)
        await self._ended.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """None: they have their handlers already."""
        yield


def _config(app: Asgi, *, lifespan: Literal["on", "off"]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan=lifespan,
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=OPEN_REQUESTS_SECONDS,
    )
