"""`httpbot serve`: connects the bot to Slack, by HTTP or by Socket Mode, until SIGTERM."""

import sys
from contextlib import AsyncExitStack
from typing import Annotated

import typer

from bot.config import Settings, load_settings, required
from bot.errors import ConfigError, HttpbotError


def serve(
    *,
    http: Annotated[bool, typer.Option("--http", help="Slack calls HOST:PORT/slack/events.")] = False,
    socket: Annotated[bool, typer.Option("--socket", help="Socket Mode: the bot calls Slack.")] = False,
) -> None:
    """Connect to Slack. Without a flag: Socket Mode if SLACK_APP_TOKEN is set, else HTTP."""
    import asyncio

    try:
        if http and socket:
            raise ConfigError("choose one of --http and --socket; a Slack app delivers in one way only")
        settings = load_settings()
        asyncio.run(_serve_socket(settings) if socket or (settings.app_token and not http) else _serve_http(settings))
    except HttpbotError as error:
        sys.stderr.write(f"httpbot: {error}\n")
        raise typer.Exit(2) from None


async def _serve_http(settings: Settings) -> None:
    from bot.app import build, http_app
    from bot.backing import open_backing
    from bot.serving import http, logs

    required(settings, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    listening = http.bind(settings.host, http.DEFAULT_PORT if settings.port is None else settings.port)
    logs.configure(settings)
    await http.serve(http_app(build(settings, open_backing)), listening)


async def _serve_socket(settings: Settings) -> None:
    import asyncio

    from bot.app import build, health_beside, running
    from bot.backing import open_backing
    from bot.serving import http, logs
    from bot.serving.socket_mode import Connection, stopped

    required(settings, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
    listening = None if settings.port is None else http.bind(settings.host, settings.port)
    logs.configure(settings)
    wired = build(settings, open_backing)
    async with running(wired), AsyncExitStack() as stack:
        connection = Connection(wired.bolt, settings.app_token or "")
        if listening is not None:
            await stack.enter_async_context(http.beside(health_beside(wired, lambda: connection.state), listening))
        stop = asyncio.create_task(stopped())
        opening = asyncio.create_task(connection.open())
        await stop
        opening.cancel()
        wired.tracker.leave()
        await connection.close()
