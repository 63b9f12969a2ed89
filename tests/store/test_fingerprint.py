"""Whether a release would have anything to do."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from bot.store.fingerprint import fingerprint, is_current
from bot.store.release import release
from tests.store.catalogues import small
from tests.store.database import Database

Opener = Callable[[Database], Engine]


def test_the_fingerprint_moves_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    file = tmp_path / "codes" / "503.toml"
    file.write_text("a = 1")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    file.write_text("a = 12")
    assert fingerprint(tmp_path) != before


def test_a_release_is_current_until_something_else_is_shipped(engine: Engine) -> None:
    release(engine, small(), fingerprint="one")
    assert is_current(engine, "one")
    assert not is_current(engine, "two")


def test_an_empty_database_is_not_current(empty: Database, opened: Opener) -> None:
    assert not is_current(opened(empty), "one")
