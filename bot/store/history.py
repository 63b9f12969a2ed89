"""Who changed what, as the triggers wrote it down, and taking it back in somebody's name."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, func, or_, select

from bot.errors import StoreError
from bot.store.engine import reading, writing
from bot.store.tables import edit_history, undo

Values = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of history. Of an update, `old` and `new` hold the key and the columns that changed; `at` is UTC."""

    id: int
    at: datetime
    who: str
    table: str
    op: str
    key: str
    old: Values | None
    new: Values | None


def changes(engine: Engine, *, code: str | None = None, limit: int = 20) -> tuple[Change, ...]:
    """The latest `limit` changes, newest first; those of one entry (texts, aliases, rulings) where `code` is given."""
    query = select(edit_history).order_by(edit_history.c.id.desc()).limit(limit)
    if code is not None:
        key = edit_history.c.key
        query = query.where(or_(key == code, key.startswith(f"{code}/", autoescape=True)))
    with reading(engine) as connection:
        return tuple(_change(row) for row in connection.execute(query))


def undo_changes(engine: Engine, ids: Sequence[int], *, actor: str) -> tuple[Change, ...]:
    """Takes back the changes `ids`, the newest first whatever their order here: all of them or, on StoreError, none.

    Returns, in the order they were undone, those that changed anything: a row may be by now as it was before. What undoes
    them is in history too, so that it can itself be undone.
    """
    backwards = sorted(set(ids), reverse=True)
    with writing(engine, actor=actor) as connection:
        known = {
            row.id: row for row in connection.execute(select(edit_history).where(edit_history.c.id.in_(backwards)))
        }
        undone = []
        for number in backwards:
            if number not in known:
                raise StoreError(f"history has no change {number}; `history` lists what there is")
            change = _change(known[number])
            before = _times_changed(connection, change)
            connection.execute(undo.insert().values(history_id=number))
            if _times_changed(connection, change) > before:
                undone.append(change)
    return tuple(undone)


def _times_changed(connection: Connection, change: Change) -> int:
    """How often the row of `change` was."""
    same = (edit_history.c.tbl == change.table, edit_history.c.key == change.key)
    return connection.scalar(select(func.count()).where(*same)) or 0


def _change(row: Sequence[object]) -> Change:
    number, at, who, table, op, key, old, new = row
    moment = datetime.fromisoformat(str(at))
    return Change(int(str(number)), moment, str(who), str(table), str(op), str(key), _values(old), _values(new))


def _values(raw: object) -> Values | None:
    return None if raw is None else json.loads(str(raw))
