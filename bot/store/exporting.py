"""The whole catalogue of a database as one JSON document, hidden entries and rulings included."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, select

from bot.catalogue import Facts
from bot.errors import StoreError
from bot.store import tables as t
from bot.store.authored import ALIAS, CONTRAST_TEXT, PHRASE, TEXT
from bot.store.codec import FIELDS, facts_json, read_facts, whole_json
from bot.store.engine import reading
from bot.store.snapshot import current_revision

Document = Mapping[str, Any]

RENAMED = {"status_class": "class"}
"""Field of Facts -> its key in the document."""
_HANGUL = re.compile("[ᄀ-ᇿ㄰-㆏가-힣]")


def export(engine: Engine) -> Document:
    """{"revision", "entries", "contrasts", "rulings"}, for `import_document` of this or another database."""
    with reading(engine) as connection:
        return document(connection)


def document(connection: Connection) -> Document:
    """As `export`, within a transaction that is open."""
    return {
        "revision": current_revision(connection),
        "entries": _entries(connection),
        "contrasts": _contrasts(connection),
        "rulings": [
            {"code": row.code, "ruling": row.ruling, "who": row.who, "link": row.link}
            for row in connection.execute(select(t.ruling).order_by(t.ruling.c.id))
        ],
    }


def flat(facts: Facts) -> dict[str, Any]:
    """Facts as the document has them: every key, headers in one object, null for what does not apply."""
    whole = whole_json(facts)
    headers = {"required": whole.pop("headers_required"), "usual": whole.pop("headers_usual")}
    named = {RENAMED.get(name, name): value for name, value in whole.items()}
    return {**named, "headers": headers, "grpc": whole["grpc"] or None}


def by_language(words: Iterable[str]) -> dict[str, list[str]]:
    """Words with a Hangul letter are Korean."""
    languages: dict[str, list[str]] = {"en": [], "ko": []}
    for one in sorted(words):
        languages["ko" if _HANGUL.search(one) else "en"].append(one)
    return languages


def facts_of(code: str, raw: str) -> Facts:
    """The column entry.facts, read. Raises StoreError naming the entry."""
    try:
        return read_facts(json.loads(raw))
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreError(f"entry {code}: facts cannot be read: {error}") from None


def _entries(connection: Connection) -> list[dict[str, Any]]:
    aliases, phrases = _ways(connection, "alias"), _ways(connection, "phrase")
    texts = _texts(connection)
    return [
        {
            "code": row.code,
            "kind": row.kind,
            "origin": row.origin,
            "hidden": bool(row.hidden),
            **flat(facts_of(row.code, row.facts)),
            "aliases": by_language(aliases.get(row.code, ())),
            "phrases": by_language(phrases.get(row.code, ())),
            "texts": texts.get(row.code, {}),
        }
        for row in connection.execute(select(t.entry).order_by(t.entry.c.code))
    ]


def _ways(connection: Connection, name: str) -> dict[str, list[str]]:
    table = {"alias": ALIAS, "phrase": PHRASE}[name].table
    ways: dict[str, list[str]] = {}
    for words, code in connection.execute(select(table.c[name], table.c.code)):
        ways.setdefault(code, []).append(words)
    return ways


def _texts(connection: Connection) -> dict[str, dict[str, dict[str, Any]]]:
    texts: dict[str, dict[str, dict[str, Any]]] = {}
    for (code, tag), words in sorted(TEXT.read(connection, TEXT.table).items()):
        texts.setdefault(code, {})[tag] = {**words, "checks": words["checks"].splitlines()}
    return texts


def _contrasts(connection: Connection) -> list[dict[str, Any]]:
    texts: dict[str, dict[str, Any]] = {}
    for (key, tag), words in sorted(CONTRAST_TEXT.read(connection, CONTRAST_TEXT.table).items()):
        texts.setdefault(key, {})[tag] = dict(words)
    return [
        {
            "key": row.key,
            "codes": row.codes.split(),
            "origin": row.origin,
            "hidden": bool(row.hidden),
            "texts": texts.get(row.key, {}),
        }
        for row in connection.execute(select(t.contrast).order_by(t.contrast.c.key))
    ]


def facts_from(entry: Document, before: Facts) -> Facts:
    """The reverse of `flat`: `before` with what `entry` says. Raises StoreError naming the entry and the key."""
    known = {name: entry[RENAMED.get(name, name)] for name in FIELDS if RENAMED.get(name, name) in entry}
    headers = entry.get("headers") or {}
    known |= {f"headers_{name}": headers[name] for name in ("required", "usual") if name in headers}
    if known.get("grpc", ()) is None:
        known["grpc"] = []
    try:
        return read_facts({**facts_json(before), **known})
    except ValueError as error:
        raise StoreError(f"{entry.get('code')}: {error}") from None
