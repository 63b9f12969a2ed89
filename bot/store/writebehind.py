"""A bounded queue and the thread that empties it into the database: a caller never waits for that database."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreError
from bot.store.errors import DatabaseDownError

log = logging.getLogger(__name__)

ROOM = 1000
BATCH = 100
GATHER = 0.5
"""Seconds from the first of a batch to its writing."""
RETRY = (1.0, 1.0, 2.0, 4.0, 5.0)
"""Seconds between attempts while the database is down."""

_T = TypeVar("_T")


class WriteBehind(Generic[_T]):
    """Hands what is put in to `write`, in batches. What finds no room is dropped and counted; a refused batch too."""

    def __init__(self, write: Callable[[Sequence[_T]], None], *, name: str, room: int = ROOM) -> None:
        self.dropped = 0
        self._write = write
        self._queue: queue.Queue[_T] = queue.Queue(room)
        self._filled = threading.Event()
        self._stopping = threading.Event()
        self._deadline = float("inf")
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def depth(self) -> int:
        """How many wait."""
        return self._queue.qsize()

    def start(self) -> None:
        """Begins to write; to be called once."""
        self._thread.start()

    def put(self, item: _T) -> None:
        """Returns at once."""
        try:
            self._queue.put_nowait(item)
        except queue.Full:
            self.dropped += 1
        self._filled.set()

    def stop(self, timeout: float = 3.0) -> None:
        """Writes what waits, for at most `timeout` seconds."""
        self._deadline = time.monotonic() + timeout
        self._stopping.set()
        self._filled.set()
        if self._thread.ident:
            self._thread.join(timeout)
        self.dropped += self.depth

    def _run(self) -> None:
        while self._filled.wait() and not self._stopping.wait(GATHER):
            self._filled.clear()
            self._empty()
        self._empty()

    def _empty(self) -> None:
        while batch := self._batch():
            self._store(batch)

    def _batch(self) -> list[_T]:
        batch: list[_T] = []
        while len(batch) < BATCH:
            try:
                batch.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return batch

    def _store(self, batch: Sequence[_T]) -> None:
        """Keeps trying while the database is down; gives up what it refuses, and everything at the deadline."""
        attempt = 0
        while True:
            try:
                return self._write(batch)
            except DatabaseDownError:
                pause = RETRY[min(attempt, len(RETRY) - 1)]
                attempt += 1
                if self._stopping.wait(pause) and time.monotonic() + 0.2 > self._deadline:
                    break
                if self._stopping.is_set():
                    time.sleep(0.2)
            except StoreError as error:
                log.error("%d rows were refused: %s", len(batch), error)  # noqa: TRY400
                break
            except Exception:
                log.exception("%d rows could not be written", len(batch))
                break
        self.dropped += len(batch)
        return None
