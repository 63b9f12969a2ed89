"""docs/operators.md, line by line: the fault is made, and what the person and the operator see of it is looked at.

A real process on a real Postgres; Slack's side of the faults is in tests/scenarios.
"""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import Engine, Pool, event

from bot.app import build, running
from bot.playground.hosting import hosted
from bot.playground.seed import BACKEND
from bot.playground.standin import SlackStandIn
from bot.store import memory, misses
from bot.store.release import release
from bot.store.schema import migrations_folder
from bot.store.tables import HEAD
from tests.conftest import on_postgres
from tests.door import door_to
from tests.postgres import Server
from tests.processes import ROOT, Bot, bots, environment_of
from tests.scenarios.bots import backing, settings_for
from tests.scenarios.teams import team_on
from tests.slack import assert_acknowledged, assert_says
from tests.store.catalogues import small
from tests.store.database import Database


@dataclass
class Watched:
    """A bot, and what one can see of it from outside."""

    slack: SlackStandIn
    bot: Bot

    async def answers(self) -> None:
        """A command at once and a mention in a while, each once."""
        began = time.monotonic()
        assert_says((await self.slack.slash_command("503", wait=0)).answer, "503")
        assert time.monotonic() - began < 1
        before = len(self.slack.calls_of("chat.postMessage"))
        seen = await self.slack.mention("503 vs 504?", channel=BACKEND, wait=8)
        assert_says(seen.answer, "503", "504")
        assert len(self.slack.calls_of("chat.postMessage")) == before + 1
        assert_acknowledged(self.slack)

    async def sees(self, database: str, *, logged: str, seconds: float = 8) -> None:
        """`/readyz` stays 200 and tells of the database, so does the metric, and the log has a line."""
        async with asyncio.timeout(seconds):
            while (await self.bot.json("/readyz"))["database"] != database:
                await asyncio.sleep(0.1)
        status, _ = await self.bot.get("/readyz")
        assert status == 200
        assert f"httpbot_database_up {float(database == 'ok')}" in (await self.bot.get("/metrics"))[1]
        assert logged in self.bot.logged
        assert "Traceback" not in self.bot.logged

    async def knows(self, words: str, seconds: float = 8) -> None:
        """An edit has arrived."""
        async with asyncio.timeout(seconds):
            while words not in (await self.slack.slash_command("503", wait=0)).answer.text:
                await asyncio.sleep(0.1)


