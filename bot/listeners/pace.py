"""How fast one thread may be answered, so that a loop or a quarrel of bots does not flood a channel."""

import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

ANSWERS_A_MINUTE = 8
"""A person reads no faster; CopilotKit#6717 shows fifty answers in eight seconds from one loop."""
_WINDOW_SECONDS = 60.0
_MAX_THREADS = 5_000


class Pace:
    """Counts answers by thread: in a sliding minute what this process gave, in a minute of the clock what all did.

    `claim` takes a key for whichever process comes first with it.
    """

    def __init__(
        self,
        claim: Callable[[str], Awaitable[bool]],
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._claim = claim
        self._clock = clock
        self._wall = wall
        self._answers: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    async def allows(self, channel: str, thread: str) -> bool:
        """Whether one more answer may go to the thread now; counts it if so."""
        times = self._lately(channel, thread)
        if len(times) >= ANSWERS_A_MINUTE:
            return False
        times.append(self._clock())
        minute = int(self._wall() // _WINDOW_SECONDS)
        for place in range(ANSWERS_A_MINUTE):
            if await self._claim(f"pace:{channel}/{thread}/{minute}/{place}"):
                return True
        return False

    def _lately(self, channel: str, thread: str) -> deque[float]:
        times = self._answers.setdefault((channel, thread), deque())
        self._answers.move_to_end((channel, thread))
        while times and self._clock() - times[0] > _WINDOW_SECONDS:
            times.popleft()
        while len(self._answers) > _MAX_THREADS:
            self._answers.popitem(last=False)
        return times
