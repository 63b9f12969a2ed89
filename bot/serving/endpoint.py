"""Verified HTTP in and out: a slash command goes straight to the route that takes it, everything else by way of Bolt.

Bodies that Bolt's own ASGI handler raises on are 400 here.

Only the headers that Bolt needs are passed on: Slack signs the body and not the headers, and Bolt obeys some of them
(`x-slack-bolt-lazy-only` skips a listener's acknowledgement).
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from bot.listeners.registry import Command
from bot.serving.asgi import Scope, Send, header, reply

_PASSED_ON = ("x-slack-retry-num", "x-slack-retry-reason")
_JSON, _TEXT = "application/json;charset=utf-8", "text/plain;charset=utf-8"
_SHAPES: Mapping[str, tuple[type, ...]] = {
    "type": (str,),
    "command": (str,),
    "callback_id": (str,),
    "action_id": (str,),
    "subtype": (str, type(None)),
    "event": (dict,),
    "message": (dict,),
    "previous_message": (dict,),
    "container": (dict,),
    "view": (dict, type(None)),
    "user": (dict, str, type(None)),
    "channel": (dict, str, type(None)),
    "team": (dict, str, type(None)),
    "enterprise": (dict, str, type(None)),
    "item": (dict,),
    "assistant_thread": (dict,),
    "function_data": (dict,),
    "actions": (list,),
    "authorizations": (list, type(None)),
    "response_urls": (list,),
}
_NESTED = ("event", "message", "previous_message", "item", "assistant_thread")


class Endpoint:
    """What is behind the guard: `commands`, by name, and Bolt for everything else."""

    def __init__(self, bolt: AsyncApp, commands: Mapping[str, Command]) -> None:
        self._bolt = bolt
        self._commands = commands

    async def __call__(self, scope: Scope, body: bytes, send: Send) -> None:
        """Answers with what was acknowledged; 400 for a body of no shape that Slack sends."""
        fields = _parsed(body.decode(), header(scope, b"content-type") or b"")
        if fields is not None and (take := self._commands.get(fields.get("command", ""))):
            made = take(fields)
            await reply(send, HTTPStatus.OK, made.encoded, _JSON if made.encoded else _TEXT)
        elif fields is not None and (request := _for_bolt(fields, scope)) is not None:
            response = await self._bolt.async_dispatch(request)
            content_type = response.headers["content-type"][0]
            await reply(send, response.status, response.body.encode(errors="replace"), content_type)
        else:
            await reply(send, HTTPStatus.BAD_REQUEST, b"not a Slack request")


def _parsed(body: str, content_type: bytes) -> dict[str, Any] | None:
    """The fields of a form, or the JSON in a body or in the field `payload`; None where it has no shape that Slack sends.

    Bolt would take every form that has the word "payload" anywhere for JSON: `/http payload too large` among them.
    """
    try:
        if content_type.partition(b";")[0] == b"application/json" or body.startswith("{"):
            found = json.loads(body)
        else:
            found = _form(body)
            if "payload" in found:
                found = json.loads(found["payload"])
    except (ValueError, RecursionError):
        return None
    return found if _well_formed(found) else None


def _form(body: str) -> dict[str, Any]:
    """As urllib.parse.parse_qsl reads it, blank values kept, in half the time: most values have nothing to unquote."""
    found: dict[str, Any] = {}
    for field in body.replace("+", " ").split("&"):
        if field:
            name, _, value = field.partition("=")
            found[unquote(name) if "%" in name else name] = unquote(value) if "%" in value else value
    return found


def _for_bolt(body: dict[str, Any], scope: Scope) -> AsyncBoltRequest | None:
    """For Bolt a request that is parsed already is one of Socket Mode; nothing else hangs on its mode."""
    headers: dict[str, Any] = {
        name: [value.decode("latin-1")] for name in _PASSED_ON if (value := header(scope, name.encode()))
    }
    try:
        return AsyncBoltRequest(body=body, headers=headers, mode="socket_mode")
    except (ValueError, TypeError, AttributeError, LookupError):
        return None


def _well_formed(body: object) -> bool:
    if not isinstance(body, dict) or not body:
        return False
    for key, kinds in _SHAPES.items():
        if key in body and not isinstance(body[key], kinds):
            return False
    lists = (*body.get("actions", ()), *(body.get("authorizations") or ()), *body.get("response_urls", ()))
    if not all(isinstance(item, dict) and isinstance(item.get("action_id", ""), str) for item in lists):
        return False
    if "event" in body and "type" not in body["event"]:
        return False
    return all(_well_formed(body[key]) for key in _NESTED if body.get(key))
