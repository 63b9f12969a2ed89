"""Frees threads that wait for a Postgres which neither answers nor closes: psycopg's queries know no client timeout."""

import logging
import os
import socket
import threading
import time
from contextlib import suppress

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

log = logging.getLogger(__name__)

LONGEST = 15.0
"""Seconds that a connection may be in use; what the bot does takes milliseconds."""


class Hangups:
    """Shuts the socket of each connection of `engine` in use for too long; its user gets DatabaseDownError."""

    def __init__(self, engine: Engine, *, longest: float = LONGEST) -> None:
        self._postgres = engine.dialect.name == "postgresql"
        self._longest = longest
        self._in_use: dict[int, tuple[DBAPIConnection, float]] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="httpbot-hangups", daemon=True)
        if self._postgres:
            event.listen(engine, "checkout", self._checked_out)
            event.listen(engine, "checkin", self._checked_in)

    def start(self) -> None:
        """Begins to look; does nothing for SQLite, which has its own timeout."""
        if self._postgres:
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread."""
        self._stopping.set()

    def _checked_out(self, connection: DBAPIConnection, _record: object, _proxy: object) -> None:
        self._in_use[id(connection)] = (connection, time.monotonic())

    def _checked_in(self, connection: DBAPIConnection, _record: object) -> None:
        self._in_use.pop(id(connection), None)

    def _run(self) -> None:
        """What is taken into use while this waits is due after it."""
        wait = self._longest
        while not self._stopping.wait(wait):
            now = time.monotonic()
            for key, (connection, since) in list(self._in_use.items()):
                if now - since >= self._longest:
                    self._in_use.pop(key, None)
                    log.warning("a connection hung for %.0f s and was shut", now - since)
                    _shut(connection)
            oldest = min((since for _, since in list(self._in_use.values())), default=now)
            wait = max(0.0, oldest + self._longest - time.monotonic())


def _shut(connection: DBAPIConnection) -> None:
    """On a duplicate, so that psycopg finds the end of the stream and closes its own descriptor itself."""
    with suppress(OSError, AttributeError, ValueError), socket.socket(fileno=os.dup(connection.pgconn.socket)) as wire:
        wire.shutdown(socket.SHUT_RDWR)
