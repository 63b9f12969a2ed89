"""Rows -> Catalogue: one consistent, validated snapshot. Nothing is written here.

Plain SQL instead of Core constructs, because this is what `httpbot ask` waits for: compiling eight selects costs
more than running them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine

from bot.catalogue import (
    KINDS,
    LOCALES,
    Catalogue,
    Contrast,
    ContrastText,
    Edit,
    Entry,
    Facts,
    Kind,
    Locale,
    Ruling,
    Text,
)
from bot.shipped.elsewhere import shipped_elsewhere
from bot.store.codec import read_facts
from bot.store.engine import reading
from bot.store.errors import BadSnapshotError
from bot.store.who import RELEASE

_Row = Sequence[Any]

_QUERIES: Mapping[str, str] = {
    "revision": "SELECT rev FROM revision",
    "entries": "SELECT code, kind, origin, facts FROM entry WHERE hidden = 0 ORDER BY code",
    "hidden": "SELECT code, facts FROM entry WHERE hidden = 1 AND kind IN ('code', 'vendor')",
    "texts": "SELECT code, locale, title, summary, description, checks, plain FROM entry_text ORDER BY locale",
    "aliases": "SELECT code, alias FROM alias ORDER BY code, alias",
    "phrases": "SELECT code, phrase FROM phrase ORDER BY code, phrase",
    "contrasts": "SELECT key, codes FROM contrast WHERE hidden = 0 ORDER BY key",
    "contrast_texts": "SELECT key, locale, rule, description FROM contrast_text",
    "rulings": "SELECT code, ruling, who, link FROM ruling ORDER BY id",
    "edits": "SELECT key, who, at FROM edit_history WHERE id IN (SELECT max(id) FROM edit_history"
    f" WHERE tbl IN ('entry_text', 'alias') AND who <> '{RELEASE}' GROUP BY key) ORDER BY id",
}


_WAYS = ("aliases", "phrases")
_Words = Mapping[str, tuple[str, ...]]
_Texts = Mapping[str, Mapping[Locale, Text]]


@dataclass(frozen=True, slots=True)
class _Rows:
    revision: Sequence[_Row]
    entries: Sequence[_Row]
    hidden: Sequence[_Row]
    texts: _Texts
    aliases: _Words
    phrases: _Words
    contrasts: Sequence[_Row]
    contrast_texts: Sequence[_Row]
    rulings: Sequence[_Row]
    edits: Sequence[_Row]


def load(engine: Engine, *, previous: Catalogue | None = None, ways: bool = True) -> Catalogue:
    """Everything that is not hidden, at one revision.

    An entry without any text is left out (its author is not done), and so are references to what is left out. Entries
    equal to those of `previous` are the very same objects. Without `ways`, aliases and phrases are left out: most of the
    rows, which a question about a number does not need. Raises BadSnapshotError naming the row that is not valid,
    DatabaseDownError and StoreError for the rest.
    """
    before = previous.entries if previous else {}
    with reading(engine) as connection:
        rows = _read(connection, before, ways=ways)
    return _catalogue(rows, before, shipped_elsewhere() if ways else ())


def _read(connection: Connection, before: Mapping[str, Entry], *, ways: bool) -> _Rows:
    """What is as it was `before` is taken from there row by row: all rows at once would double the catalogue's memory."""
    found = {name: _plain_rows(connection, query) for name, query in _QUERIES.items() if ways or name not in _WAYS}
    texts = _texts(found.pop("texts"), before)
    aliases = _grouped(found.pop("aliases", ()), {code: entry.aliases for code, entry in before.items()})
    phrases = _grouped(found.pop("phrases", ()), {code: entry.phrases for code, entry in before.items()})
    return _Rows(texts=texts, aliases=aliases, phrases=phrases, **{name: tuple(rows) for name, rows in found.items()})


def _plain_rows(connection: Connection, query: str) -> Iterator[_Row]:
    """The driver's own tuples: a Row around each of 20,000 costs as much as all the rest of `load` (measured)."""
    result = connection.exec_driver_sql(query)
    if result.cursor:
        yield from iter(result.cursor.fetchone, None)
    result.close()


def read_revision(engine: Engine) -> int:
    """The number that every committed edit moves. Compare it with `!=`: a restored backup has a lower one."""
    with reading(engine) as connection:
        return current_revision(connection)


def current_revision(connection: Connection) -> int:
    """The revision as `connection`'s transaction sees it."""
    return int(connection.exec_driver_sql(_QUERIES["revision"]).scalar() or 0)


