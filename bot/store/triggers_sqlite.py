"""The triggers in SQLite's words. One statement a trigger; generated from the tables, so that none is forgotten."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from bot.store import guards as g
from bot.store import tables as t
from bot.store.who import RELEASE, SQLITE

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_WHO = f"coalesce((SELECT who FROM actor LIMIT 1), '{SQLITE}')"
_WORDS = {
    "releasing": f"EXISTS (SELECT 1 FROM actor WHERE who = '{RELEASE}')",
    "undoing": "EXISTS (SELECT 1 FROM undo)",
    "not_json": "CASE WHEN json_valid(NEW.facts) THEN json_type(NEW.facts) <> 'object' ELSE 1 END",
}
_REPLACEABLE = ("entry_text", "contrast_text")


def statements() -> Iterator[str]:
    """Every CREATE TRIGGER."""
    for table in t.EDITED:
        yield from _guards(table)
        yield from _history(table)
    yield from _bookkeeping()
    yield _undo()


def _trigger(name: str, when: str, *body: str) -> str:
    return f"CREATE TRIGGER httpbot_{name} {when} BEGIN {' '.join(f'{part};' for part in body)} END"


def _refuse(*rules: g.Guard) -> str:
    cases = " ".join(f"WHEN {rule.when.format(**_WORDS)} THEN {_abort(rule.sentence)}" for rule in rules)
    return f"SELECT CASE {cases} END"


def _abort(sentence: str) -> str:
    return f"RAISE(ABORT, {_quoted(sentence)})"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _guards(table: Table) -> Iterator[str]:
    stash = [_stash(table)] if table.name in _REPLACEABLE else []
    extra = {"insert": stash, "update": [], "delete": list(g.children(table))}
    for event in ("insert", "update", "delete"):
        rules = g.guards(table, event)
        body = ([_refuse(*rules)] if rules else []) + extra[event]
        if body:
            yield _trigger(f"{table.name}_guard_{event}", f"BEFORE {event.upper()} ON {table.name}", *body)


def _history(table: Table) -> Iterator[str]:
    name = table.name
    forget = [f"DELETE FROM scratch WHERE name = {_stash_name(table, 'OLD')}"] if name in _REPLACEABLE else []
    old, new, key = _row(table, "OLD"), _row(table, "NEW"), _key(table, "NEW")
    changed = " OR ".join(f"NEW.{column.name} IS NOT OLD.{column.name}" for column in table.columns)
    kept = ", ".join(_unless_changed(column) for column in table.columns if column.name not in t.KEYS[name])
    if kept:
        old_part, new_part = f"json_remove({old}, {kept})", f"json_remove({new}, {kept})"
    else:
        old_part, new_part = old, new
    yield _trigger(f"{name}_log_insert", f"AFTER INSERT ON {name}", *_log_insert(table, key, new))
    update = _log(name, "'update'", key, old_part, new_part)
    yield _trigger(f"{name}_log_update", f"AFTER UPDATE ON {name} WHEN {changed}", *update, *forget)
    delete = _log(name, "'delete'", _key(table, "OLD"), old, "NULL")
    yield _trigger(f"{name}_log_delete", f"AFTER DELETE ON {name}", *delete, *forget)


def _log_insert(table: Table, key: str, new: str) -> list[str]:
    """What a release adds is in the shipped tables; only the revision moves."""
    if table.name not in _REPLACEABLE:
        return _log(table.name, "'insert'", key, "NULL", new, unless=_WORDS["releasing"])
    stashed = f"(SELECT old FROM scratch WHERE name = {_stash_name(table, 'NEW')})"
    op = f"CASE WHEN {stashed} IS NULL THEN 'insert' ELSE 'replace' END"
    forget = f"DELETE FROM scratch WHERE name = {_stash_name(table, 'NEW')}"
    unless = f"{_WORDS['releasing']} AND {stashed} IS NULL"
    return [*_log(table.name, op, key, stashed, new, unless=unless), forget]


def _log(table: str, op: str, key: str, old: str, new: str, *, unless: str = "0") -> list[str]:
    """`scratch` lets the guard of edit_history tell this INSERT from a forged one."""
    row = f"SELECT {_NOW}, {_WHO}, '{table}', {op}, {key}, {old}, {new} WHERE NOT ({unless})"
    return [
        "INSERT INTO scratch (name) VALUES ('history')",
        f"INSERT INTO edit_history (at, who, tbl, op, key, old, new) {row}",
        "DELETE FROM scratch WHERE name = 'history'",
        "UPDATE revision SET rev = rev + 1",
    ]


def _stash(table: Table) -> str:
    """INSERT OR REPLACE deletes without telling the DELETE triggers: keep what was there for the one after."""
    return (
        f"INSERT OR REPLACE INTO scratch (name, old) SELECT {_stash_name(table, 'NEW')}, {_row(table, table.name)}"
        f" FROM {table.name} WHERE {g.same_row(table, 'NEW')}"
    )


def _stash_name(table: Table, of: str) -> str:
    return f"'{table.name}/' || {_key(table, of)}"


def _row(table: Table, of: str) -> str:
    pairs = ", ".join(f"'{column.name}', {of}.{column.name}" for column in table.columns)
    return f"json_object({pairs})"


def _key(table: Table, of: str) -> str:
    return " || '/' || ".join(f"{of}.{column}" for column in t.KEYS[table.name])


def _unless_changed(column: Column[object]) -> str:
    """A path to remove; one that is not there where the column did change."""
    name = column.name
    return f"CASE WHEN NEW.{name} IS OLD.{name} THEN '$.{name}' ELSE '$.unchanged' END"


def _bookkeeping() -> Iterator[str]:
    forged = "NOT EXISTS (SELECT 1 FROM scratch WHERE name = 'history')"
    yield _trigger("history_insert", f"BEFORE INSERT ON edit_history WHEN {forged}", f"SELECT {_abort(g.APPEND_ONLY)}")
    for event in ("UPDATE", "DELETE"):
        yield _trigger(f"history_{event.lower()}", f"BEFORE {event} ON edit_history", f"SELECT {_abort(g.APPEND_ONLY)}")
    for event in ("INSERT", "DELETE"):
        yield _trigger(
            f"revision_{event.lower()}", f"BEFORE {event} ON revision", f"SELECT {_abort(g.KEPT_BY_TRIGGERS)}"
        )


def _undo() -> str:
    unknown = g.Guard("NOT EXISTS (SELECT 1 FROM edit_history WHERE id = NEW.history_id)", g.UNKNOWN_ID)
    gone = [
        g.Guard(_change(table, ("insert", "update", "replace"), "new", "NOT EXISTS"), g.ROW_GONE) for table in t.EDITED
    ]
    back = [g.Guard(_change(table, ("delete",), "old", "EXISTS"), g.ROW_BACK) for table in t.EDITED]
    work = [statement for table in t.EDITED for statement in _undo_table(table)]
    done = "DELETE FROM undo WHERE history_id = NEW.history_id"
    return _trigger("undo", "AFTER INSERT ON undo", _refuse(unknown, *gone, *back), *work, done)


def _change(table: Table, ops: tuple[str, ...], side: str, exists: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM edit_history h WHERE {_is_change(table, *ops)}"
        f" AND {exists} (SELECT 1 FROM {table.name} r WHERE {_is_row(table, 'r', side)}))"
    )


def _undo_table(table: Table) -> Iterator[str]:
    name, columns = table.name, [column.name for column in table.columns]
    fields = [column for column in columns if column not in {key.name for key in table.primary_key.columns}]
    if fields:
        back = ", ".join(
            f"{field} = CASE WHEN json_extract(h.old, '$.{field}') IS NOT json_extract(h.new, '$.{field}')"
            f" THEN json_extract(h.old, '$.{field}') ELSE {name}.{field} END"
            for field in fields
        )
        yield (
            f"UPDATE {name} SET {back} FROM edit_history h"
            f" WHERE {_is_change(table, 'update', 'replace')} AND {_is_row(table, name, 'new')}"
        )
    inserted = f"SELECT 1 FROM edit_history h WHERE {_is_change(table, 'insert')} AND {_is_row(table, name, 'new')}"
    yield f"DELETE FROM {name} WHERE EXISTS ({inserted})"
    values = ", ".join(_old(column) for column in table.columns)
    deleted = f"SELECT {values} FROM edit_history h WHERE {_is_change(table, 'delete')}"
    yield f"INSERT INTO {name} ({', '.join(columns)}) {deleted}"


def _is_change(table: Table, *ops: str) -> str:
    return f"h.id = NEW.history_id AND h.tbl = '{table.name}' AND h.op IN ({', '.join(map(_quoted, ops))})"


def _is_row(table: Table, of: str, side: str) -> str:
    keys = (column.name for column in table.primary_key.columns)
    return " AND ".join(f"{of}.{key} = json_extract(h.{side}, '$.{key}')" for key in keys)


def _old(column: Column[object]) -> str:
    """A row deleted before a migration lacks the columns that came with it."""
    value = f"json_extract(h.old, '$.{column.name}')"
    default = getattr(column.server_default, "arg", None)
    return value if default is None else f"coalesce({value}, {_quoted(str(default))})"
