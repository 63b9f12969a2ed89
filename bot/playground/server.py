"""`httpbot playground`: the page, the stand-in and the real bot in one process, on loopback."""

import asyncio
import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

from aiohttp import web

from bot.config import Settings
from bot.errors import ConfigError
from bot.playground.desk import Desk
from bot.playground.feed import Feed
from bot.playground.hosting import hosted
from bot.playground.profile import AppProfile
from bot.playground.seed import DANA
from bot.playground.standin import Handler, Route, SlackStandIn

DEFAULT_PORT = 8503
_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_PAGE = {"/": "index.html", "/style.css": "style.css", "/playground.js": "playground.js", "/favicon.svg": "favicon.svg"}
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

Build = Callable[[Settings], Any]
"""Makes the bot's ASGI app from settings; uvicorn types an ASGI app as Any."""


def run(
    build: Build,
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    manifest: Mapping[str, Any] | None = None,
    say: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM. `say` gets the address once the bot is ready. Raises ConfigError for a taken port.

    `build` gets `settings` with Slack's address, token and secret replaced by the stand-in's, and the admin of the
    seeded team among the admins. With `manifest`, the stand-in takes commands, shortcuts, scopes and events from it.
    """
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(build, settings, host=host, port=port, manifest=manifest, say=say))


async def serve(
    build: Build,
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    manifest: Mapping[str, Any] | None = None,
    say: Callable[[str], None],
    stop: asyncio.Event | None = None,
) -> None:
    """The same in a running loop; `stop` ends it from outside."""
    ended = stop or asyncio.Event()
    slack = SlackStandIn(profile=_profile(settings, manifest), host=host, port=port)
    slack.routes += page_routes(slack, host)
    try:
        await slack.__aenter__()
    except OSError as error:
        message = f"port {port} of {host} cannot be used ({error.strerror}); choose another with --port N"
        raise ConfigError(message) from error
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_exit(slack)
        slack.app_url = await stack.enter_async_context(hosted(build(adapted(settings, slack))))
        with _ended_by_signals(ended):
            say(f"httpbot playground: {slack.url}  (Ctrl+C ends it)")
            await ended.wait()


def adapted(settings: Settings, slack: SlackStandIn) -> Settings:
    """`settings` for a bot that talks to the stand-in."""
    return replace(
        settings,
        slack_api_url=slack.api_url,
        bot_token=slack.profile.bot_token,
        signing_secret=slack.profile.signing_secret,
        app_token=None,
        admins=settings.admins | {DANA},
    )


def page_routes(slack: SlackStandIn, host: str = "127.0.0.1") -> list[Route]:
    """What the stand-in serves for the page, beside Slack's own addresses."""
    feed, desk = Feed(slack), Desk(slack)
    routes: list[Route] = [("GET", path, _file(name)) for path, name in _PAGE.items()]
    routes += [("GET", "/page/feed", feed.handle), ("POST", "/page/act", desk.handle)]
    return [(method, path, _guarded(handler, host)) for method, path, handler in routes]


def _profile(settings: Settings, manifest: Mapping[str, Any] | None) -> AppProfile:
    profile = AppProfile(commands=(settings.command,))
    return profile.installed_from(manifest) if manifest else profile


def _file(name: str) -> Handler:
    async def handle(_request: web.Request) -> web.Response:
        body = files("bot.playground").joinpath("page", name).read_bytes()
        return web.Response(body=body, content_type=_TYPES[name.rpartition(".")[2]], charset="utf-8", headers=_HEADERS)

    return handle


def _guarded(handler: Handler, host: str) -> Handler:
    """Against other sites in the same browser: a foreign Host (DNS rebinding) or a POST that is no JSON is refused."""

    async def handle(request: web.Request) -> web.StreamResponse:
        if host in _LOOPBACK and request.url.host not in _LOOPBACK:
            raise web.HTTPMisdirectedRequest(text="The playground answers on its loopback address only.")
        if request.method == "POST" and request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="Send JSON.")
        return await handler(request)

    return handle


@contextlib.contextmanager
def _ended_by_signals(ended: asyncio.Event) -> Iterator[None]:
    """SIGINT and SIGTERM set `ended`, where they can be had: not beside the main thread, and not on Windows."""
    if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
        yield
        return
    loop, signals = asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)
    for each in signals:
        loop.add_signal_handler(each, ended.set)
    try:
        yield
    finally:
        for each in signals:
            loop.remove_signal_handler(each)
