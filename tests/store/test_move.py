"""`httpbot move`: from a SQLite file that has seen life to a real Postgres, whole or not at all."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from sqlalchemy import Engine
from typer.testing import CliRunner

from bot.cli.move import move as command
from bot.errors import ConfigError, StoreError
from bot.store import alone, conflicts, edits, history, lookups, memory, misses
from bot.store.move import MOVED, Moved, move
from bot.store.release import release
from bot.store.snapshot import load
from bot.store.tables import metadata
from tests.conftest import on_postgres
from tests.postgres import Server
from tests.store.catalogues import small, with_text
from tests.store.database import Database

ROOT = Path(__file__).parent.parent.parent
Opener = Callable[[Database], Engine]
LIFE = (
    "UPDATE entry_text SET description = '우리 말 <&> 😀' WHERE code = '503' AND locale = 'ko'",
    "INSERT INTO entry (code, kind) VALUES ('ACME-1042', 'custom')",
    "INSERT INTO entry_text (code, locale, title, description) VALUES ('ACME-1042', 'en', 'Ours', 'What it means.')",
    "INSERT OR REPLACE INTO entry_text (code, locale, title, description) VALUES ('500', 'en', 'Replaced', 'By us.')",
    "INSERT INTO alias (alias, code) VALUES ('서버 터짐', '500')",
    "DELETE FROM alias WHERE alias = 'gateway timeout'",
    "INSERT INTO ruling (code, ruling, link) VALUES ('503', 'Page Kim.', 'https://wiki.example/1')",
    "INSERT INTO ruling (code, ruling) VALUES ('504', 'Taken back.')",
    "DELETE FROM ruling WHERE id = 2",
    "UPDATE entry SET hidden = 1 WHERE code = 'nginx-499'",
)


@pytest.fixture
def lived(sqlite_database: Database, opened: Opener) -> Database:
    """SQLite with something in every table that people or the bot write to."""
    sqlite_database.sql(*LIFE)
    engine = opened(sqlite_database)
    release(engine, with_text(small(), "503", "ko", description="새 설명"), fingerprint="f")
    before = edits.read_words(engine, "504", "en")
    edits.edit_words(engine, "504", "en", {"title": "Edited"}, expected=before, actor="U0ALEX")
    misses.record(
        engine, [misses.Miss("why teapot", "en", "none", "U1", "T1", "C1", "1.1"), misses.Miss("불", "ko", "suggest")]
    )
    misses.teach(engine, "불", "503", actor="U0ALEX")
    memory.choose_locale(engine, "U1", "ko")
    memory.keep_slack_locale(engine, "U2", "en")
    assert memory.first_seen(engine, "event:Ev1")
    memory.keep_reply(engine, "T1", "C1", "1.1", memory.Reply("2.2", "hash"))
    memory.set_stack(engine, "C1", ("alb", "nginx"))
    lookups.record(engine, [lookups.Lookup("U1", "503")])
    memory.keep_explained(engine, "C1/503", "https://acme.slack.com/archives/C1/p1", "U1")
    return sqlite_database


@pytest.fixture(params=["empty", "released"])
def target(request: pytest.FixtureRequest, postgres_server: Server, released_postgres: str) -> Iterator[Database]:
    yield from on_postgres(postgres_server, released_postgres if request.param == "released" else None)


@pytest.fixture
def fresh(postgres_server: Server) -> Iterator[Database]:
    yield from on_postgres(postgres_server)


def rows(database: Database) -> dict[str, set[tuple[object, ...]]]:
    return {
        table.name: set(database.sql(f"SELECT {', '.join(column.name for column in table.columns)} FROM {table.name}"))
        for table in MOVED
    }


def moved(source: Database, target: Database, opened: Opener) -> Moved:
    return move(opened(source), opened(target))


def test_everything_comes_along(lived: Database, target: Database, opened: Opener) -> None:
    before = rows(lived)
    report = moved(lived, target, opened)
    assert rows(target) == rows(lived) == before
    assert all(before.values()), [name for name, found in before.items() if not found]
    assert report.rows == {name: len(found) for name, found in before.items()}
    assert not report.already
    assert load(opened(target)).entries == load(opened(lived)).entries
    assert history.changes(opened(target), limit=99) == history.changes(opened(lived), limit=99)


def test_only_what_each_database_keeps_for_itself_stays() -> None:
    left = set(metadata.tables) - {table.name for table in MOVED}
    assert left == {"undo", "revision", "actor", "scratch", "release"}


def test_history_goes_on_where_it_stopped_and_old_changes_can_be_undone(
    lived: Database, fresh: Database, opened: Opener
) -> None:
    moved(lived, fresh, opened)
    last = fresh.value("SELECT max(id) FROM edit_history")
    fresh.sql("UPDATE entry_text SET title = 'After' WHERE code = '504' AND locale = 'ko'")
    assert fresh.value("SELECT max(id) FROM edit_history") == last + 1
    ids = [one.id for one in history.changes(opened(fresh), limit=99)]
    history.undo_changes(opened(fresh), ids, actor="cli:kim")
    assert load(opened(fresh)).entries["500"].texts["en"].title == "English 500"
    assert load(opened(fresh)).entries["503"].texts["ko"].description == "한국어 503: description."
    assert "ACME-1042" not in load(opened(fresh)).entries
    assert fresh.value("SELECT count(*) FROM ruling") == 0


def test_the_target_has_all_its_triggers_and_a_release_finds_nothing_to_do(
    lived: Database, target: Database, opened: Opener
) -> None:
    moved(lived, target, opened)
    report = release(opened(target), with_text(small(), "503", "ko", description="새 설명"), fingerprint="f")
    assert not report.wrote
    assert not report.migrated
    assert "edit_history cannot be changed" in target.refusal("DELETE FROM edit_history")
    assert [one.code for one in conflicts.conflicts(opened(target))] == ["503"]


def test_a_bot_that_watches_the_target_notices(lived: Database, target: Database, opened: Opener) -> None:
    known = lived.value("SELECT rev FROM revision")
    moved(lived, target, opened)
    assert target.value("SELECT rev FROM revision") > known


def test_a_second_move_finds_it_done(lived: Database, fresh: Database, opened: Opener) -> None:
    moved(lived, fresh, opened)
    revision = fresh.value("SELECT rev FROM revision")
    assert moved(lived, fresh, opened).already
    assert fresh.value("SELECT rev FROM revision") == revision


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ("UPDATE entry_text SET title = 'Theirs' WHERE code = '503'", "2 edits"),
        ("INSERT INTO preference (user_id, locale, at) VALUES ('U1', 'ko', 'x')", "1 in preference"),
    ],
)
def test_a_target_that_is_in_use_is_refused_and_stays_as_it_is(
    lived: Database, postgres_database: Database, opened: Opener, used: str, said: str
) -> None:
    postgres_database.sql(used)
    before = rows(postgres_database)
    with pytest.raises(StoreError, match=f"in use already.*{said}"):
        moved(lived, postgres_database, opened)
    assert rows(postgres_database) == before
    assert "cannot be changed" in postgres_database.refusal("UPDATE entry SET code = 'x' WHERE code = '503'")


def test_a_move_that_is_held_up_says_by_whom_and_changes_nothing(
    lived: Database, postgres_database: Database, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "WAIT_FOR_ADMIN", 1)
    before = rows(postgres_database)
    with postgres_database.connect() as admin:
        admin.execute("LOCK TABLE miss")
        with pytest.raises(StoreError, match="nothing was changed"):
            moved(lived, postgres_database, opened)
    assert rows(postgres_database) == before


SCRIPT = """
import sys
from bot.store import move as m
from bot.store.engine import open_engine
note = m._note
def hang(*args):
    note(*args)
    print("written", flush=True)
    sys.stdin.read()
