"""The Socket Mode transport: up to ten websockets of one app, envelopes, acknowledgements, refreshes."""

import asyncio
import json
import secrets
import uuid
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from bot.playground.delivery import Ack, Kind, Retry
from bot.playground.workspace import Json

MOST = 10
# What hello says about how long Slack keeps a connection, in seconds; about five hours in the recorded ones.
CONNECTION_TIME = 18_060


class Sockets:
    """The open connections. A payload goes to any one of them, as in Slack."""

    def __init__(self, app_id: str) -> None:
        self.base = ""
        self.connections: list[Connection] = []
        self.refused = False
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._opened = asyncio.Event()
        self._answers: dict[str, asyncio.Future[Json]] = {}

    def new_url(self) -> str:
        """The address that apps.connections.open gives out; it can be used once."""
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return f"{self.base.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={self._app_id}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """GET /link: the websocket of one connection, for as long as it lives."""
        ticket = request.query.get("ticket", "")
        if self.refused or ticket not in self._tickets:
            return web.Response(status=403, text="invalid ticket")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=True)
        await socket.prepare(request)
        if len(self.connections) >= MOST:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        await self._serve(Connection(socket, request))
        return socket

    async def _serve(self, connection: "Connection") -> None:
        self.connections.append(connection)
        try:
            await connection.socket.send_json(_hello(self._app_id, len(self.connections)))
            self._note()
            async for message in connection.socket:
                if message.type == WSMsgType.TEXT:
                    self._receive(message.data)
        finally:
            self.connections.remove(connection)
            self._note()

    def _note(self) -> None:
        if any(each.accepts for each in self.connections):
            self._opened.set()
        else:
            self._opened.clear()

    def _receive(self, text: str) -> None:
        answer = json.loads(text)
        waiting = self._answers.get(answer.get("envelope_id", ""))
        if waiting and not waiting.done():
            waiting.set_result(answer)

    async def opened(self, seconds: float = 10.0) -> None:
        """Return once the app is connected. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self._opened.wait()

    async def send(self, kind: Kind, payload: Json, retry: Retry | None) -> Ack:
        """One envelope over a connection chosen at random; waits for the acknowledgement."""
        alive = [each for each in self.connections if each.accepts]
        if not alive:
            return Ack("connection_failed", status=0)
        envelope = _envelope(kind, payload, retry)
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._answers[envelope["envelope_id"]] = future
        try:
            await secrets.choice(alive).socket.send_json(envelope)
            answer = await future
        except ConnectionError:
            return Ack("connection_failed", status=0)
        finally:
            del self._answers[envelope["envelope_id"]]
        return Ack(payload=answer.get("payload") if envelope["accepts_response_payload"] else None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Slack's routine: ask for new connections. The old ones get nothing more, except after a `warning`."""
        for connection in list(self.connections):
            connection.accepts = reason == "warning"
            goodbye = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-playground"}}
            await connection.socket.send_json(goodbye)
        self._note()

    def drop(self) -> None:
        """Cut the TCP connections without a word, as a broken network does."""
        for connection in list(self.connections):
            connection.accepts = False
            if connection.request.transport:
                connection.request.transport.abort()
        self._note()

    async def close(self) -> None:
        """Close every connection."""
        for connection in list(self.connections):
            await connection.socket.close()


@dataclass(slots=True)
class Connection:
    """One websocket of the app; `accepts` is whether payloads may still be sent over it."""

    socket: web.WebSocketResponse
    request: web.Request
    accepts: bool = True


def _hello(app_id: str, number: int) -> Json:
    debug = {"host": "applink-playground", "build_number": 1, "approximate_connection_time": CONNECTION_TIME}
    return {"type": "hello", "num_connections": number, "debug_info": debug, "connection_info": {"app_id": app_id}}


def _envelope(kind: Kind, payload: Json, retry: Retry | None) -> Json:
    envelope: Json = {
        "envelope_id": str(uuid.uuid4()),
        "type": kind,
        "accepts_response_payload": kind != "events_api",
        "payload": payload,
    }
    if kind == "events_api":
        envelope |= {"retry_attempt": retry.number if retry else 0, "retry_reason": retry.reason if retry else ""}
    return envelope
