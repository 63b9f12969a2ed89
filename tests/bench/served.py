"""The real server under load, and in the same run, turn by turn, a bare Bolt app that answers a constant."""

import asyncio
import contextlib
import itertools
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.playground.standin import SlackStandIn
from tests.bench import traffic, wire
from tests.bench.cost import median, percentile
from tests.processes import free_port
from tests.serving.signed import SECRET

ROOT = Path(__file__).parent.parent.parent
CONNECTIONS = 16
ROUNDS = 7
ROUND_SECONDS = 1.5
MOST_A_SECOND = 6000
"""More than any server here takes on one processor."""
PACE, PACE_SECONDS = 200, 60.0
MANY, AT_ONCE = 200_000, 10_000
IDLE_SECONDS = 60.0
"""In which everything is read once whatever the revision says."""
START_SECONDS = 30.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A server of its own."""

    pid: int
    port: int

    @property
    def megabytes(self) -> float:
        """Resident memory (Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    @property
    def cpu_seconds(self) -> float:
        """Time on a processor so far (Linux)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


async def measure(say: Callable[[str], None]) -> None:
    """Says lines with rates, medians and ratios as they are found."""
    with tempfile.TemporaryDirectory() as folder:
        async with SlackStandIn() as slack, bot(Path(folder), slack) as ours, bare(Path(folder)) as floor:
            started = ours.megabytes
            await _compare(say, ours, floor)
            await _paced(say, ours, Path(folder) / "bench.db")
            await _grown(say, ours, Path(folder) / "bench.db", started=started)
            await _idle(say, ours)


async def _compare(say: Callable[[str], None], ours: Process, floor: Process) -> None:
    for name, requests in (
        ("/http 503", traffic.one()),
        ("numbers, never twice in the same words", traffic.numbers()),
        ("labelled questions, half of them one of a dozen", traffic.mixed()),
        ("labelled questions, never twice in the same words", traffic.unrepeated()),
    ):
        say(f"{name}: {await _ratios(ours, floor, requests)}")


async def _ratios(ours: Process, floor: Process, requests: Iterator[bytes]) -> str:
    many, alone, rates, medians = [], [], [], []
    for _ in range(ROUNDS):
        bare, full = [await _flood(each, requests, CONNECTIONS) for each in (floor, ours)]
        bare_1, full_1 = [await _flood(each, requests, 1) for each in (floor, ours)]
        many.append(full.rate / bare.rate)
        alone.append(median(full_1.milliseconds) / median(bare_1.milliseconds))
        rates.append((full.rate, bare.rate))
        medians.append((median(full_1.milliseconds), median(bare_1.milliseconds)))
    full_rate, bare_rate = (statistics.median(each) for each in zip(*rates, strict=True))
    full_median, bare_median = (statistics.median(each) for each in zip(*medians, strict=True))
    return (
        f"{statistics.median(many):.2f} of the bare handler's requests a second at {CONNECTIONS} connections"
        f" ({full_rate:.0f} of {bare_rate:.0f}); {statistics.median(alone):.2f} times its median at one"
        f" ({full_median:.2f} ms, {bare_median:.2f} ms)"
    )


async def _flood(process: Process, requests: Iterator[bytes], connections: int) -> wire.Run:
    """Requests are made beforehand, so that signing them costs nothing while it is measured."""
    made = iter(list(itertools.islice(requests, int(MOST_A_SECOND * ROUND_SECONDS))))
    return await wire.flood(process.port, made, connections=connections, seconds=ROUND_SECONDS)


async def _paced(say: Callable[[str], None], ours: Process, database: Path) -> None:
    made = iter(list(itertools.islice(traffic.mixed(), int(PACE * PACE_SECONDS))))
    editing = asyncio.create_task(_keep_editing(database))
    run = await wire.pace(ours.port, made, connections=CONNECTIONS, rate=PACE, seconds=PACE_SECONDS)
    editing.cancel()
    say(
        f"{PACE} requests a second for {PACE_SECONDS:.0f} s, an edit every second: median {median(run.milliseconds):.2f} ms,"
        f" p99 {percentile(run.milliseconds, 99):.2f} ms, slowest {max(run.milliseconds):.1f} ms"
    )


async def _keep_editing(database: Path) -> None:
    """An admin with an SQL tool."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None, timeout=10)) as connection:
        for number in itertools.count():
            await asyncio.to_thread(
                connection.execute,
                "UPDATE entry_text SET description = ? WHERE code = '503' AND locale = 'en'",
                (f"Edit {number} of a load test.",),
            )
            await asyncio.sleep(1.0)


async def _grown(say: Callable[[str], None], ours: Process, database: Path, *, started: float) -> None:
    before, asked, most = ours.megabytes, traffic.every(), 0.0
    editing = asyncio.create_task(_keep_editing(database))
    for _ in range(MANY // AT_ONCE):
        made = iter(list(itertools.islice(asked, AT_ONCE)))
        await wire.flood(ours.port, made, connections=CONNECTIONS, seconds=600.0)
        most = max(most, ours.megabytes)
    editing.cancel()
    say(
        f"resident memory: {started:.0f} MB at the start, {before:.0f} MB before {MANY:,} more questions with an edit every"
        f" second, {ours.megabytes:.0f} MB after them, {most:.0f} MB at most"
    )


async def _idle(say: Callable[[str], None], ours: Process) -> None:
    before = ours.cpu_seconds
    await asyncio.sleep(IDLE_SECONDS)
    say(f"idle: {(ours.cpu_seconds - before) / IDLE_SECONDS:.2%} of a processor")


@asynccontextmanager
async def bot(folder: Path, slack: SlackStandIn) -> AsyncIterator[Process]:
    """`httpbot serve --http` on a database of its own."""
    environ = {
        "DATABASE_URL": f"sqlite:///{folder}/bench.db",
        "HOST": wire.HOST,
        "SLACK_BOT_TOKEN": slack.profile.bot_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
    }
    subprocess.run([sys.executable, "-m", "bot", "release"], check=True, capture_output=True, env=os.environ | environ)
    port = free_port()
    async with _running(["bot", "serve", "--http"], port, folder / "bot.log", environ | {"PORT": str(port)}) as process:
        yield process


@asynccontextmanager
async def bare(folder: Path) -> AsyncIterator[Process]:
    """tests.bench.bare."""
    port = free_port()
    async with _running(["tests.bench.bare", str(port)], port, folder / "bare.log", {}) as process:
        yield process


@asynccontextmanager
async def _running(command: list[str], port: int, log: Path, environ: dict[str, str]) -> AsyncIterator[Process]:
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], env=os.environ | environ, cwd=ROOT, stdout=written, stderr=written
        )
        try:
            await _answering(port)
            yield Process(process.pid, port)
        finally:
            process.terminate()
            process.wait(15)


async def _answering(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            reader, writer = await asyncio.open_connection(wire.HOST, port)
            writer.write(b"GET /healthz HTTP/1.1\r\nhost: bot\r\nconnection: close\r\n\r\n")
            await reader.read()
            return writer.close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
