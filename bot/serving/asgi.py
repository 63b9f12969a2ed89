"""The little ASGI that serving needs: the types, reading a bounded body, answering. No framework."""

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

READ_SECONDS = 10
"""Slack sends a body at once and gives up after 3 seconds; a sender slower than this holds a connection for nothing."""


class BodyTooLargeError(Exception):
    """Raised when more bytes come than were allowed."""


class ClientGoneError(Exception):
    """Raised when the sender left, or stopped sending, before its body was complete."""


async def read_body(receive: Receive, limit: int) -> bytes:
    """The whole body, at most `limit` bytes. Raises BodyTooLargeError or ClientGoneError."""
    chunks = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            while True:
                event = await receive()
                if event["type"] != "http.request":
                    raise ClientGoneError
                chunks += event.get("body", b"")
                if len(chunks) > limit:
                    raise BodyTooLargeError
                if not event.get("more_body", False):
                    return bytes(chunks)
    except TimeoutError:
        raise ClientGoneError from None


async def reply(send: Send, status: int, body: bytes = b"", content_type: str = "text/plain; charset=utf-8") -> None:
    """Sends one whole response; a refusal closes the connection, because its body may be unread."""
    headers = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    if status >= HTTPStatus.BAD_REQUEST:
        headers.append((b"connection", b"close"))
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers.append((b"allow", b"POST"))  # RFC 9110, section 15.5.6: it MUST be there
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def reply_json(send: Send, status: int, value: object) -> None:
    """Sends `value` as JSON, without closing: a 503 of /readyz is an answer, not a refusal."""
    body = json.dumps(value).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def header(scope: Scope, name: bytes) -> bytes | None:
    """The first header called `name` (lower case), raw."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value)
    return None
