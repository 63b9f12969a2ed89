"""What stands in front of Bolt in HTTP mode: path, size, header shape, clock and signature, before anything is parsed.

Bolt parses before it verifies, has no size cap, answers some unsigned junk with 500 and logs refused bodies. This one
reads at most 1 MiB, compares one HMAC over the raw bytes, and never logs what it refused.
"""

import hashlib
import hmac
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from bot.serving.asgi import (
    BodyTooLargeError,
    ClientGoneError,
    Receive,
    Scope,
    Send,
    header,
    read_body,
    reply,
)

PATH = "/slack/events"
MAX_BODY = 1 << 20
MAX_SKEW_SECONDS = 300
"""Slack's own advice against replays (docs.slack.dev/authentication/verifying-requests-from-slack)."""
_SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")
_TIMESTAMP = re.compile(rb"[0-9]{1,12}")
_SSL_CHECK_MAX = 1024
"""Slack's certificate check is a form of two fields (`ssl_check=1&token=...`); nothing larger is one."""

Proven = Callable[[Scope, bytes, Send], Awaitable[None]]
"""Takes a request and its whole body, which is UTF-8 and signed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request went no further: the status to answer and the words for the log and the metric."""

    status: int
    reason: str


class Guard:
    """The ASGI application that lets only signed requests through to `app`."""

    def __init__(
        self, app: Proven, *, secret: str, refused: Callable[[Refusal], None], clock: Callable[[], float] = time.time
    ) -> None:
        self._app = app
        self._secret = secret.encode()
        self._refused = refused
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers every refusal itself."""
        refusal = _misdirected(scope)
        if refusal is None:
            try:
                body = await read_body(receive, MAX_BODY)
            except BodyTooLargeError:
                refusal = Refusal(413, "body over 1 MiB")
            except ClientGoneError:
                self._refused(Refusal(408, "body incomplete"))
                return
            else:
                if _is_ssl_check(body):
                    await reply(send, 200)
                    return
                refusal = self._unproven(scope, body) or _undecodable(body)
        if refusal is not None:
            self._refused(refusal)
            await reply(send, refusal.status, refusal.reason.encode())
            return
        await self._app(scope, body, send)

    def _unproven(self, scope: Scope, body: bytes) -> Refusal | None:
        timestamp = header(scope, b"x-slack-request-timestamp")
        signature = header(scope, b"x-slack-signature")
        if not timestamp or not signature:
            return Refusal(401, "unsigned")
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            return Refusal(401, "malformed signature")
        if abs(self._clock() - int(timestamp)) > MAX_SKEW_SECONDS:
            return Refusal(401, "stale timestamp")
        digest = hmac.new(self._secret, b"v0:" + timestamp + b":" + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(b"v0=" + digest.encode(), signature):
            return Refusal(401, "wrong signature")
        return None


def _misdirected(scope: Scope) -> Refusal | None:
    if scope["path"] != PATH:
        return Refusal(404, "no such path")
    if scope["method"] != "POST":
        return Refusal(405, "only POST")
    length = header(scope, b"content-length")
    if length is not None and length.isdigit() and int(length[:12]) > MAX_BODY:
        return Refusal(413, "body over 1 MiB")
    return None


def _is_ssl_check(body: bytes) -> bool:
    if len(body) > _SSL_CHECK_MAX or b"ssl_check=1" not in body:
        return False
    return parse_qs(body.decode("latin-1")).get("ssl_check") == ["1"]


def _undecodable(body: bytes) -> Refusal | None:
    try:
        body.decode()
    except UnicodeDecodeError:
        return Refusal(400, "body is not UTF-8")
    return None
