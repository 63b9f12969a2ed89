"""What triggers write down of raw SQL, and taking it back."""

import json
from typing import Any

from sqlalchemy import Engine

from bot.store.release import release
from bot.store.roles import editor_role
from tests.store.catalogues import entry, number, small, with_entry, with_text
from tests.store.database import Database

OWN = (
    "INSERT INTO entry (code, kind) VALUES ('ACME-1042', 'custom')",
    "INSERT INTO entry_text (code, locale, title, description) VALUES ('ACME-1042', 'en', 'Ours', 'What it means.')",
    "INSERT INTO alias (alias, code) VALUES ('acme breaks', 'ACME-1042')",
    "INSERT INTO ruling (code, ruling) VALUES ('ACME-1042', 'Call Kim.')",
)
TEXTS = "SELECT * FROM entry_text ORDER BY code, locale"


def history(database: Database) -> list[tuple[str, str, str, Any, Any]]:
    rows = database.sql("SELECT tbl, op, key, old, new FROM edit_history ORDER BY id")
    return [(tbl, op, key, old and json.loads(old), new and json.loads(new)) for tbl, op, key, old, new in rows]


def test_a_release_leaves_no_history_of_what_it_adds(database: Database) -> None:
    assert history(database) == []


def test_an_upgrade_leaves_history_of_what_it_changes_but_not_of_what_it_adds(
    database: Database, engine: Engine
) -> None:
    newer = entry("507", "code", number(507, "Insufficient Storage"), aliases=("storage full",))
    release(engine, with_entry(with_text(small(), "503", "en", title="Newer"), newer))
    ((_, op, key, _, new),) = history(database)
    assert (op, key, new["title"]) == ("update", "503/en", "Newer")
    assert database.value("SELECT who FROM edit_history") == "release"


def test_an_update_is_recorded_with_what_changed(database: Database) -> None:
    database.sql("UPDATE entry_text SET title = '새 제목', plain = 'Neu.' WHERE code = '503' AND locale = 'ko'")
    ((tbl, op, key, old, new),) = history(database)
    assert (tbl, op, key) == ("entry_text", "update", "503/ko")
    assert old == {"code": "503", "locale": "ko", "title": "한국어 503", "plain": "한국어 503: plain."}
    assert new == {"code": "503", "locale": "ko", "title": "새 제목", "plain": "Neu."}


def test_history_says_who_and_when(database: Database) -> None:
    database.sql("INSERT INTO alias (alias, code) VALUES ('서버 터짐', '500')")
    ((who, at),) = database.sql("SELECT who, at FROM edit_history")
    assert who == ("sqlite" if database.is_sqlite else "postgres")
    assert len(at) == len("2026-11-24T09:00:00.000Z")
    assert at.startswith("20")
    assert at.endswith("Z")


def test_all_that_concerns_an_entry_is_found_by_its_code(database: Database) -> None:
    database.sql(*OWN)
    found = database.sql("SELECT key FROM edit_history WHERE key LIKE 'ACME-1042%' ORDER BY id")
    assert [key for (key,) in found] == ["ACME-1042", "ACME-1042/en", "ACME-1042/acme breaks", "ACME-1042/1"]


def test_an_update_that_changes_nothing_is_not_recorded(database: Database) -> None:
    before = database.value("SELECT rev FROM revision")
    database.sql("UPDATE entry_text SET title = title")
    assert history(database) == []
    assert database.value("SELECT rev FROM revision") == before


def test_an_update_is_undone(database: Database) -> None:
    before = database.sql(TEXTS)
    database.sql("UPDATE entry_text SET description = 'x' WHERE code = '503' AND locale = 'ko'")
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert database.sql(TEXTS) == before


def test_undo_leaves_later_changes_of_other_fields(database: Database) -> None:
    database.sql("UPDATE entry_text SET description = 'x' WHERE code = '503' AND locale = 'ko'")
    database.sql("UPDATE entry_text SET title = 'later' WHERE code = '503' AND locale = 'ko'")
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    ((title, description),) = database.sql(
        "SELECT title, description FROM entry_text WHERE code = '503' AND locale = 'ko'"
    )
    assert (title, description) == ("later", "한국어 503: description.")


def test_an_undo_is_itself_undone_and_the_first_change_undone_again(database: Database) -> None:
    titles = "SELECT title FROM entry_text WHERE code = '503' AND locale = 'en'"
    database.sql("UPDATE entry_text SET title = 'x' WHERE code = '503' AND locale = 'en'")
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert database.value(titles) == "English 503"
    database.sql("INSERT INTO undo (history_id) VALUES (2)")
    assert database.value(titles) == "x"
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert database.value(titles) == "English 503"


def test_an_insert_is_undone(database: Database) -> None:
    database.sql("INSERT INTO alias (alias, code) VALUES ('서버 터짐', '500')")
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert database.sql("SELECT * FROM alias WHERE alias = '서버 터짐'") in ([], ())


def test_an_update_without_where_is_undone_by_one_statement(database: Database) -> None:
    before = database.content() | {"edit_history": []}
    database.sql("UPDATE entry_text SET description = 'WIPED', title = 'WIPED'")
    assert database.value("SELECT count(DISTINCT description) FROM entry_text") == 1
    last = "SELECT id FROM edit_history WHERE at = (SELECT max(at) FROM edit_history) ORDER BY id DESC"
    database.sql(f"INSERT INTO undo (history_id) {last}")
    assert database.content() | {"edit_history": []} == before


