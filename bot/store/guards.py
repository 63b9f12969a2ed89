"""What the database refuses whoever asks, with a sentence that names the cure.

They hold where the sqlite3 command line has foreign keys off, and come before the engines' own words for NULL, unknown
keys, aliases that exist and CHECK constraints, which stay behind them. One text for both engines; {releasing}, {undoing}
and {not_json} differ between them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import CheckConstraint, Table

from bot.store.rules import blank

Event = Literal["insert", "update", "delete"]


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses with `sentence` where the SQL expression `when`, over NEW and OLD, is true."""

    when: str
    sentence: str


_REFERENCES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "entry_text": {
        "code": ("entry", "code", "entry_text.code: no entry has this code; INSERT it INTO entry (code, kind) first"),
        "locale": ("locale", "tag", "entry_text.locale: no such locale; use en or ko, or add it to table locale first"),
    },
    "alias": {"code": ("entry", "code", "alias.code: no entry has this code; SELECT code FROM entry lists them")},
    "phrase": {"code": ("entry", "code", "phrase.code: no entry has this code; SELECT code FROM entry lists them")},
    "ruling": {"code": ("entry", "code", "ruling.code: no entry has this code; SELECT code FROM entry lists them")},
    "contrast_text": {
        "key": (
            "contrast",
            "key",
            "contrast_text.key: no contrast has this key; INSERT it INTO contrast (key, codes) first",
        ),
        "locale": (
            "locale",
            "tag",
            "contrast_text.locale: no such locale; use en or ko, or add it to table locale first",
        ),
    },
}
_TAKEN: Mapping[str, str] = {
    "locale": "this locale exists already",
    "entry": "an entry with this code exists already; UPDATE it, or SELECT * FROM entry WHERE code = '...' to see it",
    "alias": "this alias exists already; to move it: UPDATE alias SET code = '...' WHERE alias = '...'",
    "phrase": "this entry has this phrase already",
    "contrast": "a contrast with this key exists already; UPDATE it",
    "ruling": "a ruling with this id exists already; leave the id out",
}
"""Not entry_text and contrast_text: there INSERT OR REPLACE and ON CONFLICT DO UPDATE do no harm, and are logged."""
_CURES: Mapping[str, str] = {
    "locale": "INSERT another one",
    "entry": "hide this entry (hidden = 1) and INSERT another one",
    "entry_text": "INSERT the text of the other code or locale and DELETE this one",
    "alias": "INSERT the new alias and DELETE this one",
    "phrase": "INSERT the new phrase and DELETE this one",
    "contrast": "hide this contrast (hidden = 1) and INSERT another one",
    "contrast_text": "INSERT the text of the other key or locale and DELETE this one",
    "ruling": "leave the id as it is",
}
_CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "entry": (("ruling", "code"), ("phrase", "code"), ("alias", "code"), ("entry_text", "code")),
    "contrast": (("contrast_text", "key"),),
}
"""Deleted before their parent, so that history has them first and undoing it backwards finds the parent there."""
_LAST_TEXT = (
    "EXISTS (SELECT 1 FROM entry WHERE code = OLD.code AND origin = 'shipped')"
    " AND NOT EXISTS (SELECT 1 FROM entry_text WHERE code = OLD.code AND locale <> OLD.locale)"
)
"""Without any text a registered code would not be answered, and so pass for one that nobody registered."""


def guards(table: Table, event: Event) -> tuple[Guard, ...]:
    """All that may refuse `event` on one row of `table`, in the order to ask."""
    rules = {"insert": _insert, "update": _update, "delete": _delete}[event]
    return tuple(rules(table))


def children(table: Table) -> Iterator[str]:
    """Statements to run before a row of `table` is deleted."""
    for child, column in _CHILDREN.get(table.name, ()):
        yield f"DELETE FROM {child} WHERE {column} = OLD.{table.primary_key.columns[0].name}"


def _insert(table: Table) -> Iterator[Guard]:
    yield from _nulls(table)
    yield from _references(table)
    if table.name in _TAKEN:
        yield Guard(f"EXISTS (SELECT 1 FROM {table.name} WHERE {same_row(table, 'NEW')})", _TAKEN[table.name])
    if "origin" in table.c:
        sentence = f"{table.name}.origin: only a release ships entries; leave origin out"
        yield Guard("NEW.origin = 'shipped' AND NOT {releasing} AND NOT {undoing}", sentence)
    yield from _json(table)
    yield from _checks(table)


