"""The catalogue as a document, and the database as a backup."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.errors import StoreError
from bot.store.backup import backup, restore
from bot.store.exporting import export
from bot.store.history import changes
from bot.store.importing import import_document
from bot.store.release import release
from bot.store.snapshot import load
from tests.store.catalogues import small
from tests.store.database import Database

OWN = (
    "INSERT INTO entry (code, kind) VALUES ('ACME-1042', 'custom')",
    "INSERT INTO entry_text (code, locale, title, description) VALUES ('ACME-1042', 'ko', 'Ours', 'What.')",
    "INSERT INTO alias (alias, code) VALUES ('재고 없음', 'ACME-1042')",
    "INSERT INTO ruling (code, ruling, link) VALUES ('503', 'Ours.', 'https://w/1')",
    "UPDATE entry SET hidden = 1 WHERE code = '504'",
)


def test_an_export_has_the_promised_keys(engine: Engine) -> None:
    document = json.loads(json.dumps(export(engine)))
    entry = next(entry for entry in document["entries"] if entry["code"] == "503")
    assert document["revision"] == load(engine).revision
    assert (entry["kind"], entry["origin"], entry["class"], entry["vendor"]) == ("code", "shipped", "5xx", None)
    assert entry["spec"][0] == {
        "doc": "RFC 9110",
        "section": "15.6.4",
        "url": "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4",
    }
    assert (entry["cacheable_by_default"], entry["method_on_redirect"], entry["permanent"]) == (False, None, None)
    assert (entry["body_allowed"], entry["grpc"], entry["related"]) == (True, None, ["504"])
    assert entry["headers"] == {"required": [], "usual": ["Retry-After"]}
    assert entry["retry"]["neither"] == "with-idempotency-key"
    assert entry["constants"] == {"python": "HTTPStatus.SERVICE_UNAVAILABLE"}
    assert entry["aliases"] == {"en": ["service unavailable"], "ko": ["서비스 불가"]}
    assert set(entry["texts"]["ko"]) == {"title", "summary", "description", "checks", "plain"}
    assert document["contrasts"][0]["texts"]["en"] == {"rule": "One rule.", "description": "More."}


def test_what_was_exported_changes_nothing_when_imported(engine: Engine) -> None:
    assert import_document(engine, json.loads(json.dumps(export(engine))), actor="cli:kim") == ()


def test_an_export_makes_another_database_the_same(
    database: Database, engine: Engine, tmp_path: Path, opened: Callable[[Database], Engine]
) -> None:
    database.sql(*OWN)
    document = json.loads(json.dumps(export(engine)))
    other = opened(Database(f"sqlite:///{tmp_path / 'other.db'}"))
    release(other, small())
    assert import_document(other, document, actor="cli:kim")
    assert {**export(other), "revision": 0} == {**document, "revision": 0}
    assert {change.who for change in changes(other)} == {"cli:kim"}


def test_an_import_writes_what_differs_and_a_dry_run_only_says_it(engine: Engine) -> None:
    document = json.loads(json.dumps(export(engine)))
    entry = next(entry for entry in document["entries"] if entry["code"] == "503")
    entry["texts"]["ko"]["title"] = "새 제목"
    entry["aliases"] = {"en": ["other name"]}
    entry["facts"] = "ignored"
    entry["permanent"] = False
    expected = {("503/ko", "title"), ("503", "alias"), ("503", "facts")}
    assert {
        (one.key, one.field) for one in import_document(engine, document, actor="cli:kim", dry_run=True)
    } == expected
    assert changes(engine) == ()
    assert {(one.key, one.field) for one in import_document(engine, document, actor="cli:kim")} == expected
    found = load(engine).entries["503"]
    assert (found.texts["ko"].title, found.aliases, found.facts.permanent) == ("새 제목", ("other name",), False)
    assert {change.who for change in changes(engine)} == {"cli:kim"}


def test_an_alias_moves_from_one_entry_to_another(engine: Engine) -> None:
    document = json.loads(json.dumps(export(engine)))
    entries = {entry["code"]: entry for entry in document["entries"]}
    entries["500"]["aliases"]["ko"].append(entries["503"]["aliases"]["ko"].pop())
    import_document(engine, document, actor="cli:kim")
    assert "서비스 불가" in load(engine).entries["500"].aliases


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_import_is_all_or_nothing(database: Database, engine: Engine, *, dry_run: bool) -> None:
    entries = [
        {"code": "503", "texts": {"ko": {"title": "new"}}},
        {"code": "500", "texts": {"ko": {"title": " "}}},
    ]
    before = database.content()
    with pytest.raises(StoreError, match="500/ko: title is blank"):
        import_document(engine, {"entries": entries}, actor="cli:kim", dry_run=dry_run)
    assert database.content() == before


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "no exported catalogue"),
        ({"entries": [{}]}, r"entries\[0\] has no code"),
        ({"entries": [{"code": "503", "retry": 5}]}, r"503: facts\.retry"),
        ({"entries": [{"code": "503", "texts": 5}]}, "entry 503 is not as an export writes it"),
        ({"entries": [{"code": "503", "aliases": 5}]}, "aliases or phrases"),
    ],
)
def test_what_is_no_export_is_refused(engine: Engine, document: object, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        import_document(engine, document, actor="cli:kim")


def test_a_backup_is_restored_with_its_history(sqlite_database: Database, tmp_path: Path) -> None:
    sqlite_database.sql(*OWN)
    before = sqlite_database.content()
    backup(sqlite_database.url, tmp_path / "b.db")
    assert (tmp_path / "b.db").stat().st_mode & 0o777 == 0o600
    sqlite_database.sql("UPDATE entry_text SET title = 'lost'")
    restore(sqlite_database.url, tmp_path / "b.db")
    assert sqlite_database.content() == before


def test_a_backup_does_not_overwrite(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text("precious")
    with pytest.raises(StoreError, match="exists already"):
        backup(sqlite_database.url, tmp_path / "b.db")
    assert (tmp_path / "b.db").read_text() == "precious"


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to look like one" * 100])
def test_what_is_no_backup_is_not_restored(sqlite_database: Database, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.db").write_bytes(content)
    before = sqlite_database.content()
    with pytest.raises(StoreError, match="no backup of an httpbot database"):
        restore(sqlite_database.url, tmp_path / "b.db")
    assert sqlite_database.content() == before


def test_postgres_has_its_own_tools() -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        backup("postgresql://u@h/d", Path("x"))
