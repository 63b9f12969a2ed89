"""Powers that only tests have: time moved by hand, and a Slack that is slow, refuses, forgets, or loses its answers."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.standin import SlackStandIn
from bot.playground.webapi import Answer
from bot.playground.workspace import Json


class ManualClock:
    """A clock that stands still until it is advanced. Starts at the real time, so that signatures stay valid."""

    def __init__(self) -> None:
        self._now = time.time()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def time(self) -> float:
        """Now, in seconds since the epoch."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Return once the clock was advanced by `seconds`."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move on, and let everyone whose time has come run."""
        self._now += seconds
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _, _, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)
        await asyncio.sleep(0)


@dataclass(slots=True)
class _Rule:
    method: str
    answer: Answer | None
    delay: float
    left: int
    after: bool = False


class Faults:
    """Installs itself into a stand-in. A rule holds for `times` calls of its method (`*` is any), the oldest first."""

    def __init__(self, slack: SlackStandIn) -> None:
        self._slack = slack
        self._rules: list[_Rule] = []
        slack.web_api.intercept = self._intercept

    def rate_limit(self, method: str, *, retry_after: int = 1, times: int = 1) -> None:
        """429 with Retry-After."""
        body = {"ok": False, "error": "ratelimited"}
        self._rules.append(_Rule(method, (429, body, {"Retry-After": str(retry_after)}), 0, times))

    def rate_limit_response_urls(self, *, retry_after: int = 1, times: int = 1) -> None:
        """429 with Retry-After from the response_urls."""
        self._slack.response_urls.busy += [retry_after] * times

    def expire_response_urls(self) -> None:
        """From now on whoever uses a response_url comes after its half hour."""
        self._slack.response_urls.expired = True

    def fail(self, method: str, error: str = "internal_error", *, status: int = 200, times: int = 1) -> None:
        """ok=false with `error`, and nothing done."""
        self.answer(method, {"ok": False, "error": error}, status=status, times=times)

    def answer(self, method: str, body: Json, *, status: int = 200, times: int = 1) -> None:
        """`body`, and nothing done."""
        self._rules.append(_Rule(method, (status, body, {}), 0, times))

    def delay(self, method: str, seconds: float, *, times: int = 1_000_000) -> None:
        """The stand-in's clock has to pass `seconds` before the call is done and answered."""
        self._rules.append(_Rule(method, None, seconds, times))

    def lose_answer(self, method: str, *, times: int = 1) -> None:
        """The call is done, and answered with a 503: what a broken connection looks like to a careful client."""
        self._rules.append(
            _Rule(method, (503, {"ok": False, "error": "service_unavailable"}, {}), 0, times, after=True)
        )

    def revoke_scope(self, scope: str) -> None:
        """From now on the methods that need `scope` answer missing_scope."""
        self._slack.web_api.scopes.discard(scope)

    def leave(self, channel: str) -> None:
        """Take the app out of the channel: not_in_channel from now on, and no events."""
        self._slack.workspace.channels[channel].members.discard(self._slack.profile.user_id)

    def misdate(self, seconds: float) -> None:
        """Sign the following requests as if it were `seconds` later; negative for earlier."""
        self._slack.requests.now = lambda: time.time() + seconds

    def missign(self) -> None:
        """Sign the following requests with another secret."""
        self._slack.requests.secret = "not-" + self._slack.profile.signing_secret

    async def refresh_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the app to come by new websockets; the old ones get nothing more (except after `warning`)."""
        await self._slack.sockets.disconnect(reason)

    def drop_sockets(self) -> None:
        """Cut all websockets without a word."""
        self._slack.sockets.drop()

    def refuse_sockets(self, *, refused: bool = True) -> None:
        """Refuse new websockets, as in an outage, or no longer."""
        self._slack.sockets.refused = refused

    async def _intercept(self, method: str, _args: Json, go_on: Callable[[], Answer]) -> Answer:
        rule = next((each for each in self._rules if each.left > 0 and each.method in (method, "*")), None)
        if rule is None:
            return go_on()
        rule.left -= 1
        if rule.delay:
            await self._slack.clock.sleep(rule.delay)
        if rule.answer is None:
            return go_on()
        if rule.after:
            go_on()
        return rule.answer
