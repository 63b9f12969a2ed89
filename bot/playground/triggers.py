"""trigger_ids: the right to open one modal within 3 seconds of a person's action, once."""

import secrets

from bot.playground.clock import Clock
from bot.playground.outgoing import ApiError

LIFETIME = 3.0


class Triggers:
    """The trigger_ids given out so far."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()

    def new(self, user: str) -> str:
        """A trigger_id for something `user` just did."""
        trigger = f"{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._given[trigger] = (user, self._clock.time() + LIFETIME)
        return trigger

    def redeem(self, trigger: str) -> str:
        """Whose it is. Raises ApiError for one that is unknown, used or older than 3 seconds."""
        if trigger not in self._given:
            raise ApiError("invalid_trigger_id")
        if trigger in self._used:
            raise ApiError("trigger_exchanged")
        user, until = self._given[trigger]
        if self._clock.time() > until:
            raise ApiError("trigger_expired")
        self._used.add(trigger)
        return user
