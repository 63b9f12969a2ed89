"""A client that costs little beside what it measures: raw HTTP/1.1 over kept connections, requests made beforehand."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

HOST = "127.0.0.1"
_END = b"\r\n\r\n"

Finished = asyncio.Future[None]


@dataclass(frozen=True, slots=True)
class Run:
    """How long each answer took, in milliseconds, and all of them together, in seconds."""

    milliseconds: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        return len(self.milliseconds) / self.seconds


class Line(asyncio.Protocol):
    """One connection; `answered` is called after each answer. One that is no 200, or none, ends the run."""

    def __init__(self, answered: Callable[["Line"], None], finished: Finished) -> None:
        self.began = 0.0
        self._answered = answered
        self._finished = finished
        self._got = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(f"the server hung up: {exc}")

    def ask(self, request: bytes, due: float | None = None) -> None:
        """`due`: when it ought to have been asked, if that was earlier than now."""
        assert self._transport is not None
        self.began = time.perf_counter() if due is None else due
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._got += data
        end = self._got.find(_END)
        if end < 0:
            return
        head = self._got[:end].lower()
        length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
        if len(self._got) < end + len(_END) + length:
            return
        if not head.startswith(b"http/1.1 200"):
            self._fail(self._got[:300].decode(errors="replace"))
        self._got = b""
        self._answered(self)

    def close(self) -> None:
        assert self._transport is not None
        self._transport.close()

    def _fail(self, reason: str) -> None:
        if not self._finished.done():
            self._finished.set_exception(RuntimeError(reason))


async def flood(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> Run:
    """As much as the server takes: each connection asks again as soon as it is answered, for `seconds` at most."""
    taken: list[float] = []
    finished: Finished = asyncio.get_running_loop().create_future()
    asking = connections

    def answered(line: Line) -> None:
        nonlocal asking
        now = time.perf_counter()
        taken.append(1000 * (now - line.began))
        request = next(requests, None) if now - began < seconds else None
        if request is not None:
            line.ask(request)
            return
        asking -= 1
        if not asking and not finished.done():
            finished.set_result(None)

    lines = await _connected(port, connections, answered, finished)
    began = time.perf_counter()
    for line in lines:
        line.ask(next(requests))
    return await _done(lines, taken, finished, began)


async def pace(port: int, requests: Iterator[bytes], *, connections: int, rate: float, seconds: float) -> Run:
    """`rate` requests a second, come what may: the time of an answer counts from when its question was due."""
    taken: list[float] = []
    finished: Finished = asyncio.get_running_loop().create_future()
    wanted = int(rate * seconds)
    idle: deque[Line] = deque()
    waiting: deque[float] = deque()

    def answered(line: Line) -> None:
        taken.append(1000 * (time.perf_counter() - line.began))
        if waiting:
            line.ask(next(requests), waiting.popleft())
        else:
            idle.append(line)
        if len(taken) == wanted and not finished.done():
            finished.set_result(None)

    lines = await _connected(port, connections, answered, finished)
    idle.extend(lines)
    began = time.perf_counter()
    for number in range(wanted):
        due = began + number / rate
        if (pause := due - time.perf_counter()) > 0:
            await asyncio.sleep(pause)
        if idle:
            idle.popleft().ask(next(requests), due)
        else:
            waiting.append(due)
    return await _done(lines, taken, finished, began)


async def _connected(port: int, connections: int, answered: Callable[[Line], None], finished: Finished) -> list[Line]:
    loop = asyncio.get_running_loop()
    made = [await loop.create_connection(lambda: Line(answered, finished), HOST, port) for _ in range(connections)]
    return [line for _, line in made]


async def _done(lines: list[Line], taken: list[float], finished: Finished, began: float) -> Run:
    try:
        await finished
        return Run(taken, time.perf_counter() - began)
    finally:
        for line in lines:
            line.close()
