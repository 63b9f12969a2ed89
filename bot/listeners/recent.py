"""A bounded memory of this process in which everything expires; what remains when the database is away."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps at most `size` values, each for `seconds`; the oldest goes first."""

    def __init__(self, seconds: float, size: int = 20_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._size = size
        self._clock = clock
        self._values: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The value, unless it expired."""
        kept = self._values.get(key)
        return kept[1] if kept is not None and self._clock() < kept[0] else None

    def put(self, key: K, value: V, seconds: float | None = None) -> None:
        """Keeps `value` from now on, for `seconds` if given."""
        self._values.pop(key, None)
        self._values[key] = (self._clock() + (self._seconds if seconds is None else seconds), value)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def claim(self, key: K, value: V) -> bool:
        """Keeps `value` unless there is one already; whether it did."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True

    def drop(self, key: K) -> None:
        """Forgets one."""
        self._values.pop(key, None)
