"""Opening a database: files are their owner's alone, and what cannot be opened says why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.errors import StoreError
from bot.store.engine import open_engine
from bot.store.release import release
from bot.store.snapshot import load
from tests.store.catalogues import small
from tests.store.database import Database

Opener = Callable[[Database], Engine]


def test_a_sqlite_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "httpbot.db"
    engine = open_engine(f"sqlite:///{file}", create=True)
    release(engine, small())
    with engine.connect():
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700
    engine.dispose()


def test_a_missing_sqlite_file_is_not_made_by_accident(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="httpbot release"):
        open_engine(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL"):
        open_engine(url)


def test_a_database_that_is_not_set_up_says_how(empty: Database, opened: Opener) -> None:
    with pytest.raises(StoreError, match=r"not set up.*httpbot release"):
        load(opened(empty))
