"""Verified HTTP to Bolt and back. Bolt's own ASGI handler raises on bodies it cannot parse; here those are 400.

Only the headers that Bolt needs are passed on: Slack signs the body and not the headers, and Bolt obeys some of them
(`x-slack-bolt-lazy-only` skips a listener's acknowledgement).
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from bot.serving.asgi import Receive, Scope, Send, header, read_body, reply
from bot.serving.guard import MAX_BODY

_PASSED_ON = ("content-type", "x-slack-retry-num", "x-slack-retry-reason")
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
    """The ASGI application behind the guard."""

    def __init__(self, bolt: AsyncApp) -> None:
        self._bolt = bolt

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with what the listener acknowledged; 400 for a body of no shape that Slack sends."""
        request = _read(await read_body(receive, MAX_BODY), scope)
        if request is None:
            await reply(send, HTTPStatus.BAD_REQUEST, b"not a Slack request")
            return
        response = await self._bolt.async_dispatch(request)
        content_type = response.headers["content-type"][0]
        await reply(send, response.status, response.body.encode(errors="replace"), content_type)


def _read(body: bytes, scope: Scope) -> AsyncBoltRequest | None:
    headers: dict[str, Any] = {
        name: [value.decode("latin-1")] for name in _PASSED_ON if (value := header(scope, name.encode())) is not None
    }
    try:
        request = AsyncBoltRequest(body=body.decode(), headers=headers)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None
    return request if _well_formed(request.body) else None


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
