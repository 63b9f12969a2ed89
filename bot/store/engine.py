"""Opening the database, and the two ways to use it: one consistent reading, or one writing in somebody's name."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StoreError
from bot.store.errors import told

OLDEST_SQLITE = (3, 37)
"""STRICT tables."""
BUSY_TIMEOUT = 5000
"""Milliseconds that SQLite waits for another writer."""

_POSTGRES: Mapping[str, Any] = {
    "connect_timeout": 3,
    "application_name": "httpbot",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15000,
}
"""Parameters of libpq, unless the URL has its own. Never `options`: PgBouncer refuses it."""


def open_engine(url: str, *, create: bool = False, pool_size: int = 2) -> Engine:
    """An engine on sqlite:///FILE, postgres://, postgresql:// or postgresql+psycopg://; opens no connection yet.

    `create` makes the SQLite file (mode 0600) where there is none. Raises StoreError for a file that is missing
    otherwise, and for a URL that names no database.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(sqlite_file(url), create=create, pool_size=pool_size)
    return _postgres(parsed, pool_size)


def sqlite_file(url: str) -> Path:
    """The file that a sqlite:/// URL names. Raises StoreError where there is none, as for a database in memory."""
    parsed = _parse(url)
    if parsed.get_backend_name() != "sqlite":
        raise StoreError("this works on SQLite only; for Postgres use pg_dump and pg_restore")
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError("DATABASE_URL names no file; write sqlite:///httpbot.db")
    return Path(parsed.database)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state of the database throughout. Raises StoreError."""
    with told(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, *, actor: str | None = None) -> Iterator[Connection]:
    """One transaction that writes; history will name `actor`. Raises StoreError, and then nothing was changed."""
    with told(), engine.connect() as connection:
        connection.execution_options(httpbot_writes=True)
        with connection.begin():
            if actor is not None:
                name_actor(connection, actor)
            yield connection
            if actor is not None:
                forget_actor(connection)


def name_actor(connection: Connection, who: str) -> None:
    """From here to the end of the transaction (or `forget_actor`), history names `who`."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT set_config('httpbot.actor', %s, true)", (who,))
    else:
        connection.exec_driver_sql("DELETE FROM actor")
        connection.exec_driver_sql("INSERT INTO actor (who) VALUES (?)", (who,))


def forget_actor(connection: Connection) -> None:
    """Ends `name_actor`; on Postgres the end of the transaction does."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DELETE FROM actor")


def _parse(url: str) -> URL:
    if url.startswith("postgres://"):
        url = "postgresql" + url.removeprefix("postgres")
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError("DATABASE_URL is not understood; write sqlite:///httpbot.db or postgresql://...") from None
    if parsed.drivername in ("postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername != "sqlite":
        raise StoreError(f"DATABASE_URL names {parsed.drivername}; the bot keeps its catalogue in SQLite or Postgres")
    return parsed


def _postgres(url: URL, pool_size: int) -> Engine:
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=5,
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={
            **{key: value for key, value in _POSTGRES.items() if key not in url.query},
            "prepare_threshold": None,  # prepared statements break behind PgBouncer in transaction mode
        },
    )


def _sqlite(file: Path, *, create: bool, pool_size: int) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"this Python has SQLite {sqlite3.sqlite_version}; 3.37 or newer is needed")
    if create:
        _create(file)
    elif not file.is_file():
        raise StoreError(f"there is no database at {file}; make it with: httpbot release")
    address = f"file:{quote(str(file.absolute()))}?mode=rw"  # rw: a deleted file must not come back as an empty one
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(address),
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=5,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _create(file: Path) -> None:
    try:
        file.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(f"the database file {file} cannot be made: {error.strerror}") from None


def _connect(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (f"busy_timeout={BUSY_TIMEOUT}", "journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("httpbot_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
