"""What must outlast a message or a process: events seen, replies sent, choices. In the database, or here without one.

Every call goes to the database in a thread and is given up after two seconds; then the database is left alone for a
while, and this process's own memory answers. Nothing here is ever waited for before an acknowledgement.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

import structlog

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners.recent import Recent
from bot.store.memory import Explained

Sight = Literal["first", "here", "elsewhere"]
"""Who has seen something before: nobody, this process, or another one."""

T = TypeVar("T")
U = TypeVar("U")

DATABASE_SECONDS = 2.0
REST_SECONDS = 5.0
"""How long a database that failed is left alone; an edit made after it returns has to be seen within 6 s."""
SEEN_SECONDS = 25 * 3600.0
"""Slack's "delayed events" repeat a failed delivery for 24 hours."""
REPLY_SECONDS = 24 * 3600.0
EXPLAINED_SECONDS = 30 * 60.0
CHANNELS_SECONDS = 5.0
"""Two small queries in this time, whatever is asked."""

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

    def explained(self, channel: str, code: str, *, within_seconds: float) -> Explained | None:
        """What `keep_explained` kept, if not longer ago."""

    def all_explained(self, *, within_seconds: float) -> Mapping[tuple[str, str], Explained]:
        """What `keep_explained` kept lately, by channel and code."""

    def keep_explained(self, channel: str, code: str, explained: Explained) -> None:
        """Keeps where a public answer is, and whose; the time is that of the call."""

    def locales(self, user: str) -> tuple[Locale | None, Locale | None]:
        """The saved choice, and what Slack said in the last 24 hours."""

    def save_locale(self, user: str, locale: Locale | None) -> None:
        """Saves the choice of a person; None takes it back."""

    def save_slack_locale(self, user: str, locale: Locale) -> None:
        """Keeps what Slack said."""

    def lookups(self, user: str, limit: int) -> tuple[str, ...]:
        """The keys of the entries that a person was told of, the latest first."""

    def stacks(self) -> Mapping[str, tuple[str, ...]]:
        """What the services of each channel stand behind, from the outside in."""

    def keep_stack(self, channel: str, hops: tuple[str, ...]) -> None:
        """Keeps what `stacks` tells of one channel."""


class Remembering:
    """Memory without waiting for it longer than it is worth."""

    def __init__(self, memory: Memory | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._memory = memory
        self._clock = clock
        self._rests_until = 0.0
        self._seen: Recent[str, bool] = Recent(SEEN_SECONDS, clock=clock)
        self._replies: Recent[Place, Sent] = Recent(REPLY_SECONDS, clock=clock)
        self._explained: Recent[tuple[str, str], Explained] = Recent(EXPLAINED_SECONDS, clock=clock)
        self._stacks: Mapping[str, tuple[str, ...]] = {}
        self._explained_elsewhere: Mapping[tuple[str, str], Explained] = {}

    async def sight(self, *keys: str) -> Sight:
        """Who has seen one of `keys` before; from now on all are seen here."""
        claimed = [self._seen.claim(key, value=True) for key in keys]
        if not all(claimed):
            return "here"
        return "first" if all([await self._claim(key) for key in keys]) else "elsewhere"

    async def first_sight(self, *keys: str) -> bool:
        """Whether none of `keys` was seen before, here or by another process; from now on all are seen."""
        return await self.sight(*keys) == "first"

    async def reply(self, place: Place) -> Sent | None:
        """Our reply to the message at `place`, from whichever process it came."""
        return await self._ask(lambda memory: memory.reply(place), fallback=None) or self._replies.get(place)

    async def keep_reply(self, place: Place, sent: Sent) -> None:
        """Remembers our reply to the message at `place`."""
        self._replies.put(place, sent)
        await self._ask(lambda memory: memory.keep_reply(place, sent), fallback=None)

    async def explained(self, channel: str, code: str) -> Explained | None:
        """The public answer about `code` in the channel in the last half hour."""
        if here := self.explained_here(channel, code):
            return here
        within = EXPLAINED_SECONDS
        return await self._ask(lambda memory: memory.explained(channel, code, within_seconds=within), fallback=None)

    def explained_here(self, channel: str, code: str) -> Explained | None:
        """The same, as `learn_channels` saw it last; at once."""
        key = (channel, code)
        return self._explained.get(key) or self._explained_elsewhere.get(key)

    async def keep_explained(self, channel: str, code: str, explained: Explained) -> None:
        """Remembers a public answer."""
        self._explained.put((channel, code), explained)
        await self._ask(lambda memory: memory.keep_explained(channel, code, explained), fallback=None)

    def stack(self, channel: str) -> tuple[str, ...]:
        """What the services of the channel stand behind, as `learn_channels` saw it last; at once."""
        return self._stacks.get(channel) or ()

    async def learn_channels(self) -> None:
        """Brings up to date, for all channels, what a command cannot wait for: stacks, and what was explained lately."""
        within, before = EXPLAINED_SECONDS, self._stacks
        found = await self._ask(lambda memory: (memory.stacks(), memory.all_explained(within_seconds=within)), None)
        stacks, self._explained_elsewhere = found or (before, {})
        if self._stacks is before:  # else one was kept meanwhile, which `stacks` may be without
            self._stacks = stacks

    async def keep_learning_channels(self) -> None:
        """Has what another process was told known here soon."""
        while True:
            await asyncio.sleep(CHANNELS_SECONDS)
            await self.learn_channels()

    async def keep_stack(self, channel: str, hops: tuple[str, ...]) -> bool:
        """Remembers a channel's stack, none forgets it; False, and nothing is changed, if the database is away."""

        def keep(memory: Memory) -> bool:
            memory.keep_stack(channel, hops)
            return True

        kept = await self._ask(keep, fallback=False)
        if kept:
            self._stacks = {**self._stacks, channel: hops}
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

    async def lookups(self, user: str, limit: int) -> tuple[str, ...]:
        """The keys of the entries that `user` was told of, the latest first; none if the database is away."""
        return await self._ask(lambda memory: memory.lookups(user, limit), fallback=())

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
