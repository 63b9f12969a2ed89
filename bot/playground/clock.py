"""The stand-in's time, as a value that can be handed in; tests hand in one that they move (faults.ManualClock)."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Seconds since the epoch, and a sleep that belongs to the same time."""

    def time(self) -> float:
        """Now, in seconds since the epoch."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when `seconds` of this clock have passed."""
        ...


class RealClock:
    """The machine's own time."""

    def time(self) -> float:
        """Now, in seconds since the epoch."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds`."""
        await asyncio.sleep(seconds)
