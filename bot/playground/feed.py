"""What the page is told: the workspace as one person sees it, then every change as a server-sent event."""

import asyncio
import json
from http import HTTPStatus

from aiohttp import web

from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Change, Channel, Json, Message, User

HEARTBEAT = 15.0


class Feed:
    """GET /page/feed?user=U...: a `state` event first, `change` events after it; a reconnect starts over."""

    def __init__(self, slack: SlackStandIn) -> None:
        self._slack = slack

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Stream until the browser goes away."""
        user = self._slack.workspace.users.get(request.query.get("user", ""))
        if user is None or user.bot_id:
            return web.json_response({"error": "user_not_found"}, status=HTTPStatus.NOT_FOUND)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        seen = len(self._slack.workspace.log)
        await _send(response, "state", self.state(user))
        try:
            while True:
                await self._wait_for_change(response, seen)
                changes, seen = self._slack.workspace.log[seen:], len(self._slack.workspace.log)
                for change in changes:
                    if body := self._visible(change, user.id):
                        await _send(response, "change", body)
        except ConnectionResetError:
            return response

    async def _wait_for_change(self, response: web.StreamResponse, seen: int) -> None:
        workspace = self._slack.workspace
        while not await workspace.until(lambda: len(workspace.log) > seen, HEARTBEAT):
            await response.write(b": still here\n\n")

    def state(self, user: User) -> Json:
        """Everything that `user` can see."""
        slack, workspace = self._slack, self._slack.workspace
        channels = [each for each in workspace.channels.values() if user.id in each.members]
        messages = [each for channel in channels for each in workspace.messages(channel.id, viewer=user.id)]
        shortcuts = [{"callback_id": each.callback_id, "name": each.name} for each in slack.profile.shortcuts]
        return {
            "me": user.id,
            "app": {"id": slack.profile.user_id, "commands": list(slack.profile.commands), "shortcuts": shortcuts},
            "users": [_person(each) for each in workspace.users.values()],
            "channels": [self._channel(each) for each in channels],
            "messages": [shown(each) for each in messages],
            "home": slack.home(user.id),
            "modal": slack.modal(user.id),
        }

    def _channel(self, channel: Channel) -> Json:
        has_app = self._slack.profile.user_id in channel.members
        return {
            "id": channel.id,
            "name": channel.name,
            "is_im": channel.is_im,
            "topic": channel.topic,
            "has_app": has_app,
        }

    def _visible(self, change: Change, user: str) -> Json | None:
        if change.only_for not in (None, user) or (change.channel and not self._is_member(change.channel, user)):
            return None
        if change.kind == "home":
            return {"kind": "home", "home": self._slack.home(user)}
        if change.kind == "modals":
            return {"kind": "modal", "modal": self._slack.modal(user)}
        message = self._slack.workspace.find(change.channel, change.ts)
        if message is None:
            return {"kind": "gone", "channel": change.channel, "ts": change.ts}
        return {"kind": "message", "message": shown(message)}

    def _is_member(self, channel: str, user: str) -> bool:
        return user in self._slack.workspace.channels[channel].members


def shown(message: Message) -> Json:
    """A message as the page draws it: Slack's object, and how it is displayed."""
    own = {"channel": message.channel, "is_private": message.only_for is not None, "command": message.command}
    own["command_by"] = message.command_by
    return message.to_slack() | own | {"is_reply": message.is_reply, "broadcast": message.broadcast}


def _person(user: User) -> Json:
    about = {"id": user.id, "name": user.name, "real_name": user.real_name, "locale": user.locale}
    return about | {"is_admin": user.is_admin, "is_bot": user.bot_id is not None}


async def _send(response: web.StreamResponse, event: str, body: Json) -> None:
    try:
        async with asyncio.timeout(HEARTBEAT):
            await response.write(f"event: {event}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n".encode())
    except TimeoutError:
        raise ConnectionResetError from None
