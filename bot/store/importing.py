"""Takes an exported document back: writes what differs, in somebody's name, all of it or nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.exc import DataError, IntegrityError

from bot.catalogue import Facts
from bot.errors import StoreError
from bot.store import tables as t
from bot.store.authored import TEXTS, facts_text
from bot.store.edits import folded
from bot.store.engine import writing
from bot.store.errors import sentence
from bot.store.exporting import Document, document, facts_from


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import changes: `key` as in history, "" where there was or will be nothing."""

    key: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Step:
    difference: Difference
    statement: Executable


def import_document(engine: Engine, given: object, *, actor: str, dry_run: bool = False) -> tuple[Difference, ...]:
    """Makes the entries, contrasts and rulings in `given` (as `export` writes them) so in the database.

    Keys that are left out are left as they are, and so are entries that are not in it; lists of aliases and phrases are
    whole. `dry_run` only says what would change: it writes all of it and takes it back, so that what the database refuses
    is refused here as well. Raises StoreError naming the entry that cannot be taken.
    """
    wanted = _shaped(given)
    with writing(engine, actor=actor) as connection, connection.begin_nested() as attempt:
        steps = list(_steps(connection, wanted))
        for step in steps:
            _take(connection, step)
        if dry_run:
            attempt.rollback()
    return tuple(step.difference for step in steps)


def _take(connection: Connection, step: _Step) -> None:
    try:
        connection.execute(step.statement)
    except (IntegrityError, DataError) as error:
        raise StoreError(f"{step.difference.key}: {sentence(error)}") from error


def _shaped(given: object) -> Document:
    if not isinstance(given, dict) or not isinstance(given.get("entries"), list):
        raise StoreError('this is no exported catalogue; it has to be {"entries": [...], "contrasts": [...]}')
    for part, key in (("entries", "code"), ("contrasts", "key"), ("rulings", "code")):
        for number, one in enumerate(given.get(part, [])):
            if not isinstance(one, dict) or not isinstance(one.get(key), str):
                raise StoreError(f"{part}[{number}] has no {key}")
    return given


def _steps(connection: Connection, wanted: Document) -> Iterator[_Step]:
    now = document(connection)
    entries = {entry["code"]: entry for entry in now["entries"]}
    contrasts = {contrast["key"]: contrast for contrast in now["contrasts"]}
    rulings = [(one["code"], one["ruling"]) for one in now["rulings"]]
    for entry in wanted["entries"]:
        with _as_exported(f"entry {entry['code']}"):
            yield from _entry(entry, entries.get(entry["code"]))
    with _as_exported("one of the lists of aliases or phrases"):
        yield from _ways(wanted["entries"], now["entries"])
    for contrast in wanted.get("contrasts", []):
        with _as_exported(f"contrast {contrast['key']}"):
            yield from _contrast(contrast, contrasts.get(contrast["key"]))
    for ruling in wanted.get("rulings", []):
        if (ruling["code"], ruling.get("ruling")) not in rulings:
            row = {name: ruling[name] for name in ("code", "ruling", "who", "link") if name in ruling}
            yield _Step(Difference(row["code"], "ruling", "", str(row.get("ruling"))), t.ruling.insert().values(row))


@contextmanager
def _as_exported(where: str) -> Iterator[None]:
    try:
        yield
    except (TypeError, AttributeError, KeyError, ValueError):
        raise StoreError(f"{where} is not as an export writes it; compare it with: httpbot catalogue export") from None


def _entry(wanted: Document, now: Document | None) -> Iterator[_Step]:
    code = wanted["code"]
    before = facts_from(now, Facts()) if now else Facts()
    facts = facts_from(wanted, before)
    row: dict[str, Any] = {} if now and facts == before else {"facts": facts_text(facts)}
    if wanted.get("kind", now and now["kind"]) != (now and now["kind"]):
        row["kind"] = wanted["kind"]
    if now is None:
        row.setdefault("kind", "custom")
    if bool(wanted.get("hidden", now and now["hidden"])) != bool(now and now["hidden"]):
        row["hidden"] = int(wanted["hidden"])
    yield from _row(t.entry, {"code": code}, row, now)
    for tag, words in wanted.get("texts", {}).items():
        old = (now or {}).get("texts", {}).get(tag)
        yield from _row(t.entry_text, {"code": code, "locale": tag}, _changed(words, old, TEXTS), old)


def _contrast(wanted: Document, now: Document | None) -> Iterator[_Step]:
    key = wanted["key"]
    row: dict[str, Any] = {}
    if "codes" in wanted and (now is None or wanted["codes"] != now["codes"]):
        row["codes"] = " ".join(wanted["codes"])
    if bool(wanted.get("hidden", now and now["hidden"])) != bool(now and now["hidden"]):
        row["hidden"] = int(wanted["hidden"])
    yield from _row(t.contrast, {"key": key}, row, now)
    for tag, words in wanted.get("texts", {}).items():
        old = (now or {}).get("texts", {}).get(tag)
        yield from _row(
            t.contrast_text, {"key": key, "locale": tag}, _changed(words, old, ("rule", "description")), old
        )


def _changed(words: Document, old: Document | None, names: tuple[str, ...]) -> dict[str, Any]:
    given = {name: _joined(words[name]) for name in names if name in words}
    return {name: value for name, value in given.items() if old is None or value != _joined(old[name])}


def _joined(words: str | list[str]) -> str:
    return words if isinstance(words, str) else "\n".join(words)


def _row(table: Any, key: dict[str, str], values: dict[str, Any], now: Document | None) -> Iterator[_Step]:
    """One UPDATE or INSERT, told field by field; the statement goes with the first field."""
    if now is not None and not values:
        return
    if now is None:
        statement: Executable = table.insert().values(**key, **values)
    else:
        statement = table.update().where(*(table.c[name] == value for name, value in key.items())).values(values)
    told = {name: _joined((now or {}).get(name, "")) if name in TEXTS else "" for name in values}
    fields = ", ".join(values) or "entry"
    old, new = (" | ".join(str(part.get(name, "")) for name in values if name != "facts") for part in (told, values))
    yield _Step(Difference("/".join(key.values()), fields, old, new), statement)


def _ways(wanted: list[Document], now: list[Document]) -> Iterator[_Step]:
    """First all that go, then all that come, so that an alias can move from one entry to another."""
    before = {entry["code"]: entry for entry in now}
    gone, come = [], []
    for name, table in (("aliases", t.alias), ("phrases", t.phrase)):
        column = table.c[table.name]
        for entry in wanted:
            if name not in entry:
                continue
            code = entry["code"]
            had, has = _words(before.get(code, {}).get(name, {})), _words(entry[name], lower=name == "aliases")
            for words in sorted(had - has):
                delete = table.delete().where(column == words, table.c.code == code)
                gone.append(_Step(Difference(code, table.name, words, ""), delete))
            for words in sorted(has - had):
                insert = table.insert().values({table.name: words, "code": code})
                come.append(_Step(Difference(code, table.name, "", words), insert))
    yield from (*gone, *come)


def _words(by_language: Mapping[str, list[str]] | list[str], *, lower: bool = False) -> set[str]:
    lists = by_language.values() if isinstance(by_language, Mapping) else [by_language]
    return {folded(words) if lower else words for listed in lists for words in listed}
