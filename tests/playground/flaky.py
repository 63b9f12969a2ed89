"""ASGI apps that are not a good app."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Event = MutableMapping[str, Any]


class Flaky:
    """Answers with the given statuses, the last one again and again; 0 is no answer at all. Keeps the headers."""

    def __init__(self, *statuses: int, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        self.requests: list[dict[str, str]] = []
        self.reached = asyncio.Event()
        self._statuses = list(statuses)
        self._headers = headers

    async def __call__(
        self, scope: Event, _receive: Callable[[], Awaitable[Event]], send: Callable[[Event], Awaitable[None]]
    ) -> None:
        if scope["type"] != "http":
            return
        self.requests.append({key.decode(): value.decode() for key, value in scope["headers"]})
        self.reached.set()
        status = self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]
        if status == 0:
            await asyncio.sleep(0.5)
        await send({"type": "http.response.start", "status": status or 200, "headers": self._headers})
        await send({"type": "http.response.body", "body": b""})
