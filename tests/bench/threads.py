"""What an answer waits for the thread that makes the index anew, with Python's switch interval and with ours."""

import asyncio
import statistics
import sys
import threading
import time
from collections.abc import Iterator

from bot.answers.respond import Responder
from bot.app import SWITCH_SECONDS

STEPS = 20
"""How often a request gives the interpreter away: reading, the guard, Bolt, the answer, writing."""
REBUILDS = 3


def measure(responder: Responder) -> Iterator[str]:
    """One line."""
    pythons = sys.getswitchinterval()
    theirs, ours = (asyncio.run(_beside_a_rebuild(responder, interval)) for interval in (pythons, SWITCH_SECONDS))
    sys.setswitchinterval(pythons)
    yield (
        f"an answer of {STEPS} steps while a new alias has the index made anew: {1000 * ours:.0f} ms,"
        f" {ours / theirs:.2f} of what it is with Python's switch interval"
    )


async def _beside_a_rebuild(responder: Responder, interval: float) -> float:
    sys.setswitchinterval(interval)
    catalogue, taken = responder.catalogue, list[float]()
    rebuilding = threading.Thread(target=lambda: [Responder(catalogue).prepare() for _ in range(REBUILDS)])
    rebuilding.start()
    while rebuilding.is_alive():
        began = time.perf_counter()
        for _ in range(STEPS):
            await asyncio.sleep(0.0002)
        responder.respond("which code when the email already exists")
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
