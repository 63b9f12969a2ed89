"""Moving from SQLite to Postgres: the catalogue, its history and all that the bot remembers, or nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DataError, IntegrityError

from bot.errors import StoreError
from bot.store import tables as t
from bot.store import triggers
from bot.store.alone import alone
from bot.store.engine import reading
from bot.store.errors import sentence
from bot.store.schema import migrate, version
from bot.store.who import RELEASE

OWN = (t.undo, t.revision, t.actor, t.scratch, t.released)
"""What each database keeps for itself."""
MOVED = tuple(table for table in t.metadata.sorted_tables if table not in OWN)
"""Parents before children."""
NUMBERED = (t.edit_history, t.ruling, t.miss)
"""Tables whose next id Postgres takes from a sequence."""
_CATALOGUE = (*t.EDITED, t.edit_history, t.conflict)
REMEMBERED = tuple(table for table in MOVED if table not in _CATALOGUE and not table.name.startswith("shipped_"))
"""What only a bot that has answered from the database has put there."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of each table the target holds, all of them compared; `already`: they were there before."""

    rows: Mapping[str, int]
    already: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    """One state of the database that is moved."""

    rows: Mapping[Table, Sequence[Row]]
    revision: int
    released: Mapping[str, Any]


def move(source: Engine, target: Engine) -> Moved:
    """Copies everything from SQLite to Postgres in one transaction, ids, times and authors included.

    The target is empty, or a catalogue was released there and nobody has used it yet; one that holds the same rows is
    left as it is. Raises StoreError, and then the target is as it was. The source is never changed.
    """
    if source.dialect.name != "sqlite" or target.dialect.name != "postgresql":
        raise StoreError("a move goes from SQLite to Postgres; between two Postgres use pg_dump and pg_restore")
    with reading(source) as connection:
        old = _read(connection)
    counts = {table.name: len(rows) for table, rows in old.rows.items()}
    with alone(target) as connection:
        before = version(connection)
        if before == t.HEAD and _holds(connection, old):
            return Moved(counts, already=True)
        if before is not None:
            triggers.drop(connection)
        migrate(connection)
        _refuse_used(connection)
        _copy(connection, old)
        triggers.create(connection)
        _note(connection, old)
        if not _holds(connection, old):
            raise StoreError("the rows in the target are not those of the source; nothing was changed there")
    return Moved(counts)


def _read(connection: Connection) -> _Source:
    if (found := version(connection)) != t.HEAD:
        raise StoreError(f"the database to move is at {found or 'nothing'}, not {t.HEAD}; first run: httpbot release")
    row = connection.execute(select(t.released)).mappings().first()
    released = {str(name): value for name, value in row.items()} if row else {}
    revision = int(connection.execute(select(t.revision.c.rev)).scalar_one())
    return _Source({table: _rows(connection, table) for table in MOVED}, revision, released)


def _rows(connection: Connection, table: Table) -> Sequence[Row]:
    """Without the NULs that SQLite lets into a text and Postgres does not."""
    rows = connection.execute(select(table).order_by(*table.primary_key.columns))
    return [tuple(value.replace("\0", "") if isinstance(value, str) else value for value in row) for row in rows]


def _holds(connection: Connection, old: _Source) -> bool:
    """Compared as sets: the two databases sort text differently."""
    return all(set(_rows(connection, table)) == set(rows) for table, rows in old.rows.items())


def _refuse_used(connection: Connection) -> None:
    edits = select(func.count()).select_from(t.edit_history).where(t.edit_history.c.who != RELEASE)
    found = {"edits": connection.execute(edits).scalar_one()}
    for table in REMEMBERED:
        found[table.name] = connection.execute(select(func.count()).select_from(table)).scalar_one()
    if used := [
        f"{number} in {name}" if name != "edits" else f"{number} edits" for name, number in found.items() if number
    ]:
        raise StoreError(
            f"the target is in use already ({', '.join(used)}), and nothing was changed there; move to an empty database"
        )


def _copy(connection: Connection, old: _Source) -> None:
    for table in reversed(MOVED):
        connection.execute(table.delete())
    for table in MOVED:
        names = [column.name for column in table.columns]
        if rows := [dict(zip(names, row, strict=True)) for row in old.rows[table]]:
            try:
                connection.execute(table.insert(), rows)
            except (IntegrityError, DataError) as error:
                detail = getattr(getattr(error.orig, "diag", None), "message_detail", None)
                raise StoreError(
                    f"Postgres refuses a row of {table.name}: {sentence(error)}"
                    f"{f' ({detail[:200]})' if detail else ''}; mend it, then move again. Nothing was changed"
                ) from error
    for table in NUMBERED:
        last = select(func.max(table.c.id)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _note(connection: Connection, old: _Source) -> None:
    """A revision that neither database had, so that a bot which watches the target looks; the release that was moved."""
    now = int(connection.execute(select(t.revision.c.rev)).scalar_one())
    connection.execute(t.revision.update().values(rev=max(now, old.revision) + 1))
    connection.execute(t.released.delete())
    if old.released:
        row = {**old.released, "triggers": triggers.fingerprint(connection)}
        connection.execute(t.released.insert().values(row))
