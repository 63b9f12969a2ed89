"""The HTTP transport: signed requests to the app's one request URL, as Slack sends them."""

import json
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

import aiohttp

from bot.playground.delivery import Ack, Kind, Retry
from bot.playground.signing import signed_headers
from bot.playground.workspace import Json

_FORM = "application/x-www-form-urlencoded"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Requests:
    """POSTs to `url`; a bare origin gets `/slack/events`. `now` dates the signature."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self.url = ""
        self.secret = secret
        self.now = now
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Start the session; has to be called inside the running loop."""
        self._session = aiohttp.ClientSession(trust_env=False)

    async def close(self) -> None:
        """End the session."""
        if self._session:
            await self._session.close()

    async def send(self, kind: Kind, payload: Json, retry: Retry | None) -> Ack:
        """One signed request; a refused connection is an answer too."""
        body, content_type = _encoded(kind, payload)
        headers = signed_headers(self.secret, body, self.now) | {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0",
        }
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        if self._session is None or not self.url:
            return Ack("connection_failed", status=0)
        try:
            return await self._post(self._session, body, headers)
        except aiohttp.ClientError:
            return Ack("connection_failed", status=0)

    async def _post(self, session: aiohttp.ClientSession, body: bytes, headers: dict[str, str]) -> Ack:
        async with session.post(_request_url(self.url), data=body, headers=headers, allow_redirects=False) as response:
            text = await response.text()
            kept = {key.lower(): value for key, value in response.headers.items()}
            return Ack(_failure(response.status), response.status, _json(text, response.content_type), text, kept)


def _request_url(url: str) -> str:
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + "/slack/events"


def _encoded(kind: Kind, payload: Json) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload, ensure_ascii=False).encode(), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload, ensure_ascii=False)}
    return urlencode(form).encode(), _FORM


def _failure(status: int) -> str | None:
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return "too_many_redirects" if status in _REDIRECTS else "http_error"


def _json(text: str, content_type: str) -> Json | None:
    if content_type != "application/json":
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
