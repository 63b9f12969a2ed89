"""What an app may answer to an interaction: the body of its acknowledgement, or POSTs to the response_url."""

import secrets
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web

from bot.playground.clock import Clock
from bot.playground.outgoing import ApiError, content
from bot.playground.profile import AppProfile
from bot.playground.workspace import Json, Message, Workspace

USES = 5
LIFETIME = 30 * 60.0


@dataclass(frozen=True, slots=True)
class Origin:
    """What a person did: where, and on which message or with which command."""

    channel: str
    user: str
    message: Message | None = None
    command: str | None = None


class Responses:
    """Turns what an app answers into messages. Knows who sees them; a message keeps its visibility for life."""

    def __init__(self, workspace: Workspace, profile: AppProfile) -> None:
        self._workspace = workspace
        self._profile = profile

    def show(self, origin: Origin, body: Json) -> Message | None:
        """The message that `body` posts or changes; None when it deletes the original. Raises ApiError."""
        if origin.message and body.get("delete_original"):
            self._workspace.remove(origin.message)
            return None
        text, blocks, attachments = content(body, self._workspace)
        if origin.message and body.get("replace_original"):
            return self._replace(origin.message, text, blocks, attachments)
        public = body.get("response_type") == "in_channel"
        message = Message(
            ts=self._workspace.next_ts(),
            channel=origin.channel,
            user=self._profile.user_id,
            text=text,
            blocks=blocks,
            attachments=attachments,
            thread_ts=body.get("thread_ts"),
            bot_id=self._profile.bot_id,
            app_id=self._profile.app_id,
            only_for=None if public else origin.user,
            command=origin.command if public else None,
            command_by=origin.user,
        )
        self._mark_parent(message)
        return self._workspace.add(message)

    def _replace(self, message: Message, text: str, blocks: list[Json], attachments: list[Json]) -> Message:
        message.text, message.blocks, message.attachments = text, blocks, attachments
        message.edited_ts = self._workspace.next_ts()
        self._workspace.touch(message)
        return message

    def _mark_parent(self, message: Message) -> None:
        parent = self._workspace.find(message.channel, message.thread_ts) if message.thread_ts else None
        if parent and message.only_for is None:
            parent.thread_ts = parent.ts
            self._workspace.touch(parent)


@dataclass(slots=True)
class _Grant:
    origin: Origin
    until: float
    uses: int = USES


class ResponseUrls:
    """The response_urls given out: five uses within 30 minutes each."""

    def __init__(self, responses: Responses, clock: Clock) -> None:
        self.base = ""
        self._responses = responses
        self._clock = clock
        self._grants: dict[str, _Grant] = {}
        self.expired = False
        """Whether the half hour of all of them is over, those to come included: who uses one is late."""
        self.busy: list[int] = []
        """Seconds of Retry-After with which the next uses are refused, one after the other."""

    def new(self, origin: Origin) -> str:
        """A fresh response_url for what a person just did."""
        token = secrets.token_urlsafe(18)
        self._grants[token] = _Grant(origin, self._clock.time() + LIFETIME)
        return f"{self.base}/hooks/{token}"

    def use(self, token: str, body: Json) -> str | None:
        """Show `body`; the error Slack would answer, or None."""
        grant = self._grants.get(token)
        if grant is None:
            return "no_such_url"
        if self.expired or self._clock.time() > grant.until:
            return "expired_url"
        if grant.uses == 0:
            return "used_url"
        grant.uses -= 1
        try:
            self._responses.show(grant.origin, body)
        except ApiError as error:
            return error.code
        return None

    async def handle(self, request: web.Request) -> web.Response:
        """POST /hooks/{token}."""
        try:
            body = await request.json()
        except ValueError:
            return web.Response(status=HTTPStatus.BAD_REQUEST, text="invalid_payload")
        if self.busy:
            return web.Response(status=429, headers={"Retry-After": str(self.busy.pop(0))}, text="ratelimited")
        error = self.use(request.match_info["token"], body if isinstance(body, dict) else {})
        if error is None:
            return web.Response(text="ok")
        status = HTTPStatus.NOT_FOUND if error.endswith("_url") else HTTPStatus.BAD_REQUEST
        return web.json_response({"ok": False, "error": error}, status=status)
