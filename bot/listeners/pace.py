"""How fast one thread may be answered, so that a loop or a quarrel of bots does not flood a channel."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable

ANSWERS_A_MINUTE = 8
"""A person reads no faster; CopilotKit#6717 shows fifty answers in eight seconds from one loop."""
_WINDOW_SECONDS = 60.0
_MAX_THREADS = 5_000


class Pace:
    """Counts answers by thread in a sliding minute, in this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def allows(self, channel: str, thread: str) -> bool:
        """Whether one more answer may go to the thread now; counts it if so."""
        now = self._clock()
        times = self._answers.setdefault((channel, thread), deque())
        self._answers.move_to_end((channel, thread))
        while times and now - times[0] > _WINDOW_SECONDS:
            times.popleft()
        while len(self._answers) > _MAX_THREADS:
            self._answers.popitem(last=False)
        if len(times) >= ANSWERS_A_MINUTE:
            return False
        times.append(now)
        return True
