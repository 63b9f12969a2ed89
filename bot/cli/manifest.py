"""`httpbot manifest`: the Slack app manifest, to paste into api.slack.com/apps."""

import json
import sys
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bot.config import load_settings
from bot.errors import ConfigError, HttpbotError


def manifest(
    *,
    http: Annotated[str | None, typer.Option("--http", metavar="URL", help="HTTP mode at https://HOST.")] = None,
    socket: Annotated[bool, typer.Option("--socket", help="Socket Mode (the default).")] = False,
) -> None:
    """Print the Slack app manifest, made from the routes that exist."""
    from bot.listeners.registry import routes
    from bot.manifest import manifest as made_of

    try:
        if http and socket:
            raise ConfigError("choose one of --http URL and --socket")
        settings = load_settings()
        made = made_of(routes(settings.command), url=_events_url(http) if http else None)
    except HttpbotError as error:
        sys.stderr.write(f"httpbot: {error}\n")
        raise typer.Exit(2) from None
    print(json.dumps(made, ensure_ascii=False, indent=2))


def _events_url(given: str) -> str:
    try:
        parts = urlsplit(given)
        valid = parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        valid = False
    if not valid:
        raise ConfigError(f"--http wants the bot's public address, such as https://bot.example.com, not {given!r}")
    return given if parts.path.endswith("/slack/events") else f"{given.rstrip('/')}/slack/events"