def test_a_deleted_entry_comes_back_with_all_that_hung_on_it(database: Database) -> None:
    database.sql(*OWN)
    before = database.content() | {"edit_history": []}
    newest = database.value("SELECT max(id) FROM edit_history")
    database.sql("DELETE FROM entry WHERE code = 'ACME-1042'")
    assert database.value("SELECT count(*) FROM alias WHERE code = 'ACME-1042'") == 0
    assert database.value("SELECT count(*) FROM ruling") == 0
    database.sql(f"INSERT INTO undo (history_id) SELECT id FROM edit_history WHERE id > {newest} ORDER BY id DESC")
    assert database.content() | {"edit_history": []} == before


def test_undoing_what_made_an_entry_backwards_leaves_nothing_of_it(database: Database) -> None:
    before = database.content() | {"edit_history": []}
    database.sql(*OWN)
    database.sql("INSERT INTO undo (history_id) SELECT id FROM edit_history ORDER BY id DESC")
    assert database.content() | {"edit_history": []} == before


def test_words_given_to_an_empty_field_are_taken_back(database: Database) -> None:
    database.sql(*OWN)
    database.sql("UPDATE entry_text SET summary = 'Now.' WHERE code = 'ACME-1042'")
    database.sql("INSERT INTO undo (history_id) SELECT max(id) FROM edit_history")
    assert database.value("SELECT summary FROM entry_text WHERE code = 'ACME-1042'") == ""


def test_a_change_whose_row_is_gone_is_not_undone(database: Database) -> None:
    database.sql(*OWN)
    database.sql("DELETE FROM alias WHERE code = 'ACME-1042'")
    assert "the row of that change is gone" in database.refusal("INSERT INTO undo (history_id) VALUES (3)")


def test_a_deletion_is_not_undone_twice(database: Database) -> None:
    database.sql(*OWN)
    database.sql("DELETE FROM alias WHERE code = 'ACME-1042'")
    database.sql("INSERT INTO undo (history_id) VALUES (5)")
    assert "the row of that deletion is there again" in database.refusal("INSERT INTO undo (history_id) VALUES (5)")


def test_undo_cannot_delete_what_was_shipped(database: Database) -> None:
    database.sql("UPDATE entry SET hidden = 1 WHERE code = '503'")
    database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert database.value("SELECT hidden FROM entry WHERE code = '503'") == 0
    assert database.value("SELECT origin FROM entry WHERE code = '503'") == "shipped"


def test_a_replaced_text_is_recorded_and_undone(sqlite_database: Database) -> None:
    before = sqlite_database.sql(TEXTS)
    sqlite_database.sql(
        "INSERT OR REPLACE INTO entry_text (code, locale, title, description) VALUES ('503', 'ko', 'T', 'D')"
    )
    ((_, op, key, old, new),) = history(sqlite_database)
    assert (op, key, old["title"], new["title"]) == ("replace", "503/ko", "한국어 503", "T")
    sqlite_database.sql("INSERT INTO undo (history_id) VALUES (1)")
    assert sqlite_database.sql(TEXTS) == before


def test_an_ignored_insert_leaves_nothing_behind(sqlite_database: Database) -> None:
    ignored = "INSERT OR IGNORE INTO entry_text (code, locale, title, description) VALUES ('503', 'ko', 'T', 'D')"
    sqlite_database.sql(ignored)
    assert history(sqlite_database) == []
    sqlite_database.sql("DELETE FROM entry_text WHERE code = '503' AND locale = 'ko'", ignored)
    assert [row[1] for row in history(sqlite_database)] == ["delete", "insert"]


def test_an_editor_edits_undoes_and_is_named_but_cannot_forge(postgres_database: Database) -> None:
    role = "an_editor"
    postgres_database.sql(*editor_role(role).replace("PASSWORD '...'", "").split(";\n"))
    postgres_database.sql(
        "SET httpbot.actor = 'somebody else'",
        "UPDATE entry_text SET title = 'x' WHERE code = '503' AND locale = 'en'",
        user=role,
    )
    assert postgres_database.value("SELECT who FROM edit_history") == role
    postgres_database.sql("INSERT INTO undo (history_id) VALUES (1)", user=role)
    assert postgres_database.value("SELECT title FROM entry_text WHERE code = '503' AND locale = 'en'") == "English 503"
    postgres_database.sql("INSERT INTO ruling (code, ruling) VALUES ('503', 'Ours.')", user=role)
    for forged in (
        "INSERT INTO edit_history (at, who, tbl, op, key) VALUES ('', 'x', '', '', '')",
        "DELETE FROM edit_history",
        "UPDATE revision SET rev = 0",
        "ALTER TABLE entry_text DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "SELECT * FROM miss",
    ):
        refused = postgres_database.refusal(forged, user=role)
        assert "permission denied" in refused or "must be owner" in refused
    postgres_database.sql(f"DROP OWNED BY {role}", f"DROP ROLE {role}")


def test_an_open_transaction_of_one_admin_does_not_hold_up_another(postgres_database: Database) -> None:
    with postgres_database.connect() as idle:
        idle.execute("UPDATE entry_text SET title = 'idle' WHERE code = '503' AND locale = 'en'")
        postgres_database.sql("SET lock_timeout = '1s'", "UPDATE entry_text SET title = 'busy' WHERE code = '500'")
    assert postgres_database.value("SELECT count(*) FROM entry_text WHERE title = 'busy'") == 2


def test_one_transaction_moves_the_revision_once(postgres_database: Database) -> None:
    before = postgres_database.value("SELECT rev FROM revision")
    postgres_database.sql("UPDATE entry_text SET title = 'x'", "UPDATE alias SET code = '500'")
    assert postgres_database.value("SELECT rev FROM revision") == before + 1
