"""Where the team and a release both changed the same words: ours was kept, and somebody decides."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from bot.errors import StoreError
from bot.store import tables as t
from bot.store.authored import AUTHORED, Authored
from bot.store.engine import reading, writing
from bot.store.sync import Key


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field. `code` is the entry's (or the contrast's key), `key` as in history: "503/ko"."""

    code: str
    table: str
    key: str
    field: str
    ours: str
    shipped: str


@dataclass(frozen=True, slots=True)
class _Found:
    conflict: Conflict
    authored: Authored
    row: Key


def conflicts(engine: Engine) -> tuple[Conflict, ...]:
    """All that are undecided. One whose words have become the same meanwhile is none any more."""
    with reading(engine) as connection:
        return tuple(found.conflict for found in _open(connection))


def take_shipped(engine: Engine, codes: Collection[str], *, actor: str) -> tuple[Conflict, ...]:
    """Decides for the shipped words in all conflicts of `codes`. Raises StoreError where there is no conflict."""
    with writing(engine, actor=actor) as connection:
        chosen = _of(connection, codes)
        for found in chosen:
            words = {found.conflict.field: found.conflict.shipped}
            found.authored.update(connection, found.authored.table, found.row, words)
        _settle(connection, chosen)
    return tuple(found.conflict for found in chosen)


def keep_ours(engine: Engine, codes: Collection[str], *, actor: str) -> tuple[Conflict, ...]:
    """Decides for the team's words in all conflicts of `codes`. Raises StoreError where there is no conflict."""
    with writing(engine, actor=actor) as connection:
        chosen = _of(connection, codes)
        _settle(connection, chosen)
    return tuple(found.conflict for found in chosen)


def _of(connection: Connection, codes: Collection[str]) -> list[_Found]:
    chosen = [found for found in _open(connection) if found.conflict.code in codes]
    for code in sorted(set(codes) - {found.conflict.code for found in chosen}):
        raise StoreError(f"{code} has no conflict; see: httpbot catalogue conflicts")
    return chosen


def _open(connection: Connection) -> Iterator[_Found]:
    noted = {(row.tbl, row.key, row.field) for row in connection.execute(select(t.conflict))}
    for authored in AUTHORED:
        table = authored.table.name
        if not any(name == table for name, _, _ in noted):
            continue
        base = authored.read(connection, authored.base)
        for row, ours in sorted(authored.read(connection, authored.table).items()):
            key = authored.history_key(row, ours)
            for field in authored.fields:
                if (table, key, field) in noted and row in base and ours[field] != base[row][field]:
                    conflict = Conflict(key.partition("/")[0], table, key, field, ours[field], base[row][field])
                    yield _Found(conflict, authored, row)


def _settle(connection: Connection, chosen: Collection[_Found]) -> None:
    for one in (found.conflict for found in chosen):
        here = (t.conflict.c.tbl == one.table, t.conflict.c.key == one.key, t.conflict.c.field == one.field)
        connection.execute(t.conflict.delete().where(*here))
