"""The state of one Slack team: users, channels, messages in their threads, who sees what, a log of all changes."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.playground.clock import Clock

Json = dict[str, Any]
ChangeKind = Literal["message", "gone", "home", "modals"]


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot. `locale` is an IETF tag, as users.info gives it."""

    id: str
    name: str
    real_name: str
    locale: str = "en-US"
    is_admin: bool = False
    bot_id: str | None = None
    app_id: str | None = None


@dataclass(slots=True)
class Channel:
    """A public channel, or the direct conversation of one person with one app."""

    id: str
    name: str
    members: set[str]
    is_im: bool = False
    topic: str = ""

    @property
    def event_type(self) -> str:
        """The subscription under which Slack sends the messages of this conversation."""
        return "message.im" if self.is_im else "message.channels"


@dataclass(slots=True)
class Message:
    """A message as Slack keeps it. `only_for` is the one person who sees an ephemeral message;
    `command` is what `command_by` typed to get a public answer.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    edited_ts: str | None = None
    only_for: str | None = None
    command: str | None = None
    command_by: str | None = None
    broadcast: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread under another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def to_slack(self) -> Json:
        """The message object of Slack's payloads; empty parts are left out, as Slack does."""
        parts: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text, "team": TEAM_ID}
        if self.bot_id:
            parts |= {"bot_id": self.bot_id, "app_id": self.app_id}
        if self.edited_ts:
            parts["edited"] = {"user": self.user, "ts": self.edited_ts}
        if self.reactions:
            parts["reactions"] = [{"name": k, "users": v, "count": len(v)} for k, v in self.reactions.items()]
        optional = {"blocks": self.blocks, "attachments": self.attachments, "thread_ts": self.thread_ts}
        return parts | {key: value for key, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the workspace's log: what changed, where, and for whom (None: for everyone in the channel)."""

    kind: ChangeKind
    channel: str = ""
    ts: str = ""
    only_for: str | None = None


LOOK_AGAIN_SECONDS = 0.1
TEAM_ID = "T0PLAYGROUND"
TEAM_DOMAIN = "playground"


class Workspace:
    """Everything is in memory and on one event loop. Every change is logged, and wakes those who wait for one."""

    def __init__(self, clock: Clock, users: Iterable[User], channels: Iterable[Channel]) -> None:
        self.clock = clock
        self.users = {user.id: user for user in users}
        self.channels = {channel.id: channel for channel in channels}
        self.log: list[Change] = []
        self._messages: dict[tuple[str, str], Message] = {}
        self._last = 0
        self._numbers = itertools.count(1)
        self._waiting: set[asyncio.Future[None]] = set()

    def next_ts(self) -> str:
        """A timestamp that no other message of the workspace has, later than all before it."""
        self._last = max(int(self.clock.time() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def next_id(self, prefix: str) -> str:
        """An id such as `V00000012` that no other thing of the workspace has."""
        return f"{prefix}{next(self._numbers):08d}"

    def add(self, message: Message) -> Message:
        """Keep a new message; whoever watches the channel hears of it."""
        self._messages[message.channel, message.ts] = message
        self._log(Change("message", message.channel, message.ts, message.only_for))
        return message

    def touch(self, message: Message) -> None:
        """Say that `message` has changed."""
        self._log(Change("message", message.channel, message.ts, message.only_for))

    def remove(self, message: Message) -> None:
        """Take a message away; its replies stay, as in Slack."""
        self._messages.pop((message.channel, message.ts), None)
        self._log(Change("gone", message.channel, message.ts, message.only_for))

    def announce(self, kind: ChangeKind, user: str) -> None:
        """Say that the Home tab or the modals of `user` have changed."""
        self._log(Change(kind, only_for=user))

    def find(self, channel: str, ts: str) -> Message | None:
        """The message, also an ephemeral one."""
        return self._messages.get((channel, ts))

    def messages(self, channel: str, *, thread_ts: str | None = None, viewer: str | None = None) -> list[Message]:
        """The messages of a channel in order, or of one thread; `viewer` does not see other people's ephemerals."""
        found = [each for (place, _), each in self._messages.items() if place == channel]
        if thread_ts:
            found = [each for each in found if thread_ts in (each.ts, each.thread_ts)]
        if viewer:
            found = [each for each in found if each.only_for in (None, viewer)]
        return sorted(found, key=lambda each: each.ts)

    def replies(self, parent: Message) -> list[Message]:
        """The public answers in the thread under `parent`."""
        thread = self.messages(parent.channel, thread_ts=parent.ts)
        return [each for each in thread if each.is_reply and each.only_for is None]

    def direct_channel(self, user: str) -> Channel | None:
        """The conversation of `user` with the app."""
        return next((each for each in self.channels.values() if each.is_im and user in each.members), None)

    def named(self, channel: str) -> Channel | None:
        """The channel by id, by `#name`, or, for a user's id, the direct conversation."""
        by_name = (each for each in self.channels.values() if f"#{each.name}" == channel)
        return self.channels.get(channel) or next(by_name, None) or self.direct_channel(channel)

    async def until(self, condition: Callable[[], bool], seconds: float = 3.0) -> bool:
        """Wait until `condition` holds, looking again after each change, and now and then for what is not seen from here.
        False after `seconds` of real time.
        """
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(LOOK_AGAIN_SECONDS):
                            await self.changed()
        except TimeoutError:
            return False
        return True

    async def changed(self) -> None:
        """Return at the next change."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)

    def _log(self, change: Change) -> None:
        self.log.append(change)
        self.wake()

    def wake(self) -> None:
        """Let everyone in `until` look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
