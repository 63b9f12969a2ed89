"""The three paths for machines that watch: alive, ready, and the numbers. They need no signature and show no secret."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from bot.serving.asgi import Asgi, Receive, Scope, Send, reply, reply_json
from bot.serving.metrics import CONTENT_TYPE, Metrics

Source = Literal["database", "shipped", "saved"]
Database = Literal["ok", "down"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What /readyz tells. `entries` 0 means that there is nothing to answer from yet."""

    revision: int
    entries: int
    source: Source
    database: Database
    slack: str

    @property
    def ready(self) -> bool:
        """Whether questions can be answered now: with the database down, too."""
        return self.entries > 0

    def value(self) -> dict[str, object]:
        """As JSON."""
        catalogue = {"revision": self.revision, "entries": self.entries, "source": self.source}
        return {"catalogue": catalogue, "database": self.database, "slack": self.slack}


class Health:
    """ASGI middleware: answers /healthz, /readyz and /metrics itself and hands everything else to `app`."""

    def __init__(self, app: Asgi, *, readiness: Callable[[], Readiness], metrics: Metrics) -> None:
        self._app = app
        self._readiness = readiness
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """GET and HEAD only; a body is never sent for HEAD by the server below."""
        if scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
        elif scope["path"] == "/healthz":
            await reply(send, HTTPStatus.OK, b"ok")
        elif scope["path"] == "/readyz":
            state = self._readiness()
            status = HTTPStatus.OK if state.ready else HTTPStatus.SERVICE_UNAVAILABLE
            await reply_json(send, status, state.value())
        elif scope["path"] == "/metrics":
            await reply(send, HTTPStatus.OK, self._metrics.text(), CONTENT_TYPE)
        else:
            await self._app(scope, receive, send)


async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    """What is behind the health paths in Socket Mode, where Slack sends nothing by HTTP."""
    del scope, receive
    await reply(send, HTTPStatus.NOT_FOUND, b"no such path")
