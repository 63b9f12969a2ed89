"""The Web API under /api/: arguments, tokens, scopes, the table of methods, and a record of every call."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.playground.blocks import block_errors, view_errors
from bot.playground.chat import Chat
from bot.playground.outgoing import ApiError
from bot.playground.profile import AppProfile
from bot.playground.sockets import Sockets
from bot.playground.views import Views
from bot.playground.workspace import TEAM_ID, Json, Workspace


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the app: its arguments without the token, and what it was answered."""

    method: str
    args: Json
    response: Json
    status: int = 200

    @property
    def ok(self) -> bool:
        """Whether Slack did what was asked."""
        return bool(self.response.get("ok"))


@dataclass(frozen=True, slots=True)
class Method:
    """A method, and the scope it needs: none, one by name, or one that depends on the arguments."""

    run: Callable[[Json], Json]
    scope: str | Callable[[Json], str] | None = None


Answer = tuple[int, Json, Mapping[str, str]]
"""Status, body and headers."""
Interception = Callable[[str, Json, Callable[[], Answer]], Awaitable[Answer]]
"""May answer, delay or spoil a call; it is given the method, the arguments and what would happen otherwise."""


async def _undisturbed(_method: str, _args: Json, go_on: Callable[[], Answer]) -> Answer:
    return go_on()


class WebApi:
    """POST and GET /api/{method}. `calls` is the record, oldest first; `scopes` are those granted."""

    def __init__(self, workspace: Workspace, profile: AppProfile, chat: Chat, views: Views, sockets: Sockets) -> None:
        self.calls: list[Call] = []
        self.scopes = set(profile.scopes)
        self.intercept: Interception = _undisturbed
        self.base = ""
        self._workspace = workspace
        self._profile = profile
        self._sockets = sockets
        self._methods: Mapping[str, Method] = {
            "api.test": Method(lambda _args: {}),
            "apps.connections.open": Method(self._open_connection),
            "apps.manifest.export": Method(self._export_manifest),
            "auth.test": Method(self._auth_test),
            "blocks.validate": Method(_validate),
            "bots.info": Method(self._bot_info, "users:read"),
            "chat.delete": Method(chat.delete, "chat:write"),
            "chat.getPermalink": Method(chat.get_permalink),
            "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
            "chat.postMessage": Method(chat.post_message, "chat:write"),
            "chat.update": Method(chat.update, "chat:write"),
            "conversations.history": Method(chat.history, chat.history_scope),
            "conversations.replies": Method(chat.replies, chat.history_scope),
            "reactions.add": Method(chat.add_reaction, "reactions:write"),
            "users.info": Method(self._user_info, "users:read"),
            "views.open": Method(views.open),
            "views.publish": Method(views.publish),
            "views.push": Method(views.push),
            "views.update": Method(views.update),
        }

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one call, and record it."""
        name = request.match_info["method"]
        token, args = await _arguments(request)
        granted = {"x-oauth-scopes": ",".join(sorted(self.scopes))} if token == self._profile.bot_token else {}
        status, response, headers = await self.intercept(
            name, args, lambda: (200, self._answer(name, token, args), granted)
        )
        self.calls.append(Call(name, args, response, status))
        self._workspace.wake()
        await asyncio.sleep(0)
        return web.json_response(response, status=status, headers=dict(headers))

    def _answer(self, name: str, token: str, args: Json) -> Json:
        try:
            method = self._allowed(name, token, args)
            return {"ok": True, **method.run(args)}
        except ApiError as error:
            return {"ok": False, "error": error.code, **error.more}

    def _allowed(self, name: str, token: str, args: Json) -> Method:
        method = self._methods.get(name)
        if method is None:
            raise ApiError("unknown_method", {"req_method": name})
        if name not in ("api.test", "blocks.validate"):
            self._check_token(name, token)
        scope = method.scope(args) if callable(method.scope) else method.scope
        if scope and scope not in self.scopes:
            raise ApiError("missing_scope", {"needed": scope, "provided": ",".join(sorted(self.scopes))})
        return method

    def _check_token(self, name: str, token: str) -> None:
        if not token:
            raise ApiError("not_authed")
        known, kind = self._profile.bot_token, "xoxb-"
        if name == "apps.connections.open":
            known, kind = self._profile.app_token, "xapp-"
        elif name == "apps.manifest.export":
            known, kind = self._profile.config_token, "xoxe."
        if not token.startswith(kind):
            raise ApiError("not_allowed_token_type")
        if token != known:
            raise ApiError("invalid_auth")

    def _open_connection(self, _args: Json) -> Json:
        return {"url": self._sockets.new_url()}

    def _export_manifest(self, args: Json) -> Json:
        if args.get("app_id") != self._profile.app_id:
            raise ApiError("app_not_found")
        return {"manifest": self._profile.manifest}

    def _bot_info(self, args: Json) -> Json:
        if args.get("bot") != self._profile.bot_id:
            raise ApiError("bot_not_found")
        own = {"id": self._profile.bot_id, "app_id": self._profile.app_id, "user_id": self._profile.user_id}
        return {"bot": {**own, "name": self._profile.name, "deleted": False}}

    def _auth_test(self, _args: Json) -> Json:
        own = {"user": self._profile.name, "user_id": self._profile.user_id, "bot_id": self._profile.bot_id}
        return {"url": self.base + "/", "team": "Playground", "team_id": TEAM_ID, **own, "is_enterprise_install": False}

    def _user_info(self, args: Json) -> Json:
        user = self._workspace.users.get(str(args.get("user") or ""))
        if user is None:
            raise ApiError("user_not_found")
        about: Json = {
            "id": user.id,
            "team_id": TEAM_ID,
            "name": user.name,
            "real_name": user.real_name,
            "is_admin": user.is_admin,
            "is_bot": user.bot_id is not None,
            "deleted": False,
            "tz": "Asia/Seoul",
        }
        wanted = str(args.get("include_locale")).lower() in ("1", "true")
        return {"user": about | ({"locale": user.locale} if wanted else {})}


def _validate(args: Json) -> Json:
    """Takes one of `blocks`, `view` and `message`."""
    name = next((each for each in ("view", "message") if args.get(each)), "blocks")
    value: Any = args.get(name) or []
    value = json.loads(value) if isinstance(value, str) else value
    found = view_errors(value) if name == "view" else block_errors(value["blocks"] if name == "message" else value)
    if found:
        raise ApiError(f"invalid_{name}", {"errors": [_complaint(each) for each in found]})
    return {}


def _complaint(error: str) -> Json:
    """As blocks.validate words it: "[ERROR] must ... [json-pointer:/blocks/0]" taken apart."""
    message, _, pointer = error.removeprefix("[ERROR] ").removesuffix("]").rpartition(" [json-pointer:")
    return {"pointer": pointer, "code": "failed_constraint", "message": message}


async def _arguments(request: web.Request) -> tuple[str, Json]:
    """The token and the rest, from a query, a form or JSON; a call without arguments may have an empty JSON body."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.read() or b"{}")
    else:
        args |= dict(await request.post())
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    token = args.pop("token", None)
    return (bearer if scheme.lower() == "bearer" else str(token or "")), args
