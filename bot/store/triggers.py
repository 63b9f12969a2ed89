"""Puts the triggers in and takes them out. They are current code, not part of any migration: a release renews them."""

import hashlib
from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection

from bot.store import triggers_postgres, triggers_sqlite

_INSTALLED = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'httpbot\\_%' ESCAPE '\\'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE NOT tgisinternal AND tgname LIKE 'httpbot\\_%' AND relnamespace = current_schema()::regnamespace",
}

_VERBATIM = {"no_parameters": True}
"""plpgsql is full of %, which psycopg would read as parameters."""


def fingerprint(connection: Connection) -> str:
    """Changes when any trigger or function does."""
    return _digest(_statements(connection))


def outdated(connection: Connection) -> bool:
    """Whether the triggers noted by the last release, or those that are there, are not today's."""
    noted = connection.exec_driver_sql("SELECT triggers FROM release").scalar()
    wanted = sum("CREATE TRIGGER" in one or "CREATE CONSTRAINT TRIGGER" in one for one in _statements(connection))
    return noted != fingerprint(connection) or len(_installed(connection)) != wanted


def drop(connection: Connection) -> None:
    """Takes out all of ours, so that a migration may rebuild the tables they name."""
    for name, table in _installed(connection):
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def create(connection: Connection) -> None:
    """Puts today's in. What people had to do with triggers named otherwise stays."""
    for statement in _statements(connection):
        connection.exec_driver_sql(statement, execution_options=_VERBATIM)


def _installed(connection: Connection) -> Sequence[tuple[str, str]]:
    found = connection.exec_driver_sql(_INSTALLED[connection.dialect.name], execution_options=_VERBATIM)
    return [(name, table) for name, table in found]


def _statements(connection: Connection) -> tuple[str, ...]:
    if connection.dialect.name == "sqlite":
        return _for_sqlite()
    return _for_postgres(str(connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar()))


@cache
def _for_sqlite() -> tuple[str, ...]:
    return tuple(triggers_sqlite.statements())


@cache
def _for_postgres(schema: str) -> tuple[str, ...]:
    return tuple(triggers_postgres.statements(schema))


@cache
def _digest(statements: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()
