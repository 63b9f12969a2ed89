"""The columns that the catalogue's authors own, told apart from the admins' in this one place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from bot.catalogue import Catalogue, Entry, Facts
from bot.errors import StoreError
from bot.store import tables as t
from bot.store.codec import facts_json, read_facts
from bot.store.sync import Fields, Key, Rows

TEXTS = ("title", "summary", "description", "checks", "plain")


@dataclass(frozen=True, slots=True)
class Authored:
    """A table that releases write to. Columns that are neither in `key` nor in `fields` are the admins' alone."""

    table: Table
    base: Table
    key: tuple[str, ...]
    fields: tuple[str, ...]
    owner: str
    """The column that names the entry or contrast which a row belongs to."""

    def owner_of(self, key: Key, fields: Fields) -> str:
        """The entry or contrast that a row belongs to."""
        return fields[self.owner] if self.owner in fields else key[self.key.index(self.owner)]

    def read(self, connection: Connection, table: Table) -> dict[Key, Fields]:
        """The authored columns of `table`, which is `self.table` or `self.base`."""
        names = (*self.key, *self.fields)
        rows = connection.execute(select(*(table.c[name] for name in names)))
        width = len(self.key)
        return {row[:width]: dict(zip(self.fields, row[width:], strict=True)) for row in rows}

    def insert(self, connection: Connection, table: Table, rows: Rows, **more: str) -> None:
        """Adds `rows`, with the same value of each of `more` in all of them."""
        if rows:
            values = [{**dict(zip(self.key, key, strict=True)), **fields, **more} for key, fields in rows.items()]
            connection.execute(table.insert(), values)

    def update(self, connection: Connection, table: Table, key: Key, fields: Fields) -> None:
        """Writes `fields` to one row."""
        connection.execute(table.update().where(self._is(table, key)).values(dict(fields)))

    def delete(self, connection: Connection, table: Table, key: Key) -> None:
        """Deletes one row."""
        connection.execute(table.delete().where(self._is(table, key)))

    def history_key(self, key: Key, fields: Fields) -> str:
        """What `edit_history.key` says of a row."""
        values = {**dict(zip(self.key, key, strict=True)), **fields}
        return "/".join(values[name] for name in t.KEYS[self.table.name])

    def _is(self, table: Table, key: Key) -> ColumnElement[bool]:
        return and_(*(table.c[name] == value for name, value in zip(self.key, key, strict=True)))


ENTRY = Authored(t.entry, t.shipped_entry, ("code",), ("kind", "facts"), "code")
TEXT = Authored(t.entry_text, t.shipped_text, ("code", "locale"), TEXTS, "code")
ALIAS = Authored(t.alias, t.shipped_alias, ("alias",), ("code",), "code")
PHRASE = Authored(t.phrase, t.shipped_phrase, ("phrase", "code"), (), "code")
CONTRAST = Authored(t.contrast, t.shipped_contrast, ("key",), ("codes",), "key")
CONTRAST_TEXT = Authored(t.contrast_text, t.shipped_contrast_text, ("key", "locale"), ("rule", "description"), "key")

AUTHORED = (ENTRY, TEXT, ALIAS, PHRASE, CONTRAST, CONTRAST_TEXT)
"""Parents before children."""


def rows_of(catalogue: Catalogue) -> Mapping[Authored, Rows]:
    """What `catalogue` ships, table by table. Raises StoreError for facts that no snapshot could be made of."""
    return {
        ENTRY: {(e.code,): {"kind": e.kind, "facts": _checked(e)} for e in catalogue.entries.values()},
        TEXT: dict(_texts(catalogue)),
        ALIAS: {(alias,): {"code": e.code} for e in catalogue.entries.values() for alias in e.aliases},
        PHRASE: {(phrase, e.code): {} for e in catalogue.entries.values() for phrase in e.phrases},
        CONTRAST: {(c.key,): {"codes": " ".join(c.codes)} for c in catalogue.contrasts.values()},
        CONTRAST_TEXT: {
            (contrast.key, tag): {"rule": text.rule, "description": text.description}
            for contrast in catalogue.contrasts.values()
            for tag, text in contrast.texts.items()
        },
    }


def facts_text(facts: Facts) -> str:
    """Facts as entry.facts holds them; equal facts are equal text."""
    return json.dumps(facts_json(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _checked(entry: Entry) -> str:
    """Facts that a snapshot could not read back must not get in."""
    try:
        read_facts(facts_json(entry.facts))
    except ValueError as error:
        raise StoreError(f"the shipped catalogue is refused: {entry.code}: {error}") from None
    return facts_text(entry.facts)


def _texts(catalogue: Catalogue) -> Iterator[tuple[Key, Fields]]:
    for entry in catalogue.entries.values():
        for tag, text in entry.texts.items():
            fields = {name: getattr(text, name) for name in TEXTS if name != "checks"}
            yield (entry.code, tag), {**fields, "checks": "\n".join(text.checks)}
