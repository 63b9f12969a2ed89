"""The stand-in put together: one HTTP and websocket server on loopback, with what people can do in the workspace."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.playground.background import Background
from bot.playground.chat import Chat
from bot.playground.clicking import Clicking
from bot.playground.clock import Clock, RealClock
from bot.playground.delivery import Ack, Courier, Delivery, Retry
from bot.playground.events import Events
from bot.playground.outcome import Witness
from bot.playground.payloads import Payloads
from bot.playground.profile import AppProfile
from bot.playground.requests import Requests
from bot.playground.responding import Responses, ResponseUrls
from bot.playground.seed import seeded_workspace
from bot.playground.sockets import Sockets
from bot.playground.triggers import Triggers
from bot.playground.views import Views
from bot.playground.webapi import Call, WebApi
from bot.playground.workspace import Json, Message
from bot.playground.writing import Writing

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = tuple[str, str, Handler]
"""HTTP method, path pattern, handler."""


class SlackStandIn:
    """A Slack for one app. Use it as an async context manager; `api_url` is known inside.

    Over HTTP: set `app_url` (an origin gets `/slack/events`) here or later. With `socket_mode=True` the app has to
    connect with `profile.app_token`; wait for it with `await slack.sockets.opened()`. `calls`, `deliveries` and
    `messages()` are the record. `routes` are served beside Slack's own; the page uses that.
    """

    def __init__(
        self,
        app_url: str = "",
        signing_secret: str | None = None,
        *,
        socket_mode: bool = False,
        profile: AppProfile | None = None,
        clock: Clock | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        known = profile or AppProfile()
        self.profile = replace(known, signing_secret=signing_secret) if signing_secret else known
        self.clock: Clock = clock or RealClock()
        self.workspace = seeded_workspace(self.clock, self.profile)
        self.background = Background()
        self.requests = Requests(self.profile.signing_secret)
        self.requests.url = app_url
        self.sockets = Sockets(self.profile.app_id)
        self.routes: list[Route] = []
        self._address = (host, port)
        self._wire(socket_mode=socket_mode)

    def _wire(self, *, socket_mode: bool) -> None:
        transport = self.sockets if socket_mode else self.requests
        self.courier = Courier(transport, self.clock, self.background, self.workspace.wake)
        triggers = Triggers(self.clock)
        responses = Responses(self.workspace, self.profile)
        self.response_urls = ResponseUrls(responses, self.clock)
        payloads = Payloads(self.workspace, self.profile, triggers, self.response_urls)
        self.events = Events(self.workspace, self.profile, payloads, self.courier, self.background)
        self.views = Views(self.workspace, self.profile, triggers)
        chat = Chat(self.workspace, self.profile, self.events)
        self.web_api = WebApi(self.workspace, self.profile, chat, self.views, self.sockets)
        witness = Witness(self.workspace, self.profile, self.views)
        writing = Writing(self.workspace, self.profile, payloads, self.courier, self.events, responses, witness)
        clicking = Clicking(payloads, self.courier, self.events, self.views, witness)
        self._offer(writing, clicking)

    def _offer(self, writing: Writing, clicking: Clicking) -> None:
        """What people can do, in one table."""
        self.slash_command = writing.slash_command
        self.message = writing.message
        self.mention = writing.mention
        self.direct_message = writing.direct_message
        self.bot_message = writing.bot_message
        self.edit_message = writing.edit_message
        self.delete_message = writing.delete_message
        self.click = clicking.click
        self.select = clicking.select
        self.suggest = clicking.suggest
        self.message_shortcut = clicking.message_shortcut
        self.open_home = clicking.open_home
        self.submit_view = clicking.submit_view
        self.close_view = clicking.close_view

    @property
    def app_url(self) -> str:
        """Where the app takes requests."""
        return self.requests.url

    @app_url.setter
    def app_url(self, url: str) -> None:
        self.requests.url = url

    @property
    def api_url(self) -> str:
        """For the app's SLACK_API_URL."""
        return f"{self.url}/api/"

    @property
    def calls(self) -> Sequence[Call]:
        """Every Web API call of the app, oldest first."""
        return self.web_api.calls

    @property
    def deliveries(self) -> Sequence[Delivery]:
        """Every payload sent to the app and what it answered, oldest first."""
        return self.courier.deliveries

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one Web API method."""
        return [each for each in self.web_api.calls if each.method == method]

    def messages(self, channel: str, *, thread_ts: str | None = None, viewer: str | None = None) -> list[Message]:
        """The messages of a channel (id or `#name`) in order; of one thread; as far as `viewer` sees them."""
        place = self.workspace.named(channel)
        return self.workspace.messages(place.id, thread_ts=thread_ts, viewer=viewer) if place else []

    def home(self, user: str) -> Json | None:
        """The Home tab that the app has published for `user`."""
        return self.views.homes.get(user)

    def modal(self, user: str) -> Json | None:
        """The modal that `user` has on top."""
        return self.views.top(user)

    async def redeliver(self, delivery: Delivery, *, number: int = 1, reason: str = "http_timeout") -> Ack:
        """Send the same payload again, as a retry."""
        return await self.courier.send(delivery.kind, delivery.payload, Retry(number, reason))

    async def until(self, condition: Callable[[], bool], seconds: float = 3.0) -> None:
        """Wait for what the app does on its own account. Raises TimeoutError after `seconds` of real time."""
        if not await self.workspace.until(condition, seconds):
            raise TimeoutError(
                f"still not so after {seconds} s; the app's calls: {[each.method for each in self.calls]}"
            )

    async def __aenter__(self) -> Self:
        """Listen; a port that is taken raises OSError."""
        server = web.Application(client_max_size=4 * 2**20)
        for method, path, handler in (*self._slack_routes(), *self.routes):
            server.router.add_route(method, path, handler)
        self._runner = web.AppRunner(server, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        listener = _listen(*self._address)
        host, port = listener.getsockname()[:2]
        await web.SockSite(self._runner, listener).start()
        self.url = f"http://{host}:{port}"
        self.sockets.base = self.web_api.base = self.response_urls.base = self.url
        await self.requests.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cancel retries, close websockets, stop listening."""
        await self.background.close()
        await self.sockets.close()
        await self.requests.close()
        await self._runner.cleanup()
        await asyncio.sleep(0)

    def _slack_routes(self) -> tuple[Route, ...]:
        return (
            ("GET", "/api/{method}", self.web_api.handle),
            ("POST", "/api/{method}", self.web_api.handle),
            ("POST", "/hooks/{token}", self.response_urls.handle),
            ("GET", "/link", self.sockets.handle),
        )


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
