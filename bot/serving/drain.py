"""Work that goes on after the acknowledgement: kept, so that it is not collected, and finished before the process ends.

Not Bolt's lazy listeners: they copy the request deeply, which fails on a shared aiohttp session ("cannot pickle
'_contextvars.Context' object", slack_bolt 1.30, measured), keep no reference to their task and hide its errors.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

_log = structlog.get_logger(__name__)


class Tracker:
    """Runs coroutines in the background and knows which are still running."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._leaving = asyncio.Event()

    @property
    def pending(self) -> int:
        """How many are running now."""
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Runs `work` on the running loop. It is expected to catch its own faults; one that escapes is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def hold(self, task: asyncio.Task[None], seconds: float) -> None:
        """Waits for `task`, at most `seconds`, and no longer once the process is leaving."""
        leaving = asyncio.create_task(self._leaving.wait())
        try:
            await asyncio.wait((task, leaving), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()

    def leave(self) -> None:
        """The process is about to end: what is held back goes out now."""
        self._leaving.set()

    async def drain(self, seconds: float) -> int:
        """Waits until nothing is running, at most `seconds`; how many had to be cut off."""
        deadline = asyncio.get_running_loop().time() + seconds
        while self._tasks and (left := deadline - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._tasks, timeout=left)
        unfinished = tuple(self._tasks)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)
        return len(unfinished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("background work failed", exc_info=error)
