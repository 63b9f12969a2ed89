"""Calls to Slack's Web API: one client on one session, rate limits honoured, failures counted; and who we are there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

CALL_SECONDS = 10
"""Slack answers in well under a second; one that hangs must not hold acknowledged work for slack_sdk's 30 s."""
RATE_LIMIT_RETRIES = 3
_AUTH_DELAYS = (1, 2, 5, 10, 30, 60)

_log = structlog.get_logger(__name__)


class _ConnectionRetries(AsyncConnectionErrorRetryHandler):
    async def _can_retry_async(self, **what: Any) -> bool:
        return not _posts(what["request"]) and await super()._can_retry_async(**what)


class _ServerErrorRetries(AsyncServerErrorRetryHandler):
    async def _can_retry_async(self, **what: Any) -> bool:
        return not _posts(what["request"]) and await super()._can_retry_async(**what)


def _posts(request: HttpRequest) -> bool:
    """A post whose answer was lost may have been made all the same; who posted has to look before posting again."""
    return request.url.rpartition("/")[2] in ("chat.postMessage", "chat.postEphemeral")


class WebClient(AsyncWebClient):
    """AsyncWebClient that tells `failed` the method and the error of each call that went wrong."""

    def __init__(self, *, failed: Callable[[str, str], None], **options: Any) -> None:
        super().__init__(timeout=CALL_SECONDS, **options)
        self._failed = failed
        self.retry_handlers = [
            _ConnectionRetries(),
            _ServerErrorRetries(),
            AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_RETRIES),
        ]

    def open_session(self) -> aiohttp.ClientSession:
        """The shared session. Raises RuntimeError before the bot runs."""
        if self.session is None:
            raise RuntimeError("the bot is not running")
        return self.session

    async def api_call(self, api_method: str, **options: Any) -> AsyncSlackResponse:
        """Raises SlackApiError, or what aiohttp raises, after counting it."""
        try:
            return await super().api_call(api_method, **options)
        except SlackApiError as error:
            self._failed(api_method, str(error.response.get("error", "unknown")))
            raise
        except (aiohttp.ClientError, TimeoutError):
            self._failed(api_method, "unreachable")
            raise


def open_session() -> aiohttp.ClientSession:
    """The one session of the process; needs a running loop."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))


@dataclass(frozen=True, slots=True)
class Self:
    """Who this bot is, as auth.test says. Empty until Slack has answered once."""

    team_id: str | None = None
    user_id: str | None = None
    bot_id: str | None = None
    url: str = ""


class Identity(AsyncAuthorize):
    """Bolt's `authorize`: the answer of one auth.test, kept. Until there is one, requests are answered all the same."""

    def __init__(self, web: WebClient) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._web = web
        self.known = Self()

    async def __call__(self, *, team_id: str | None, user_id: str | None, **_rest: object) -> AuthorizeResult:
        """Never calls Slack."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=self.known.team_id or team_id,
            url=self.known.url,
            bot_user_id=self.known.user_id,
            bot_id=self.known.bot_id,
            bot_token=self._web.token,
            user_id=user_id,
        )

    def permalink(self, channel: str, ts: str, thread_ts: str | None) -> str:
        """The address of a message, as chat.getPermalink makes it; "" before Slack told our workspace's."""
        if not self.known.url:
            return ""
        address = f"{self.known.url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"
        return f"{address}?thread_ts={thread_ts}&cid={channel}" if thread_ts and thread_ts != ts else address

    async def learn(self) -> bool:
        """Asks Slack once; False if that failed."""
        try:
            answer = await self._web.auth_test()
        except SlackApiError as error:
            _log.error("Slack refuses SLACK_BOT_TOKEN; reinstall the app, copy it again", error=error.response["error"])
            return False
        except (aiohttp.ClientError, TimeoutError) as error:
            _log.warning("Slack cannot be reached", error=type(error).__name__)
            return False
        self.known = Self(answer.get("team_id"), answer.get("user_id"), answer.get("bot_id"), answer.get("url") or "")
        return True

    async def keep_learning(self) -> None:
        """Asks until Slack has answered once."""
        attempt = 0
        while not self.known.user_id and not await self.learn():
            await asyncio.sleep(_AUTH_DELAYS[min(attempt, len(_AUTH_DELAYS) - 1)])
            attempt += 1
