"""Answers through a response_url: only to Slack (or to a stand-in on this machine), tried twice, and never logged."""

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog

TRY_SECONDS = 5
MAX_RETRY_AFTER_SECONDS = 30
"""A response_url lives for 30 minutes, but nobody waits longer than this for a private answer."""
_SLACK = "hooks.slack.com"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

_log = structlog.get_logger(__name__)


class ResponseUrls:
    """Posts to response_urls. `loopback` allows addresses of this machine: only with a local Slack stand-in."""

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        *,
        loopback: bool,
        failed: Callable[[str, str], None],
    ) -> None:
        self._session = session
        self._loopback = loopback
        self._failed = failed

    async def post(self, url: str, message: Mapping[str, Any]) -> bool:
        """Whether Slack took it. A refused or failed one is logged, without the address."""
        if not self._allowed(url):
            _log.warning("response_url refused: not one of Slack's")
            return False
        error, wait = await self._attempt(url, message)
        if error and wait is not None:
            await asyncio.sleep(wait)
            error, _ = await self._attempt(url, message)
        if error:
            self._failed("response_url", error)
            _log.warning("response_url failed", error=error)
        return not error

    async def _attempt(self, url: str, message: Mapping[str, Any]) -> tuple[str, float | None]:
        """The error ("" for none), and after how many seconds to try again, if that may help."""
        timeout = aiohttp.ClientTimeout(total=TRY_SECONDS)
        try:
            async with self._session().post(url, json=message, timeout=timeout, allow_redirects=False) as response:
                body = (await response.content.read(1000)).decode(errors="replace")
                return _judged(response.status, response.headers.get("Retry-After", ""), body)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return type(error).__name__, 1.0

    def _allowed(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
            _ = parts.port
        except ValueError:
            return False
        if parts.username or parts.password:
            return False
        if parts.scheme == "https" and parts.hostname == _SLACK and parts.port in (None, 443):
            return True
        return self._loopback and parts.scheme in ("http", "https") and parts.hostname in _LOOPBACK


def _judged(status: int, retry_after: str, body: str) -> tuple[str, float | None]:
    if status == HTTPStatus.OK and not body.startswith('{"ok":false'):
        return "", None
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        seconds = float(retry_after) if retry_after.isdigit() else 1.0
        return "ratelimited", min(seconds, MAX_RETRY_AFTER_SECONDS)
    return f"HTTP {status}", 1.0 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else None
