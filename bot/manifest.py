"""The Slack app manifest, made from the routes that exist, so that Slack asks for nothing that nobody takes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.listeners.registry import Route

SCOPES = ("app_mentions:read", "chat:write", "commands", "im:history")
OPTIONAL_SCOPES: Mapping[str, str] = {
    "users:read": "the language that people use Slack in",
    "channels:history": "the message above a mention, in public channels",
    "groups:history": "the same in private channels",
    "reactions:write": "a reaction instead of an answer when a thread is asking too fast",
}
"""What each is for; without it the bot does the rest."""

MAX_NAME, MAX_DESCRIPTION, MAX_LONG_DESCRIPTION = 35, 140, 4000
MIN_LONG_DESCRIPTION = 175
MAX_SHORTCUT_NAME, MAX_SHORTCUT_DESCRIPTION = 24, 150
MAX_COMMAND, MAX_COMMAND_DESCRIPTION, MAX_USAGE_HINT = 32, 2000, 1000
"""Slack's limits (github.com/slackapi/manifest-schema)."""

_DESCRIPTION = "Explains HTTP status codes, in Korean and English"
_LONG_DESCRIPTION = (
    "httpbot answers HTTP status-code questions where they come up: type /http 503, mention it in an incident thread, "
    "send it a direct message, or use the shortcut “Explain HTTP status” on an alert or a log line. It says what the "
    "code means, who produced it, what to check first and whether a retry is safe, from a catalogue that your team can "
    "edit. Answers to the command and the shortcut are private until somebody shares them."
)
_SHORTCUTS: Mapping[str, tuple[str, str]] = {
    "explain_http_status": ("Explain HTTP status", "What the status codes in this message mean, for you alone"),
}


def manifest(routes: Iterable[Route], *, url: str | None = None) -> dict[str, Any]:
    """Manifest version 2. `url` is where Slack reaches HTTP mode (".../slack/events"); without it, Socket Mode."""
    table = tuple(routes)
    where = {"request_url": url} if url else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "httpbot",
            "description": _DESCRIPTION,
            "long_description": _LONG_DESCRIPTION,
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "httpbot", "always_online": True},
            "shortcuts": [_shortcut(name) for name in _names(table, "shortcut")],
            "slash_commands": [_command(name, url) for name in _names(table, "command")],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES), "bot_optional": sorted(OPTIONAL_SCOPES)}},
        "settings": {
            "event_subscriptions": {**where, "bot_events": _events(table)},
            "interactivity": {
                "is_enabled": True,
                **where,
                **({"message_menu_options_url": url} if url and _takes(table, "options") else {}),
            },
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def excesses(made: Mapping[str, Any]) -> tuple[str, ...]:
    """What of `made` goes beyond Slack's limits, a sentence each."""
    return tuple(
        f"{what} has {len(words)} characters; Slack takes {least} to {most}"
        for what, words, least, most in _limited(made)
        if not least <= len(words) <= most
    )


def _limited(made: Mapping[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    shown, features = made["display_information"], made["features"]
    yield "the app's name", shown["name"], 1, MAX_NAME
    yield "the description", shown["description"], 0, MAX_DESCRIPTION
    yield "the long description", shown["long_description"], MIN_LONG_DESCRIPTION, MAX_LONG_DESCRIPTION
    for shortcut in features["shortcuts"]:
        yield "the name of a shortcut", shortcut["name"], 1, MAX_SHORTCUT_NAME
        yield "the description of a shortcut", shortcut["description"], 1, MAX_SHORTCUT_DESCRIPTION
    for command in features["slash_commands"]:
        yield "the slash command", command["command"], 2, MAX_COMMAND
        yield "the description of a command", command["description"], 1, MAX_COMMAND_DESCRIPTION
        yield "the usage hint of a command", command["usage_hint"], 0, MAX_USAGE_HINT


def _command(name: str, url: str | None) -> dict[str, Any]:
    command = {
        "command": name,
        "description": "Explain a status code, a log line, or which code to return",
        "usage_hint": "503 | 401 vs 403 | which code when ... | ko 502",
        "should_escape": False,
    }
    return {**command, "url": url} if url else command


def _shortcut(callback_id: str) -> dict[str, Any]:
    name, description = _SHORTCUTS[callback_id]
    return {"name": name, "type": "message", "callback_id": callback_id, "description": description}


def _names(table: Iterable[Route], kind: str) -> list[str]:
    return [route.name for route in table if route.kind == kind and not isinstance(route.name, re.Pattern)]


def _events(table: Iterable[Route]) -> list[str]:
    return sorted({name for route in table for name in route.subscriptions})


def _takes(table: Iterable[Route], kind: str) -> bool:
    return any(route.kind == kind for route in table)
