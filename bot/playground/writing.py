"""What people write: slash commands, messages, mentions, edits and deletions, each sent to the app as Slack would."""

from bot.playground.delivery import Ack, Courier
from bot.playground.events import Events
from bot.playground.outcome import Outcome, Witness
from bot.playground.outgoing import ApiError
from bot.playground.payloads import Payloads
from bot.playground.profile import AppProfile
from bot.playground.responding import Origin, Responses
from bot.playground.seed import ALEX, INCIDENTS, SLACKBOT
from bot.playground.typed import received
from bot.playground.workspace import Json, Message, User, Workspace

WAIT = 2.0
"""Real seconds that a driver waits for the first thing to see; it returns as soon as there is something."""


class Writing:
    """Each method returns what the person sees. `wait=0` returns after the acknowledgement."""

    def __init__(
        self,
        workspace: Workspace,
        profile: AppProfile,
        payloads: Payloads,
        courier: Courier,
        events: Events,
        responses: Responses,
        witness: Witness,
    ) -> None:
        self._workspace = workspace
        self._profile = profile
        self._payloads = payloads
        self._courier = courier
        self._events = events
        self._responses = responses
        self._witness = witness

    async def slash_command(
        self, text: str, *, user: str = ALEX, channel: str = INCIDENTS, command: str = "/http", wait: float = WAIT
    ) -> Outcome:
        """`command text`, as typed (should_escape is off). Slack's own error is shown as an ephemeral message."""
        mark, origin = self._witness.mark(), Origin(channel, user, command=f"{command} {text}".strip())
        ack = await self._courier.send("slash_commands", self._payloads.slash_command(command, text, origin))
        if error := ack.error or self._show_body(origin, ack):
            self._complain(origin, f"{command} failed with the error “{error}”")
        return await self._witness.outcome(mark, user, [ack], wait=wait, error=error)

    async def message(
        self, text: str, *, user: str = ALEX, channel: str = INCIDENTS, thread_ts: str | None = None, wait: float = WAIT
    ) -> Outcome:
        """A message as typed: links, entities and mentions are written as Slack does, and the app gets its events."""
        mark = self._witness.mark()
        plain, blocks = received(text, self._workspace)
        message = Message(self._workspace.next_ts(), channel, user, text=plain, blocks=blocks, thread_ts=thread_ts)
        acks = await self._post(message)
        self._invite_hint(message)
        return await self._witness.outcome(mark, user, acks, wait=wait if acks else 0, posted=message)

    async def mention(
        self, text: str, *, user: str = ALEX, channel: str = INCIDENTS, thread_ts: str | None = None, wait: float = WAIT
    ) -> Outcome:
        """A message that mentions the app; `@httpbot` is put in front when it is not in the text."""
        at = f"@{self._profile.name}"
        typed = text if at in text else f"{at} {text}"
        return await self.message(typed, user=user, channel=channel, thread_ts=thread_ts, wait=wait)

    async def direct_message(
        self, text: str, *, user: str = ALEX, thread_ts: str | None = None, wait: float = WAIT
    ) -> Outcome:
        """A message in the person's conversation with the app."""
        channel = self._workspace.direct_channel(user)
        if channel is None:
            raise LookupError(f"{user} has no conversation with the app")
        return await self.message(text, user=user, channel=channel.id, thread_ts=thread_ts, wait=wait)

    async def bot_message(
        self,
        text: str = "",
        *,
        bot: User,
        channel: str = INCIDENTS,
        attachments: list[Json] | None = None,
        blocks: list[Json] | None = None,
        thread_ts: str | None = None,
    ) -> Message:
        """What another app posts, such as an alert; `text` as that app would send it."""
        message = Message(
            ts=self._workspace.next_ts(),
            channel=channel,
            user=bot.id,
            text=text,
            blocks=blocks or [],
            attachments=attachments or [],
            thread_ts=thread_ts,
            bot_id=bot.bot_id,
            app_id=bot.app_id,
        )
        await self._post(message)
        return message

    async def edit_message(self, message: Message, text: str, *, wait: float = WAIT) -> Outcome:
        """The author changes a message."""
        mark, previous = self._witness.mark(), message.to_slack()
        message.text, message.blocks = received(text, self._workspace)
        message.edited_ts = self._workspace.next_ts()
        self._workspace.touch(message)
        acks = await self._events.changed(message, previous)
        return await self._witness.outcome(mark, message.user, acks, wait=wait if acks else 0, posted=message)

    async def delete_message(self, message: Message, *, wait: float = 0) -> Outcome:
        """The author takes a message away."""
        mark = self._witness.mark()
        self._workspace.remove(message)
        acks = await self._events.deleted(message)
        return await self._witness.outcome(mark, message.user, acks, wait=wait)

    async def _post(self, message: Message) -> list[Ack]:
        parent = self._workspace.find(message.channel, message.thread_ts) if message.thread_ts else None
        if parent:
            message.thread_ts = parent.thread_ts = parent.thread_ts or parent.ts
            self._workspace.touch(parent)
        self._workspace.add(message)
        return await self._events.posted(message)

    def _show_body(self, origin: Origin, ack: Ack) -> str | None:
        """Show the message in an acknowledgement, if there is one; the error if Slack does not take it."""
        body = ack.payload if ack.payload is not None else {"text": ack.text}
        if any(body.get(key) for key in ("text", "blocks", "attachments")):
            try:
                self._responses.show(origin, body)
            except ApiError as error:
                return error.code
        return None

    def _complain(self, origin: Origin, text: str) -> None:
        ts = self._workspace.next_ts()
        self._workspace.add(Message(ts, origin.channel, SLACKBOT, text=text, only_for=origin.user))

    def _invite_hint(self, message: Message) -> None:
        channel = self._workspace.channels[message.channel]
        if f"<@{self._profile.user_id}>" in message.text and self._profile.user_id not in channel.members:
            hint = f"You mentioned @{self._profile.name}, but they’re not in this channel."
            self._complain(Origin(message.channel, message.user), hint)
