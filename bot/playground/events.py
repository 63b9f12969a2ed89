"""Which events the app gets for what happens to messages (docs.slack.dev/reference/events), and their form."""

from collections.abc import Awaitable

from bot.playground.background import Background
from bot.playground.delivery import Ack, Courier
from bot.playground.payloads import Payloads
from bot.playground.profile import AppProfile
from bot.playground.workspace import TEAM_ID, Json, Message, Workspace


class Events:
    """Sends what the app subscribed to: people's events are awaited, those of its own posts run in the background."""

    def __init__(
        self, workspace: Workspace, profile: AppProfile, payloads: Payloads, courier: Courier, background: Background
    ) -> None:
        self.subscriptions = set(profile.events)
        self._workspace = workspace
        self._profile = profile
        self._payloads = payloads
        self._courier = courier
        self._background = background

    async def posted(self, message: Message, *, again: bool = False) -> list[Ack]:
        """A new message, or (`again`) an edited one: app_mention and message events. A DM knows no mentions."""
        acks = [await self._send(self._mention(message))] if self._is_mention(message) else []
        if not again and self._hears(message):
            acks.append(await self._send(self._message_event(message)))
        if not again and message.is_reply:
            acks += await self._parent_changed(message)
        return acks

    async def changed(self, message: Message, previous: Json) -> list[Ack]:
        """message_changed, and app_mention once more, with a new event_id (CopilotKit#6717, PostHog#59517)."""
        acks = await self.posted(message, again=True)
        if self._hears(message):
            acks.append(await self._send(self._subtype("message_changed", message, previous)))
        return acks

    async def deleted(self, message: Message) -> list[Ack]:
        """message_deleted."""
        if not self._hears(message):
            return []
        event = self._subtype("message_deleted", message, message.to_slack()) | {"deleted_ts": message.ts}
        del event["message"]
        return [await self._send(event)]

    async def home_opened(self, user: str, tab: str, view: Json | None) -> list[Ack]:
        """app_home_opened for the tab `home` or `messages`."""
        if "app_home_opened" not in self.subscriptions:
            return []
        direct = self._workspace.direct_channel(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": direct.id if direct else "", "tab": tab}
        event["event_ts"] = self._workspace.next_ts()
        return [await self._send(event | ({"view": view} if view else {}))]

    def follow(self, work: Awaitable[object]) -> None:
        """Send the events of the app's own doing after its call was answered."""

        async def run() -> None:
            await work

        self._background.start(run())

    async def _send(self, event: Json) -> Ack:
        return await self._courier.send_event(self._payloads.event(event))

    def _hears(self, message: Message) -> bool:
        channel = self._workspace.channels[message.channel]
        return channel.event_type in self.subscriptions and self._profile.user_id in channel.members

    def _is_mention(self, message: Message) -> bool:
        channel = self._workspace.channels[message.channel]
        reaches = (
            self._profile.user_id in channel.members and not channel.is_im and message.user != self._profile.user_id
        )
        return reaches and "app_mention" in self.subscriptions and f"<@{self._profile.user_id}>" in message.text

    async def _parent_changed(self, reply: Message) -> list[Ack]:
        """A reply changes reply_count of its parent, and the app hears of it as message_changed with the same text."""
        parent = self._workspace.find(reply.channel, reply.thread_ts or "")
        if parent is None or not self._hears(parent):
            return []
        return [await self._send(self._subtype("message_changed", parent, parent.to_slack()))]

    def _mention(self, message: Message) -> Json:
        event = message.to_slack() | {"type": "app_mention", "channel": message.channel, "event_ts": message.ts}
        if message.edited_ts:
            event["event_ts"] = message.edited_ts
        return event

    def _message_event(self, message: Message) -> Json:
        kind = "im" if self._workspace.channels[message.channel].is_im else "channel"
        event = message.to_slack() | {"channel": message.channel, "channel_type": kind, "event_ts": message.ts}
        return event | ({"subtype": "thread_broadcast"} if message.broadcast else {})

    def _subtype(self, subtype: str, message: Message, previous: Json) -> Json:
        now = self._workspace.next_ts()
        kind = "im" if self._workspace.channels[message.channel].is_im else "channel"
        place = {"channel": message.channel, "channel_type": kind, "ts": now, "event_ts": now, "hidden": True}
        current = message.to_slack() | {"source_team": TEAM_ID, "user_team": TEAM_ID}
        if replies := len(self._workspace.replies(message)):
            current["reply_count"] = replies
        return {"type": "message", "subtype": subtype, **place, "message": current, "previous_message": previous}
