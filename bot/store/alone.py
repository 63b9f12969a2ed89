"""The one transaction of a release or a move: under a lock, and not for ever waiting for an admin who holds one open."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from bot.errors import StoreError
from bot.store import tables as t
from bot.store.engine import reading
from bot.store.errors import told

LOCK = 7_234_503_418
"""The advisory lock by which releases and moves on Postgres wait for one another. Any number does; it must never change."""
WAIT_FOR_RELEASE = 60
WAIT_FOR_ADMIN = 5
"""Seconds. Readers queue up behind a release that waits for an admin's open transaction, so that wait is short."""


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A writing transaction that no release and no move runs beside. Raises StoreError, and then nothing was changed."""
    work = _alone_on_postgres if engine.dialect.name == "postgresql" else _alone_on_sqlite
    with told(), engine.connect() as connection, work(connection):
        yield connection


@contextmanager
def _alone_on_sqlite(connection: Connection) -> Iterator[None]:
    connection.execution_options(httpbot_writes=True)
    raw = connection.connection.cursor()
    raw.execute(f"PRAGMA busy_timeout={WAIT_FOR_RELEASE * 1000}")
    raw.execute("PRAGMA foreign_keys=OFF")  # with it, rebuilding a table in a migration deletes its children
    try:
        with connection.begin():
            yield
    finally:
        raw.close()
        connection.invalidate()


@contextmanager
def _alone_on_postgres(connection: Connection) -> Iterator[None]:
    try:
        with connection.begin():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_FOR_RELEASE}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_FOR_ADMIN}s'")
            yield
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != "55P03":
            raise
        blockers = _blockers(connection.engine)
        raise StoreError(
            f"waited {WAIT_FOR_ADMIN} s for a transaction that somebody holds open, and gave up; nothing"
            f" was changed. Let them commit or end it, then run it again: {blockers}"
        ) from None


def _blockers(engine: Engine) -> str:
    query = """
        SELECT DISTINCT a.pid, a.usename, a.application_name, a.state, a.xact_start
          FROM pg_locks l JOIN pg_stat_activity a USING (pid) JOIN pg_class c ON c.oid = l.relation
         WHERE l.granted AND a.pid <> pg_backend_pid() AND c.relkind = 'r' AND c.relname = ANY (%s)
         ORDER BY a.xact_start"""
    with suppress(StoreError), reading(engine) as connection:
        rows = connection.exec_driver_sql(query, ([table.name for table in t.EDITED],)).all()
        named = [
            f"pid {pid}, role {role}, {name or 'psql?'}, {state} since {since:%H:%M:%S}"
            for pid, role, name, state, since in rows
        ]
        return "; ".join(named) or "they have ended meanwhile"
    return "who it is could not be asked"