m._note = hang
m.move(open_engine(sys.argv[1]), open_engine(sys.argv[2]))
"""


def test_a_move_killed_at_its_end_leaves_nothing_and_the_next_one_does_it_all(
    lived: Database, fresh: Database, opened: Opener
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, lived.url, fresh.url], cwd=ROOT, stdin=-1, stdout=-1, stderr=-1, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "written\n", process.communicate()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    time.sleep(0.1)
    assert fresh.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
    assert not moved(lived, fresh, opened).already
    assert rows(fresh) == rows(lived)


def test_two_moves_at_once_make_one(lived: Database, fresh: Database, opened: Opener) -> None:
    reports: list[Moved] = []
    threads = [threading.Thread(target=lambda: reports.append(moved(lived, fresh, opened))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(report.already for report in reports) == [False, True]


def test_a_row_that_postgres_does_not_take_is_named(
    lived: Database, postgres_database: Database, opened: Opener
) -> None:
    postgres_database.sql(
        """ALTER TABLE alias ADD CONSTRAINT "alias is ascii" CHECK (octet_length(alias) < 10) NOT VALID"""
    )
    before = rows(postgres_database)
    with pytest.raises(StoreError, match=r"a row of alias: alias is ascii \(Failing row.*Nothing was changed"):
        moved(lived, postgres_database, opened)
    assert rows(postgres_database) == before


def test_characters_that_postgres_does_not_know_are_left_out(lived: Database, fresh: Database, opened: Opener) -> None:
    lived.sql("INSERT INTO phrase (phrase, code) VALUES ('half' || char(0) || 'way', '503')")
    moved(lived, fresh, opened)
    assert "halfway" in load(opened(fresh)).entries["503"].phrases


def test_an_old_database_is_released_before_it_is_moved(lived: Database, fresh: Database, opened: Opener) -> None:
    lived.sql("UPDATE alembic_version SET version_num = '0001_create_catalogue'")
    with pytest.raises(StoreError, match="httpbot release"):
        moved(lived, fresh, opened)


def test_a_move_goes_one_way(lived: Database, fresh: Database, opened: Opener) -> None:
    with pytest.raises(StoreError, match="from SQLite to Postgres"):
        moved(fresh, lived, opened)


@pytest.fixture
def run(lived: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("DATABASE_URL", lived.url)
    root = typer.Typer()
    root.command()(command)

    def runner(*arguments: str) -> str:
        result = CliRunner().invoke(root, list(arguments))
        if result.exception:
            raise result.exception
        return result.output

    return runner


def test_the_command_counts(run: Callable[..., str], lived: Database, fresh: Database) -> None:
    said = run("--to", fresh.url)
    assert f"{lived.value('SELECT count(*) FROM edit_history'):>8}  edit_history" in said
    assert "compared row by row" in said
    assert "nothing to do" in run("--to", fresh.url)


def test_the_command_names_the_option(run: Callable[..., str], lived: Database) -> None:
    with pytest.raises(ConfigError, match="--to names no Postgres"):
        run("--to", lived.url)
