"""Backup and restore of a SQLite database through SQLite's backup API: the only ways that are safe while a bot runs.

Copying the file misses what is still in its -wal; moving another file over it corrupts it.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from bot.errors import StoreError
from bot.store.engine import BUSY_TIMEOUT, reading, sqlite_file
from bot.store.schema import version
from bot.store.tables import HEAD


def backup(url: str, target: Path) -> None:
    """Writes the database at `url` to `target` (mode 0600), which must not exist yet. Raises StoreError."""
    source = sqlite_file(url)
    if not source.is_file():
        raise StoreError(f"there is no database at {source}")
    _copy(source, target)


def restore(url: str, source: Path) -> None:
    """Replaces the content of the database at `url` by that of the backup `source`; a running bot picks it up."""
    target = sqlite_file(url)
    if not source.is_file():
        raise StoreError(f"there is no backup at {source}")
    try:
        with closing(_open(source)) as backed_up, closing(sqlite3.connect(target)) as live:
            _verify(backed_up, source)
            live.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
            backed_up.backup(live)
    except sqlite3.Error as error:
        raise StoreError(f"{source} was not restored: {error}") from None


def backup_before(engine: Engine) -> Path | None:
    """A copy beside a SQLite database that is about to be migrated, since there is no way back; None where none is."""
    if engine.dialect.name != "sqlite":
        return None
    with reading(engine) as connection:
        before = version(connection)
        file = Path(
            str(connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar())
        )
    if before is None or before >= HEAD:
        return None
    target = file.with_name(f"{file.name}.before-{HEAD}")
    if not target.exists():
        _copy(file, target)
    return target


def _copy(source: Path, target: Path) -> None:
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise StoreError(f"{target} exists already; name a new file") from None
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}") from None
    try:
        with closing(_open(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise StoreError(f"{source} could not be backed up: {error}") from None


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT / 1000)


def _verify(connection: sqlite3.Connection, source: Path) -> None:
    try:
        sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        ours = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'edit_history'").fetchone()[0]
    except sqlite3.DatabaseError:
        sound = ours = False
    if not (sound and ours):
        raise StoreError(f"{source} is no backup of an httpbot database; nothing was changed")
