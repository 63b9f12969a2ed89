"""The Web API's chat.*, conversations.* and reactions.* methods."""

from bot.playground.events import Events
from bot.playground.outgoing import ApiError, content
from bot.playground.profile import AppProfile
from bot.playground.workspace import TEAM_DOMAIN, Channel, Json, Message, Workspace


class Chat:
    """What the app does to messages: each method takes the arguments of a call, or raises ApiError."""

    def __init__(self, workspace: Workspace, profile: AppProfile, events: Events) -> None:
        self._workspace = workspace
        self._profile = profile
        self._events = events

    def post_message(self, args: Json) -> Json:
        """chat.postMessage; the app has to be a member (chat:write.public is not granted)."""
        channel = self._own_channel(args)
        message = self._new(args, channel, only_for=None)
        message.broadcast = _flag(args.get("reply_broadcast"))
        if parent := self._workspace.find(channel.id, message.thread_ts) if message.thread_ts else None:
            parent.thread_ts = parent.ts
            self._workspace.touch(parent)
        self._workspace.add(message)
        self._events.follow(self._events.posted(message))
        return {"channel": channel.id, "ts": message.ts, "message": message.to_slack()}

    def post_ephemeral(self, args: Json) -> Json:
        """chat.postEphemeral; in a thread it is shown only if the thread has replies."""
        channel = self._own_channel(args)
        user = str(args.get("user") or "")
        if user not in channel.members:
            raise ApiError("user_not_in_channel")
        message = self._new(args, channel, only_for=user)
        if message.thread_ts is None or self._thread_is_active(message):
            self._workspace.add(message)
        return {"message_ts": message.ts}

    def update(self, args: Json) -> Json:
        """chat.update; an ephemeral message cannot be found by it."""
        message = self._own_message(args, "cant_update_message")
        previous = message.to_slack()
        message.text, blocks, attachments = content(args, self._workspace, updating=True)
        message.blocks = blocks if "blocks" in args or "text" in args else message.blocks
        message.attachments = attachments
        message.edited_ts = self._workspace.next_ts()
        self._workspace.touch(message)
        self._events.follow(self._events.changed(message, previous))
        return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": message.to_slack()}

    def delete(self, args: Json) -> Json:
        """chat.delete, for the app's own messages."""
        message = self._own_message(args, "cant_delete_message")
        self._workspace.remove(message)
        self._events.follow(self._events.deleted(message))
        return {"channel": message.channel, "ts": message.ts}

    def get_permalink(self, args: Json) -> Json:
        """chat.getPermalink."""
        message = self._message(self._channel(args), str(args.get("message_ts") or ""))
        link = f"https://{TEAM_DOMAIN}.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"
        if message.is_reply:
            link += f"?thread_ts={message.thread_ts}&cid={message.channel}"
        return {"channel": message.channel, "permalink": link}

    def replies(self, args: Json) -> Json:
        """conversations.replies: the parent and its replies, oldest first."""
        channel = self._own_channel(args)
        if self._workspace.find(channel.id, str(args.get("ts") or "")) is None:
            raise ApiError("thread_not_found")
        found = self._workspace.messages(channel.id, thread_ts=str(args["ts"]))
        return self._page(found, args)

    def history(self, args: Json) -> Json:
        """conversations.history: newest first, between `oldest` and `latest`, without the replies in threads."""
        oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "9" * 12)
        with_ends = _flag(args.get("inclusive"))
        found = self._workspace.messages(self._own_channel(args).id)
        found = [each for each in reversed(found) if not each.is_reply or each.broadcast]
        return self._page([each for each in found if _between(each.ts, oldest, latest, ends=with_ends)], args)

    def add_reaction(self, args: Json) -> Json:
        """reactions.add."""
        message = self._message(self._own_channel(args), str(args.get("timestamp") or ""))
        who = message.reactions.setdefault(str(args.get("name") or "").strip(":"), [])
        if self._profile.user_id in who:
            raise ApiError("already_reacted")
        who.append(self._profile.user_id)
        self._workspace.touch(message)
        return {}

    def history_scope(self, args: Json) -> str:
        """The scope that reading this conversation needs."""
        return "im:history" if self._channel(args).is_im else "channels:history"

    def _new(self, args: Json, channel: Channel, *, only_for: str | None) -> Message:
        text, blocks, attachments = content(args, self._workspace)
        thread = str(args["thread_ts"]) if args.get("thread_ts") else None
        parent = self._workspace.find(channel.id, thread) if thread else None
        return Message(
            ts=self._workspace.next_ts(),
            channel=channel.id,
            user=self._profile.user_id,
            text=text,
            blocks=blocks,
            attachments=attachments,
            thread_ts=parent.thread_ts if parent and parent.is_reply else thread,
            bot_id=self._profile.bot_id,
            app_id=self._profile.app_id,
            only_for=only_for,
        )

    def _thread_is_active(self, message: Message) -> bool:
        parent = self._workspace.find(message.channel, message.thread_ts or "")
        return parent is not None and bool(self._workspace.replies(parent))

    def _page(self, found: list[Message], args: Json) -> Json:
        public = [each for each in found if each.only_for is None]
        most = int(args.get("limit") or 100)
        return {"messages": [self._listed(each) for each in public[:most]], "has_more": len(public) > most}

    def _listed(self, message: Message) -> Json:
        replies = self._workspace.replies(message)
        return message.to_slack() | ({"reply_count": len(replies), "latest_reply": replies[-1].ts} if replies else {})

    def _channel(self, args: Json) -> Channel:
        channel = self._workspace.named(str(args.get("channel") or ""))
        if channel is None:
            raise ApiError("channel_not_found")
        return channel

    def _own_channel(self, args: Json) -> Channel:
        channel = self._channel(args)
        if self._profile.user_id not in channel.members:
            raise ApiError("not_in_channel")
        return channel

    def _message(self, channel: Channel, ts: str) -> Message:
        message = self._workspace.find(channel.id, ts)
        if message is None or message.only_for:
            raise ApiError("message_not_found")
        return message

    def _own_message(self, args: Json, error: str) -> Message:
        message = self._message(self._channel(args), str(args.get("ts") or ""))
        if message.user != self._profile.user_id:
            raise ApiError(error)
        return message


def _between(ts: str, oldest: str, latest: str, *, ends: bool) -> bool:
    if ends and float(ts) in (float(oldest), float(latest)):
        return True
    return float(oldest) < float(ts) < float(latest)


def _flag(value: object) -> bool:
    """A boolean of a call, which in a form is text."""
    return value is True or str(value).lower() in ("true", "1")
