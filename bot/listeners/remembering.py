"""What must outlast a message or a process: events seen, replies sent, choices. In the database, or here without one.

Every call goes to the database in a thread and is given up after two seconds; then the database is left alone for a
while, and this process's own memory answers. Nothing here is ever waited for before an acknowledgement.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import structlog

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners.recent import Recent

T = TypeVar("T")
U = TypeVar("U")

DATABASE_SECONDS = 2.0
REST_SECONDS = 5.0
"""How long a database that failed is left alone; an edit made after it returns has to be seen within 6 s."""
SEEN_SECONDS = 25 * 3600.0
"""Slack's "delayed events" repeat a failed delivery for 24 hours."""
REPLY_SECONDS = 24 * 3600.0
EXPLAINED_SECONDS = 30 * 60.0
STACK_SECONDS = 60.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A message: its conversation and its timestamp."""

    team: str
    channel: str
    ts: str

    @property
    def key(self) -> str:
        """As one string."""
        return f"{self.team}/{self.channel}/{self.ts}"


@dataclass(frozen=True, slots=True)
class Sent:
    """Our reply to a message: its timestamp, and the fingerprint of the question that it answers."""

    ts: str
    fingerprint: str


class Memory(Protocol):
    """The part of bot.store.memory needed here. Calls may block; StoreError says that the database is away."""

    def first_sight(self, key: str) -> bool:
        """Claims `key` for a day; False if somebody did before."""

    def reply(self, place: Place) -> Sent | None:
        """What `keep_reply` kept."""

    def keep_reply(self, place: Place, sent: Sent) -> None:
        """Keeps a reply for a day."""

    def explained(self, channel: str, code: str, *, within_seconds: float) -> str | None:
        """What `keep_explained` kept, if not longer ago."""

    def keep_explained(self, channel: str, code: str, permalink: str) -> None:
        """Keeps the address of a public answer."""

    def locales(self, user: str) -> tuple[Locale | None, Locale | None]:
        """The saved choice, and what Slack said in the last 24 hours."""

    def save_locale(self, user: str, locale: Locale | None) -> None:
        """Saves the choice of a person; None takes it back."""

    def save_slack_locale(self, user: str, locale: Locale) -> None:
        """Keeps what Slack said."""

    def stack(self, channel: str) -> tuple[str, ...]:
        """The vendors of a channel's stack, in order."""

    def keep_stack(self, channel: str, vendors: tuple[str, ...]) -> None:
        """Keeps what `stack` tells."""


class Remembering:
    """Memory without waiting for it longer than it is worth."""

    def __init__(self, memory: Memory | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._memory = memory
        self._clock = clock
        self._rests_until = 0.0
        self._seen: Recent[str, bool] = Recent(SEEN_SECONDS, clock=clock)
        self._replies: Recent[Place, Sent] = Recent(REPLY_SECONDS, clock=clock)
        self._explained: Recent[tuple[str, str], str] = Recent(EXPLAINED_SECONDS, clock=clock)
        self._stacks: Recent[str, tuple[str, ...]] = Recent(REPLY_SECONDS, clock=clock)
        self._fresh_stacks: Recent[str, bool] = Recent(STACK_SECONDS, clock=clock)

    async def first_sight(self, *keys: str) -> bool:
        """Whether none of `keys` was seen before, here or by another process; from now on all are seen."""
        claimed = [self._seen.claim(key, value=True) for key in keys]
        return all(claimed) and all([await self._claim(key) for key in keys])

    async def reply(self, place: Place) -> Sent | None:
        """Our reply to the message at `place`, from whichever process it came."""
        return await self._ask(lambda memory: memory.reply(place), fallback=None) or self._replies.get(place)

    async def keep_reply(self, place: Place, sent: Sent) -> None:
        """Remembers our reply to the message at `place`."""
        self._replies.put(place, sent)
        await self._ask(lambda memory: memory.keep_reply(place, sent), fallback=None)

    async def explained(self, channel: str, code: str) -> str | None:
        """The permalink of a public answer about `code` in the channel in the last half hour."""
        if here := self.explained_here(channel, code):
            return here
        within = EXPLAINED_SECONDS
        return await self._ask(lambda memory: memory.explained(channel, code, within_seconds=within), fallback=None)

    def explained_here(self, channel: str, code: str) -> str | None:
        """The same, as far as this process knows; at once."""
        return self._explained.get((channel, code))

    async def keep_explained(self, channel: str, code: str, permalink: str) -> None:
        """Remembers a public answer."""
        self._explained.put((channel, code), permalink)
        await self._ask(lambda memory: memory.keep_explained(channel, code, permalink), fallback=None)

    def stack(self, channel: str) -> tuple[str, ...]:
        """The vendors in front of the channel's services, as far as this process knows; at once."""
        return self._stacks.get(channel) or ()

    def is_fresh(self, channel: str) -> bool:
        """Whether `learn_stack` would have nothing to do."""
        return not channel or self._fresh_stacks.get(channel) is not None

    async def learn_stack(self, channel: str) -> None:
        """Brings what `stack` tells up to date, at most once a minute."""
        if self.is_fresh(channel):
            return
        self._fresh_stacks.put(channel, value=True)
        known = self.stack(channel)
        stack = await self._ask(lambda memory: memory.stack(channel), fallback=known)
        self._stacks.put(channel, stack)

    async def keep_stack(self, channel: str, vendors: tuple[str, ...]) -> bool:
        """Remembers a channel's stack, none forgets it; False, and nothing is changed, if the database is away."""

        def keep(memory: Memory) -> bool:
            memory.keep_stack(channel, vendors)
            return True

        kept = await self._ask(keep, fallback=False)
        if kept:
            self._stacks.put(channel, vendors)
            self._fresh_stacks.put(channel, value=True)
        return kept

    async def locales(self, user: str) -> tuple[Locale | None, Locale | None] | None:
        """The saved choice of `user` and the language of their Slack; None if the database is away."""
        return await self._ask(lambda memory: memory.locales(user), fallback=None)

    async def save_locale(self, user: str, locale: Locale | None) -> None:
        """Saves a choice."""
        await self._ask(lambda memory: memory.save_locale(user, locale), fallback=None)

    async def save_slack_locale(self, user: str, locale: Locale) -> None:
        """Keeps what Slack said for a day."""
        await self._ask(lambda memory: memory.save_slack_locale(user, locale), fallback=None)

    async def _claim(self, key: str) -> bool:
        return await self._ask(lambda memory: memory.first_sight(key), fallback=True)

    async def _ask(self, call: Callable[[Memory], T], fallback: U) -> T | U:
        if self._memory is None or self._clock() < self._rests_until:
            return fallback
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                return await asyncio.to_thread(call, self._memory)
        except (TimeoutError, StoreError) as error:
            self._rests_until = self._clock() + REST_SECONDS
            _log.warning("memory is not in the database for now", error=type(error).__name__)
            return fallback