@asynccontextmanager
async def watched(url: str, folder: Path) -> AsyncIterator[Watched]:
    async with SlackStandIn() as slack, bots("http", environment_of(slack, url), folder) as (bot,):
        slack.app_url = bot.url
        yield Watched(slack, bot)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short, as the path of a socket has to be."""
    with tempfile.TemporaryDirectory(prefix="door", dir="/tmp") as made:
        yield Path(made)


def edit(database: Database, words: str) -> None:
    database.sql(f"UPDATE entry_text SET description = '{words}' WHERE code = '503' AND locale = 'en'")


async def test_a_slow_database_slows_no_command_and_a_mention_by_two_seconds(
    postgres_database: Database, folder: Path
) -> None:
    async with door_to(postgres_database, folder) as (door, url), watched(url, folder) as seen:
        await seen.answers()
        door.delay = 0.3
        edit(postgres_database, "Slowly.")
        await seen.answers()
        await seen.knows("Slowly.", 20)
        await seen.sees("ok", logged="memory is not in the database for now")


async def test_a_hung_database_stops_no_answer(postgres_database: Database, folder: Path) -> None:
    async with door_to(postgres_database, folder) as (door, url), watched(url, folder) as seen:
        door.open.clear()
        await seen.answers()
        await seen.answers()
        await seen.sees("down", logged="answering from revision", seconds=25)
        door.open.set()
        edit(postgres_database, "Freed.")
        await seen.knows("Freed.")
        await seen.sees("ok", logged="answering from revision")


@dataclass(frozen=True)
class Limited:
    """A database whose role can be kept from connecting."""

    database: Database

    def limit(self, connections: int) -> None:
        self.database.sql(f"ALTER ROLE limited CONNECTION LIMIT {connections}")
        if connections == 0:
            self.database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'limited'")


@pytest.fixture
def limited(postgres_server: Server, released_postgres: str) -> Iterator[Limited]:
    for database in on_postgres(postgres_server, released_postgres):
        database.sql("CREATE ROLE limited LOGIN", "GRANT ALL ON ALL TABLES IN SCHEMA public TO limited")
        yield Limited(database)
        database.sql("DROP OWNED BY limited", "DROP ROLE limited")


async def test_without_a_free_connection_answers_go_on(limited: Limited, folder: Path) -> None:
    async with watched(limited.database.url.replace("postgres@", "limited@"), folder) as seen:
        await seen.answers()
        limited.limit(0)
        await seen.sees("down", logged="too many connections for role")
        await seen.answers()
        limited.limit(20)
        edit(limited.database, "Let in.")
        await seen.knows("Let in.")
        await seen.sees("ok", logged="answering from revision")


async def test_a_database_put_back_from_a_backup_is_read_though_its_revision_is_lower(
    postgres_database: Database, folder: Path
) -> None:
    async with watched(postgres_database.url, folder) as seen:
        edit(postgres_database, "Newer.")
        await seen.knows("Newer.")
        before = (await seen.bot.json("/readyz"))["catalogue"]["revision"]
        with postgres_database.connect() as restoring:
            restoring.execute("SET session_replication_role = replica")
            restoring.execute("UPDATE entry_text SET description = 'As in the backup.' WHERE code = '503'")
            restoring.execute("UPDATE revision SET rev = rev - 1")
            restoring.execute("DELETE FROM edit_history")
        await seen.knows("As in the backup.")
        assert (await seen.bot.json("/readyz"))["catalogue"]["revision"] == before - 1
        assert f"httpbot_catalogue_revision {float(before - 1)}" in (await seen.bot.get("/metrics"))[1]


class Disk:
    """From `fill` on, SQLite finds no room for another page, and says so as it does on a full disk."""

    full = False

    def checked_out(self, connection: object, *_: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages if self.full else 2**31}")


@pytest.fixture
def disk() -> Iterator[Disk]:
    found = Disk()
    event.listen(Pool, "checkout", found.checked_out)
    yield found
    event.remove(Pool, "checkout", found.checked_out)


async def test_on_a_full_disk_answers_go_on_and_an_edit_is_refused_with_the_reason(
    sqlite_database: Database, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    long = "many words " * 240
    async with team_on(sqlite_database, "http") as team:
        form = (await team.slack.slash_command("edit 503")).view
        assert form
        disk.full = True
        before = sqlite_database.content()
        refused = await team.slack.submit_view({"en.description.0": long}, view=form)
        assert "the disk of the database is full; nothing was changed" in str(refused.errors)
        assert sqlite_database.content() == before
        for number in range(30):
            assert_says((await team.slack.slash_command(f"teapot {number} {long[:400]}")).answer, "")
        assert_says((await team.slack.mention("503 vs 504?")).answer, "503")
        assert_acknowledged(team.slack)
        await team.slack.until(lambda: "rows were refused: the disk of the database is full" in caplog.text)
        disk.full = False
        assert not (await team.slack.submit_view({"en.description.0": long}, view=form)).errors
        await team.knows("503", long[:40])


@pytest.mark.parametrize("ahead", [-400, 400])
async def test_a_clock_that_is_off_by_minutes_refuses_every_request_and_the_metric_says_why(
    ahead: float, capsys: pytest.CaptureFixture[str]
) -> None:
    async with SlackStandIn() as slack:
        wired = build(settings_for(slack), backing(), clock=lambda: time.time() + ahead)
        async with running(wired, drain_seconds=0.1), hosted(wired.requests) as slack.app_url:
            assert (await slack.slash_command("503", wait=0)).error == "dispatch_failed"
            assert 'httpbot_requests_refused_total{reason="stale timestamp"} 1.0' in wired.metrics.text().decode()
    assert "stale timestamp" in capsys.readouterr().out


def test_a_clock_that_is_years_off_forgets_nothing_that_is_fresh(
    database: Database, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert memory.first_seen(engine, "event:Ev1")
    misses.record(engine, [misses.Miss("why", "en", "none")])
    monkeypatch.setattr("bot.store.clock.datetime", Ahead)
    assert memory.prune(engine) == 0
    assert misses.prune(engine, days=90) == 0
    assert not memory.first_seen(engine, "event:Ev1")


class Ahead(datetime):
    """A process whose clock was set to the year after next."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Ahead":
        return cls.fromtimestamp(time.time() + 2 * 365 * 86400, tz)


BAD = """
import sqlalchemy as sa
from alembic import op

revision = "9999_bad"
down_revision = "HEAD"


def upgrade() -> None:
    op.add_column("entry", sa.Column("more", sa.Text()))
    op.execute("UPDATE entry SET more = 'half of it'")
    op.execute("UPDATE nowhere SET more = 'the other half'")
"""
MIGRATING = """
import sys
from pathlib import Path
from bot.store import release, schema, tables
from bot.store.engine import open_engine
from tests.store.catalogues import small
schema.HEAD = tables.HEAD = "9999_bad"
schema.migrations_folder = lambda: Path(sys.argv[2])
release.release(open_engine(sys.argv[1]), small())
"""


def test_a_bad_migration_changes_nothing(database: Database, engine: Engine, tmp_path: Path) -> None:
    folder = shutil.copytree(migrations_folder(), tmp_path / "migrations")
    (folder / "versions" / "9999_bad.py").write_text(BAD.replace("HEAD", HEAD))
    before = database.content()
    command = [sys.executable, "-c", MIGRATING, database.url, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "nowhere" in done.stderr
    assert database.content() == before
    assert database.value("SELECT version_num FROM alembic_version") == HEAD
    assert not release(engine, small()).wrote
    assert "cannot be changed" in database.refusal("UPDATE entry SET code = 'x' WHERE code = '503'")
