"""Postgres killed, hung, restarted, behind PgBouncer: answers go on, and the first edit afterwards shows soon."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import psycopg
import pytest

from bot.errors import StoreError
from bot.store.engine import open_engine, reading
from bot.store.hangups import Hangups
from bot.store.misses import Miss, MissRecorder, most_frequent
from bot.store.release import release
from bot.store.snapshot import load, read_revision
from bot.store.watch import open_live
from tests.postgres import PRIVATE, NoPostgresError, Server, required, serve
from tests.store.catalogues import small, with_text
from tests.store.database import Database
from tests.store.test_live import edit, title, wait, watching

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture(scope="module")
def mortal() -> Iterator[Server]:
    """A server of its own, to be killed."""
    try:
        yield from serve(durable=True)
    except NoPostgresError as error:
        if required():
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def killable(mortal: Server) -> Iterator[Database]:
    mortal.create("killable")
    database = Database(mortal.url("killable"))
    engine = open_engine(database.url)
    release(engine, small())
    engine.dispose()
    yield database
    mortal.drop("killable")


class Questions:
    """About a hundred a second, as the answers read the catalogue."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self.answered = 0
        self._ask = ask
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(0.01):
            assert self._ask()
            self.answered += 1


def test_a_killed_postgres_stops_no_answer_and_the_edit_after_its_restart_shows_within_six_seconds(
    mortal: Server, killable: Database
) -> None:
    engine = open_engine(killable.url)
    live = open_live(engine, shipped=small)
    recorder = MissRecorder(engine)
    recorder.queue.start()

    def ask() -> object:
        recorder.record(Miss("서버 터짐", "ko", "none"))
        return live.current.entries["503"]

    with watching(engine, live, interval=1.0), Questions(ask) as questions:
        mortal.kill()
        wait(lambda: live.status.database == "down")
        before = questions.answered
        wait(lambda: questions.answered > before + 50)
        mortal.start()
        edit(killable, "after the crash")
        wait(lambda: title(live) == "after the crash", 6.0)
        assert live.status.database == "ok"
    recorder.queue.stop(5.0)
    assert recorder.queue.dropped == 0
    assert most_frequent(engine)[0].times == questions.answered
    engine.dispose()


def test_a_hung_postgres_is_let_go_of(mortal: Server, killable: Database) -> None:
    engine = open_engine(killable.url)
    hangups = Hangups(engine, longest=0.5)
    read_revision(engine)
    hangups.start()
    with pytest.raises(StoreError, match="does not answer"), reading(engine) as connection:
        connection.exec_driver_sql("SELECT pg_sleep(20)")
    hangups.stop()
    assert read_revision(engine)
    engine.dispose()


def test_a_database_that_is_down_at_the_start_is_said_so_and_used_when_it_comes(
    mortal: Server, killable: Database
) -> None:
    mortal.stop()
    engine = open_engine(killable.url)
    live = open_live(engine, shipped=lambda: with_text(small(), "503", "en", title="shipped"))
    assert (live.status.source, live.status.database, title(live)) == ("shipped", "down", "shipped")
    with watching(engine, live, interval=1.0):
        mortal.start()
        wait(lambda: title(live) == "English 503", 6.0)
    engine.dispose()


def test_errors_do_not_tell_the_password() -> None:
    engine = open_engine("postgresql://user:secret@127.0.0.1:1/none")
    with pytest.raises(StoreError) as refused:
        load(engine)
    assert "secret" not in str(refused.value)
    assert "secret" not in repr(engine)


@pytest.fixture
def bouncer(postgres_server: Server, tmp_path: Path) -> Iterator[Callable[[Database], Database]]:
    """Puts PgBouncer in transaction mode before a database."""
    if PGBOUNCER is None:
        pytest.skip("needs pgbouncer")
    home = postgres_server.home / "bouncer"
    home.mkdir()
    lines = [
        "[databases]",
        f"* = host={postgres_server.home} port={postgres_server.port} user=postgres",
        "[pgbouncer]",
        "listen_port = 6432",
        f"unix_socket_dir = {home}",
        "auth_type = any",
        "pool_mode = transaction",
        "default_pool_size = 1",
    ]
    (home / "ini").write_text("\n".join(lines))
    if PRIVATE:
        os.chown(home, PRIVATE["user"], PRIVATE["group"])
    process = subprocess.Popen([PGBOUNCER, "-q", str(home / "ini")], stdout=-3, stderr=-3, cwd="/", **PRIVATE)
    wait(lambda: accepts(home / ".s.PGSQL.6432"))
    yield lambda database: Database(database.url.replace(str(postgres_server.home), str(home)).replace("5432", "6432"))
    process.terminate()
    process.wait(5)
    shutil.rmtree(home)


def accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def test_edits_show_through_pgbouncer_in_transaction_mode(
    postgres_database: Database, bouncer: Callable[[Database], Database]
) -> None:
    through = bouncer(postgres_database)
    engine = open_engine(through.url)
    assert not release(engine, small()).wrote
    assert release(engine, with_text(small(), "503", "ko", title="새 제목")).updated == 1
    other = open_engine(through.url)
    lives = [open_live(engine, shipped=small), open_live(other, shipped=small)]
    with watching(engine, lives[0]), watching(other, lives[1]):
        for number in range(10):
            edit(postgres_database, f"edit {number}")
            wait(lambda n=number: all(title(live) == f"edit {n}" for live in lives), 2.0)  # type: ignore[misc]
            assert [live.status.error for live in lives] == [None, None]
    engine.dispose()
    other.dispose()


def test_a_statement_of_an_admin_is_not_waited_for(postgres_database: Database) -> None:
    engine = open_engine(postgres_database.url)
    live = open_live(engine, shipped=small)
    with watching(engine, live), psycopg.connect(postgres_database.url) as admin:
        admin.execute("UPDATE entry_text SET title = 'uncommitted' WHERE code = '503'")
        edit_other = "UPDATE entry_text SET title = 'other' WHERE code = '500' AND locale = 'en'"
        postgres_database.sql(edit_other)
        wait(lambda: title(live, "500") == "other", 2.0)
        assert title(live) == "English 503"
        admin.commit()
        wait(lambda: title(live) == "uncommitted", 2.0)
    engine.dispose()
