"""How a payload reaches the app and what comes back: the 3-second limit, the retries of events, a record of it all."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from bot.playground.background import Background
from bot.playground.clock import Clock
from bot.playground.workspace import Json

Kind = Literal["slash_commands", "interactive", "events_api"]

LIMIT = 3.0
# docs.slack.dev/apis/events-api: nearly at once, after 1 minute, after 5 minutes; then the event is given up.
RETRIES = (0.0, 60.0, 300.0)


@dataclass(frozen=True, slots=True)
class Retry:
    """The number and the reason that Slack sends along with an event it delivers again."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ack:
    """What came back. `failure` is None or one of Slack's retry reasons (http_timeout, http_error ...)."""

    failure: str | None = None
    status: int = 200
    payload: Json | None = None
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def error(self) -> str | None:
        """The error that Slack shows to the person."""
        if self.failure is None:
            return None
        return "operation_timeout" if self.failure == "http_timeout" else "dispatch_failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One payload sent once, with its answer."""

    kind: Kind
    payload: Json
    retry: Retry | None
    ack: Ack


class Transport(Protocol):
    """A way to the app. Takes as long as the app takes; the limit is kept by Courier."""

    async def send(self, kind: Kind, payload: Json, retry: Retry | None) -> Ack:
        """Hand over one payload and wait for the app's answer."""
        ...


class Courier:
    """Sends payloads over a transport and keeps Slack's patience. `deliveries` is the record; `wake` hears of each."""

    def __init__(self, transport: Transport, clock: Clock, background: Background, wake: Callable[[], None]) -> None:
        self.deliveries: list[Delivery] = []
        self.schedule: tuple[float, ...] = RETRIES
        self._transport = transport
        self._clock = clock
        self._background = background
        self._wake = wake

    async def send(self, kind: Kind, payload: Json, retry: Retry | None = None) -> Ack:
        """One attempt, given up after 3 seconds."""
        began = self._clock.time()
        sending = asyncio.create_task(self._transport.send(kind, payload, retry))
        limit = asyncio.create_task(self._clock.sleep(LIMIT))
        try:
            await asyncio.wait((sending, limit), return_when=asyncio.FIRST_COMPLETED)
            ack = sending.result() if sending.done() else Ack("http_timeout", status=0)
        finally:
            await _end(sending, limit)
        ack = replace(ack, seconds=self._clock.time() - began)
        self.deliveries.append(Delivery(kind, payload, retry, ack))
        self._wake()
        return ack

    async def send_event(self, payload: Json) -> Ack:
        """The first attempt of an event; what fails is tried again in the background, as Slack does."""
        ack = await self.send("events_api", payload)
        if self._again(ack):
            self._background.start(self._retry(payload, ack))
        return ack

    async def _retry(self, payload: Json, ack: Ack) -> None:
        for number, delay in enumerate(self.schedule, start=1):
            await self._clock.sleep(delay)
            ack = await self.send("events_api", payload, Retry(number, ack.failure or "unknown_error"))
            if not self._again(ack):
                return

    def _again(self, ack: Ack) -> bool:
        return ack.failure is not None and ack.headers.get("x-slack-no-retry") != "1"


async def _end(*tasks: asyncio.Task[Ack] | asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