def _catalogue(rows: _Rows, previous: Mapping[str, Entry], elsewhere: tuple[str, ...]) -> Catalogue:
    entries = _entries(rows)
    if not entries:
        raise BadSnapshotError("the catalogue in the database is empty; fill it with: httpbot release")
    kept = {code: _same(entry, previous.get(code)) for code, entry in _referring(entries)}
    return Catalogue(
        revision=int(rows.revision[0][0]) if rows.revision else 0,
        entries=MappingProxyType(kept),
        contrasts=MappingProxyType({contrast.key: contrast for contrast in _contrasts(rows, kept)}),
        rulings=tuple(Ruling(*row) for row in rows.rulings if row[0] in kept),
        elsewhere=elsewhere,
        hidden=frozenset(_hidden(rows.hidden)),
    )


def _entries(rows: _Rows) -> dict[str, Entry]:
    edits = _edits(rows.edits)
    return {
        code: Entry(
            code=code,
            kind=_kind(code, kind),
            origin=origin,
            facts=_facts(code, kind, facts),
            texts=MappingProxyType(rows.texts[code]),
            aliases=rows.aliases.get(code, ()),
            phrases=rows.phrases.get(code, ()),
            edited=edits.get(code),
        )
        for code, kind, origin, facts in rows.entries
        if code in rows.texts
    }


def _hidden(rows: Iterable[_Row]) -> Iterator[int]:
    """The numbers of `rows`; a hidden entry whose facts cannot be read is nobody's concern."""
    for code, facts in rows:
        with suppress(ValueError, TypeError, AttributeError):
            number = _parsed(facts).number
            yield int(code) if number is None else number


def _texts(rows: Iterable[_Row], before: Mapping[str, Entry]) -> _Texts:
    texts: dict[str, dict[Locale, Text]] = defaultdict(dict)
    for code, locale, title, summary, description, checks, plain in rows:
        if not title.strip() or not description.strip():
            raise BadSnapshotError(f"entry_text {code}/{locale}: title or description is blank; write some words")
        if locale in LOCALES:
            lines = tuple(line.strip() for line in checks.splitlines() if line.strip())
            text = Text(title, summary or _first_sentence(description), description, lines, plain)
            kept = before[code].texts.get(locale) if code in before else None
            texts[code][locale] = kept if kept == text else text
    return texts


def _first_sentence(description: str) -> str:
    """The team wrote no summary; lists and comparisons still need one line."""
    line = description.strip().splitlines()[0]
    return line.split(". ")[0][:300]


def _grouped(rows: Iterable[_Row], before: _Words) -> _Words:
    """The words of each code; `rows` come sorted by it."""
    groups: dict[str, tuple[str, ...]] = {}
    for code, found in groupby(rows, key=itemgetter(0)):
        words = tuple(row[1] for row in found)
        groups[code] = kept if (kept := before.get(code)) == words else words
    return groups


def _edits(rows: Iterable[_Row]) -> dict[str, Edit]:
    """The newest by code; a key is "503/ko" or "503/an alias"."""
    newest = {key.partition("/")[0]: (who, at) for key, who, at in rows}
    return {code: Edit(who, datetime.fromisoformat(at)) for code, (who, at) in newest.items()}


def _kind(code: str, kind: str) -> Kind:
    if kind not in KINDS:
        raise BadSnapshotError(f"entry {code}: kind {kind!r} is unknown; use one of {', '.join(KINDS)}")
    return kind


def _facts(code: str, kind: str, raw: str) -> Facts:
    try:
        facts = _parsed(raw)
    except (ValueError, TypeError, AttributeError) as error:
        raise BadSnapshotError(f"entry {code}: facts cannot be read: {error}") from None
    if kind == "code" and facts.number is None and code.isdecimal():
        return replace(facts, number=int(code), status_class=facts.status_class or f"{code[0]}xx")
    return facts


@lru_cache(maxsize=4096)
def _parsed(raw: str) -> Facts:
    return read_facts(json.loads(raw))


def _referring(entries: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """The entries, without references to codes that are hidden or were never there."""
    there = entries.keys()
    for code, entry in entries.items():
        facts = entry.facts
        named_codes = {*facts.related, *facts.codes, *facts.also}
        if there >= named_codes:
            yield code, entry
        else:
            yield code, replace(entry, facts=_without(facts, named_codes - there))


def _without(facts: Facts, missing: AbstractSet[str]) -> Facts:
    related, codes, also = (
        tuple(code for code in named if code not in missing) for named in (facts.related, facts.codes, facts.also)
    )
    return replace(facts, related=related, codes=codes, also=also)


def _contrasts(rows: _Rows, entries: Mapping[str, Entry]) -> Iterator[Contrast]:
    texts: dict[str, dict[Locale, ContrastText]] = defaultdict(dict)
    for key, locale, rule, description in rows.contrast_texts:
        if locale in LOCALES:
            texts[key][locale] = ContrastText(rule, description)
    for key, codes in rows.contrasts:
        members = tuple(codes.split())
        if key in texts and entries.keys() >= set(members):
            yield Contrast(key, members, MappingProxyType(texts[key]))


def _same(entry: Entry, before: Entry | None) -> Entry:
    return before if before == entry else entry
