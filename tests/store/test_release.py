"""Releases: nothing is done twice or by halves, whoever else is at the database."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.catalogue import Facts
from bot.errors import StoreError
from bot.store import alone
from bot.store.release import release
from bot.store.snapshot import load
from tests.store.catalogues import small, with_entry, with_text
from tests.store.database import Database

ROOT = Path(__file__).parent.parent.parent
Opener = Callable[[Database], Engine]


def test_a_release_fills_an_empty_database(empty: Database, opened: Opener) -> None:
    report = release(opened(empty), small())
    assert report.migrated
    assert report.added == 5 + 10 + 5 + 3 + 1 + 2
    assert len(load(opened(empty)).entries) == 5


def test_a_second_release_writes_nothing(database: Database, engine: Engine) -> None:
    before = database.value("SELECT rev FROM revision")
    report = release(engine, small())
    assert not report.wrote
    assert not report.migrated
    assert database.value("SELECT rev FROM revision") == before


def test_a_trigger_that_was_dropped_is_put_back(database: Database, engine: Engine) -> None:
    database.sql("DROP TRIGGER httpbot_undo" + ("" if database.is_sqlite else " ON undo"))
    release(engine, small())
    assert "no such id" in database.refusal("INSERT INTO undo (history_id) VALUES (99)")


def test_a_database_of_a_newer_bot_is_left_alone(database: Database, engine: Engine) -> None:
    database.sql("UPDATE alembic_version SET version_num = '9999_later'")
    before = database.content()
    with pytest.raises(StoreError, match="newer than this httpbot knows"):
        release(engine, small())
    assert database.content() == before


def test_facts_that_no_snapshot_could_read_are_refused_before_anything_changes(
    database: Database, engine: Engine
) -> None:
    bad = replace(small().entries["503"], facts=Facts(producers=("nobody",)))  # type: ignore[arg-type]
    before = database.content()
    with pytest.raises(StoreError, match=r"503: facts\.producers"):
        release(engine, with_entry(small(), bad))
    assert database.content() == before


def test_a_release_says_who_holds_it_up(
    postgres_database: Database, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "WAIT_FOR_ADMIN", 1)
    with postgres_database.connect() as admin:
        admin.execute("SET application_name = 'kims psql'")
        admin.execute("UPDATE entry_text SET title = 'held' WHERE code = '503'")
        with pytest.raises(StoreError, match=r"nothing was changed.*role postgres, kims psql, idle in transaction"):
            release(opened(postgres_database), with_text(small(), "503", "en", title="Newer"))
    assert postgres_database.value("SELECT count(*) FROM entry_text WHERE title = 'held'") == 2


def test_a_release_with_nothing_to_write_is_not_held_up_by_an_open_transaction(
    database: Database, engine: Engine
) -> None:
    admin = database.connect()
    if database.is_sqlite:
        admin.execute("BEGIN")
        admin.execute("SELECT count(*) FROM entry").fetchone()
    else:
        admin.execute("UPDATE entry_text SET title = 'held' WHERE code = '503'")
    assert not release(engine, small()).wrote
    admin.close()


SCRIPT = """
import sys
from bot.store.engine import open_engine
from bot.store.release import release
from tests.store.catalogues import small
print(release(open_engine(sys.argv[1], create=True), small()).added)
"""


def _process(database: Database, script: str = SCRIPT) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, database.url]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_releases_at_once_on_an_empty_database_make_one_catalogue(empty: Database, opened: Opener) -> None:
    processes = [_process(empty) for _ in range(4)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, outputs
    assert sorted(int(out) for out, _ in outputs) == [0, 0, 0, 26]
    assert len(load(opened(empty)).entries) == 5


HANGING = """
import sys, time
import bot.store.release as r
from bot.store.engine import open_engine
from tests.store.catalogues import small
def hang(*args):
    print("written", flush=True)
    time.sleep(60)
r._note = hang
r.release(open_engine(sys.argv[1], create=True), small())
"""


def test_a_release_killed_in_the_middle_leaves_nothing_and_the_next_one_does_it_all(
    empty: Database, opened: Opener
) -> None:
    process = _process(empty, HANGING)
    assert process.stdout
    assert process.stdout.readline() == "written\n", process.communicate()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    time.sleep(0.1)
    tables = "sqlite_master WHERE type = 'table'" if empty.is_sqlite else "pg_tables WHERE schemaname = 'public'"
    assert empty.value(f"SELECT count(*) FROM {tables}") == 0
    assert release(opened(empty), small()).added == 26
