"""What the page does for a person: POST /page/act, one JSON object an action, answered once the app acknowledged."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

from aiohttp import web

from bot.playground.outcome import Outcome
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Json, Message

Action = Callable[[Json, str], Awaitable[Outcome]]
"""Takes the object the page sent, and the person's id."""


class Desk:
    """Hands the page's actions to the stand-in. What comes of them reaches the page through the feed."""

    def __init__(self, slack: SlackStandIn) -> None:
        self._slack = slack
        self._actions: Mapping[str, Action] = {
            "command": self._command,
            "message": self._message,
            "edit": self._edit,
            "delete": self._delete,
            "click": self._click,
            "select": self._select,
            "suggest": self._suggest,
            "shortcut": self._shortcut,
            "home": self._home,
            "submit": self._submit,
            "close": self._close,
        }

    async def handle(self, request: web.Request) -> web.Response:
        """Do one action; 400 for one that makes no sense (any more), such as a click in a message that is gone."""
        asked = await request.json()
        action, user = self._actions.get(asked.get("do")), str(asked.get("user"))
        if action is None or user not in self._slack.workspace.users:
            return web.json_response({"error": "unknown_action"}, status=HTTPStatus.BAD_REQUEST)
        try:
            outcome = await action(asked, user)
        except (LookupError, ValueError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
        return web.json_response({"error": outcome.error, "errors": outcome.errors, "options": outcome.options})

    async def _command(self, asked: Json, user: str) -> Outcome:
        command = asked["command"]
        if command not in self._slack.profile.commands:
            return Outcome(error="invalid_command")
        return await self._slack.slash_command(
            asked["text"], user=user, channel=asked["channel"], command=command, wait=0
        )

    async def _message(self, asked: Json, user: str) -> Outcome:
        thread = asked.get("thread_ts")
        return await self._slack.message(asked["text"], user=user, channel=asked["channel"], thread_ts=thread, wait=0)

    async def _edit(self, asked: Json, user: str) -> Outcome:
        return await self._slack.edit_message(self._own(asked, user), asked["text"], wait=0)

    async def _delete(self, asked: Json, user: str) -> Outcome:
        return await self._slack.delete_message(self._own(asked, user))

    async def _click(self, asked: Json, user: str) -> Outcome:
        return await self._slack.click(self._place(asked, user), asked["element"], user=user, wait=0)

    async def _select(self, asked: Json, user: str) -> Outcome:
        return await self._slack.select(
            self._place(asked, user),
            asked["element"],
            asked["option"],
            user=user,
            values=asked.get("values"),
            wait=0,
        )

    async def _suggest(self, asked: Json, user: str) -> Outcome:
        return await self._slack.suggest(self._place(asked, user), asked["element"], asked["query"], user=user)

    async def _shortcut(self, asked: Json, user: str) -> Outcome:
        return await self._slack.message_shortcut(asked["callback_id"], self._found(asked), user=user, wait=0)

    async def _home(self, asked: Json, user: str) -> Outcome:
        return await self._slack.open_home(user=user, tab=asked["tab"], wait=0)

    async def _submit(self, asked: Json, user: str) -> Outcome:
        return await self._slack.submit_view(asked.get("values"), user=user, wait=0)

    async def _close(self, _asked: Json, user: str) -> Outcome:
        return await self._slack.close_view(user=user)

    def _place(self, asked: Json, user: str) -> Message | Json:
        """The message, or the person's own modal or Home, in which something was clicked."""
        if "view" not in asked:
            return self._found(asked)
        views = (self._slack.modal(user), self._slack.home(user))
        view = next((each for each in views if each and each["id"] == asked["view"]), None)
        if view is None:
            raise LookupError("this view is no longer open")
        return view

    def _found(self, asked: Json) -> Message:
        message = self._slack.workspace.find(str(asked.get("channel")), str(asked.get("ts")))
        if message is None:
            raise LookupError("this message is gone")
        return message

    def _own(self, asked: Json, user: str) -> Message:
        message = self._found(asked)
        if message.user != user:
            raise LookupError("only its author may change a message")
        return message