def _update(table: Table) -> Iterator[Guard]:
    yield from _nulls(table)
    changed = " OR ".join(f"NEW.{column.name} <> OLD.{column.name}" for column in table.primary_key.columns)
    yield Guard(changed, f"the primary key of {table.name} cannot be changed; {_CURES[table.name]}")
    yield from _references(table)
    if "origin" in table.c:
        sentence = f"{table.name}.origin cannot be changed; to take an entry out of the answers set hidden = 1"
        yield Guard("NEW.origin <> OLD.origin AND NOT {releasing} AND NOT {undoing}", sentence)
    for column in ("summary", "checks", "plain"):
        if table.name == "entry_text":
            when = (
                f"{blank(f'NEW.{column}')} AND NEW.{column} <> OLD.{column} AND NOT {{releasing}} AND NOT {{undoing}}"
            )
            yield Guard(when, f"{column} is blank; write some words")
    yield from _json(table)
    yield from _checks(table)


def _delete(table: Table) -> Iterator[Guard]:
    if "origin" in table.c:
        key = table.primary_key.columns[0].name
        cure = f"use UPDATE {table.name} SET hidden = 1 WHERE {key} = '...'"
        plural = {"entry": "entries", "contrast": "contrasts"}[table.name]
        yield Guard("OLD.origin = 'shipped'", f"shipped {plural} cannot be deleted; {cure}")
    if table.name == "entry_text":
        yield Guard(f"{_LAST_TEXT} AND NOT {{releasing}}", LAST_TEXT)
    if table.name == "locale":
        used = " OR ".join(
            f"EXISTS (SELECT 1 FROM {one} WHERE locale = OLD.tag)" for one in ("entry_text", "contrast_text")
        )
        yield Guard(used, "this locale has texts; DELETE those first")


def _nulls(table: Table) -> Iterator[Guard]:
    for column in table.columns:
        if not column.nullable and not (column.primary_key and column.autoincrement is True):
            cure = "leave the column out for its default" if column.server_default is not None else "give it a value"
            if column.name != "id":
                yield Guard(f"NEW.{column.name} IS NULL", f"{table.name}.{column.name} cannot be NULL; {cure}")


def _references(table: Table) -> Iterator[Guard]:
    for column, (parent, key, sentence) in _REFERENCES.get(table.name, {}).items():
        yield Guard(f"NOT EXISTS (SELECT 1 FROM {parent} WHERE {key} = NEW.{column})", sentence)


def _json(table: Table) -> Iterator[Guard]:
    if table.name == "entry":
        sentence = "entry.facts is no JSON object; leave it out, or copy it from another entry"
        yield Guard("{not_json}", sentence)


def _checks(table: Table) -> Iterator[Guard]:
    """The CHECK constraints, whose names are sentences: refused here, the engine wraps no words of its own round them."""
    checks = {str(each.name): each for each in table.constraints if isinstance(each, CheckConstraint)}
    for sentence, check in sorted(checks.items()):
        yield Guard(f"NOT ({_of_new(str(check.sqltext), table)})", sentence)


def _of_new(condition: str, table: Table) -> str:
    """`condition` over the columns of `table`, as one over NEW; what stands in quotes is no column."""
    names = "|".join(column.name for column in table.columns)
    return re.sub(
        rf"'(?:[^']|'')*'|\b(?:{names})\b",
        lambda found: found[0] if found[0][0] == "'" else f"NEW.{found[0]}",
        condition,
    )


def same_row(table: Table, of: str) -> str:
    """SQL that is true of the row of `table` which NEW or OLD is."""
    return " AND ".join(f"{column.name} = {of}.{column.name}" for column in table.primary_key.columns)


LAST_TEXT = "the last text of a shipped entry stays; to hide it: UPDATE entry SET hidden = 1 WHERE code = '...'"

# Bookkeeping that nobody but the triggers writes.

APPEND_ONLY = "edit_history cannot be changed; to take a change back: INSERT INTO undo (history_id) VALUES (id)"
KEPT_BY_TRIGGERS = "revision is kept by the database itself; leave it alone"
NO_TRUNCATE = "TRUNCATE is refused, as history would not know what was lost; use DELETE"
UNKNOWN_ID = (
    "edit_history has no such id; SELECT id, at, who, key, old, new FROM edit_history ORDER BY id DESC LIMIT 20"
)
ROW_GONE = "the row of that change is gone; undo its deletion first"
ROW_BACK = "the row of that deletion is there again; nothing to undo"
