"""The catalogue in use follows the database, and outlives it."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.catalogue import Catalogue
from bot.store.backup import backup, restore
from bot.store.live import LiveCatalogue
from bot.store.saved import read_saved, save, saved_file
from bot.store.snapshot import load
from bot.store.watch import Watcher, open_live
from tests.store.catalogues import small, with_text
from tests.store.database import Database

QUICK = 0.05
"""Seconds between looks in tests that do not measure the real interval."""


@contextmanager
def watching(engine: Engine, live: LiveCatalogue, **options: object) -> Iterator[Watcher]:
    watcher = Watcher(engine, live, **{"interval": QUICK, **options})  # type: ignore[arg-type]
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()


def wait(until: Callable[[], bool], seconds: float = 5.0) -> float:
    """How long it took."""
    start = time.monotonic()
    while not until():
        assert time.monotonic() - start < seconds, "too late"
        time.sleep(0.005)
    return time.monotonic() - start


def title(live: LiveCatalogue, code: str = "503") -> str:
    return live.current.entries[code].texts["en"].title


def edit(database: Database, words: str) -> None:
    database.sql(f"UPDATE entry_text SET title = '{words}' WHERE code = '503' AND locale = 'en'")


def test_edits_show_in_two_bots_within_two_seconds(database: Database, opened: Callable[[Database], Engine]) -> None:
    engines = [opened(database), opened(database)]
    lives = [open_live(engine, shipped=small) for engine in engines]
    spent = []
    with watching(engines[0], lives[0], interval=1.0), watching(engines[1], lives[1], interval=1.0):
        for number in range(3):
            edit(database, f"edit {number}")
            spent.append(wait(lambda n=number: all(title(live) == f"edit {n}" for live in lives), 2.0))  # type: ignore[misc]
            time.sleep(0.17)
    print(f"\nedit to answer: median {statistics.median(spent):.2f} s, most {max(spent):.2f} s")


def test_what_answering_needs_is_built_before_the_catalogue_is_swapped(database: Database, engine: Engine) -> None:
    prepared: list[Catalogue] = []
    live = open_live(engine, shipped=small, prepare=prepared.append)
    assert prepared == [live.current]
    with watching(engine, live):
        edit(database, "new")
        wait(lambda: title(live) == "new")
    assert prepared[-1] is live.current
    assert len(prepared) == 2


def test_a_preparation_that_fails_leaves_the_catalogue_in_use(database: Database, engine: Engine) -> None:
    def prepare(catalogue: Catalogue) -> None:
        if catalogue.entries["503"].texts["en"].title == "poison":
            raise ZeroDivisionError

    live = open_live(engine, shipped=small, prepare=prepare)
    with watching(engine, live):
        edit(database, "poison")
        wait(lambda: live.status.error is not None)
        assert title(live) == "English 503"
        edit(database, "cure")
        wait(lambda: title(live) == "cure")
    assert live.status.error is None


def test_a_bad_snapshot_never_replaces_a_good_one(database: Database, engine: Engine) -> None:
    live = open_live(engine, shipped=small)
    with watching(engine, live):
        database.sql("""UPDATE entry SET facts = '{"number": "x"}' WHERE code = '500'""")
        wait(lambda: live.status.error is not None)
        assert "entry 500" in str(live.status.error)
        assert live.status.database == "ok"
        assert live.current.entries["500"].facts.number == 500
        database.sql("INSERT INTO undo (history_id) VALUES (1)")
        wait(lambda: live.status.error is None)


def test_the_status_says_what_is_in_use(engine: Engine) -> None:
    live = open_live(engine, shipped=small)
    status = live.status
    assert (status.source, status.database, status.entries, status.error) == ("database", "ok", 5, None)
    assert status.revision == live.current.revision


def test_everything_is_read_again_now_and_then_though_the_revision_stands_still(
    sqlite_database: Database, opened: Callable[[Database], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.watch.RELOAD", 0.2)
    engine = opened(sqlite_database)
    live = open_live(engine, shipped=small)
    for event in ("guard", "log"):
        sqlite_database.sql(f"DROP TRIGGER httpbot_entry_text_{event}_update")
    edit(sqlite_database, "behind their back")
    with watching(engine, live):
        wait(lambda: title(live) == "behind their back")


def test_a_restored_backup_is_noticed_though_its_revision_is_lower(
    sqlite_database: Database, opened: Callable[[Database], Engine], tmp_path: Path
) -> None:
    engine = opened(sqlite_database)
    live = open_live(engine, shipped=small)
    backup(sqlite_database.url, tmp_path / "backup.db")
    with watching(engine, live):
        edit(sqlite_database, "after the backup")
        wait(lambda: title(live) == "after the backup")
        restore(sqlite_database.url, tmp_path / "backup.db")
        wait(lambda: title(live) == "English 503")
    assert sqlite_database.value("PRAGMA integrity_check") == "ok"


def test_the_last_good_catalogue_is_saved_and_served_when_the_database_is_away(
    sqlite_database: Database, opened: Callable[[Database], Engine]
) -> None:
    engine, file = opened(sqlite_database), saved_file(sqlite_database.url)
    live = open_live(engine, shipped=small, saved=file)
    with watching(engine, live, saved=file):
        wait(file.exists)
    assert file.stat().st_mode & 0o777 == 0o600
    edit(sqlite_database, "never saved")
    engine.dispose()
    Path(sqlite_database.file).rename(f"{sqlite_database.file}.away")
    restarted = open_live(engine, shipped=lambda: with_text(small(), "503", "en", title="shipped"), saved=file)
    assert (restarted.status.source, restarted.status.database) == ("saved", "down")
    assert title(restarted) == "English 503"
    with watching(engine, restarted, saved=file):
        Path(f"{sqlite_database.file}.away").rename(sqlite_database.file)
        wait(lambda: title(restarted) == "never saved")
    assert restarted.status.source == "database"


def test_without_a_saved_one_the_shipped_catalogue_is_served(
    empty: Database, opened: Callable[[Database], Engine]
) -> None:
    live = open_live(opened(empty), shipped=small)
    assert (live.status.source, live.status.database, live.status.entries) == ("shipped", "down", 5)
    assert "httpbot release" in str(live.status.error)


def test_a_catalogue_is_saved_as_it_is(database: Database, engine: Engine, tmp_path: Path) -> None:
    edit(database, "<&> 한국어")
    database.sql("UPDATE entry SET hidden = 1 WHERE code = '504'")
    database.sql("INSERT INTO ruling (code, ruling) VALUES ('503', 'Ours.')")
    catalogue = load(engine)
    save(catalogue, tmp_path / "saved.json")
    assert read_saved(tmp_path / "saved.json") == catalogue


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"entries": {}}', '{"revision": 1, "entries": [{}], "contrasts": []}']
)
def test_a_damaged_saved_catalogue_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "saved.json").write_text(content)
    assert read_saved(tmp_path / "saved.json") is None


def test_the_saved_catalogue_of_postgres_lies_in_the_state_folder(tmp_path: Path) -> None:
    url = "postgresql://u:secret@h/d"
    file = saved_file(url, {"XDG_STATE_HOME": str(tmp_path)})
    assert file.parent == tmp_path / "httpbot"
    assert "secret" not in str(file)
    assert "httpbot-" in str(saved_file(url, {}))


def test_what_is_due_hourly_is_done_by_the_watcher(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.watch.HOUR", 0.01)
    done: list[bool] = []
    with watching(engine, open_live(engine, shipped=small), hourly=lambda: done.append(True)) as watcher:
        watcher._hourly_at = 0.0
        wait(lambda: len(done) > 1)
