"""Bad edits by raw SQL: refused on both engines with a sentence that says what to do, and nothing has changed."""

import pytest

from tests.store.database import Database

OWN = (
    "INSERT INTO entry (code, kind) VALUES ('ACME-1042', 'custom')",
    "INSERT INTO entry_text (code, locale, title, description) VALUES ('ACME-1042', 'en', 'Ours', 'What it means.')",
)
TOO_MANY_AMPERSANDS = "&" * 600
UPDATE = "UPDATE entry_text SET {} WHERE code = '503' AND locale = 'ko'"

REFUSED = {
    "an empty description": (UPDATE.format("description = ''"), "description is blank; write some words"),
    "a blank description": (UPDATE.format("description = ' \n\t '"), "description is blank; write some words"),
    "a description of ideographic spaces": (UPDATE.format("description = '\u3000\u3164'"), "description is blank"),
    "an empty title": (UPDATE.format("title = ''"), "title is blank; write some words"),
    "an empty summary": (UPDATE.format("summary = ''"), "summary is blank; write some words"),
    "a blank summary": (UPDATE.format("summary = '  '"), "summary is blank; write some words"),
    "empty checks": (UPDATE.format("checks = ''"), "checks is blank; write some words"),
    "a description too long": (UPDATE.format(f"description = '{'x' * 2801}'"), "over 2800 characters"),
    "a description too long once escaped": (UPDATE.format(f"description = '{TOO_MANY_AMPERSANDS}'"), "over 2800"),
    "a title too long": (UPDATE.format(f"title = '{'가' * 2801}'"), "title is over 2800 characters"),
    "a summary too long": (UPDATE.format(f"summary = '{'<' * 701}'"), "summary is over 2800 characters"),
    "NULL for a description": (UPDATE.format("description = NULL"), "entry_text.description cannot be NULL"),
    "NULL for a title": (UPDATE.format("title = NULL"), "entry_text.title cannot be NULL"),
    "NULL for checks": (UPDATE.format("checks = NULL"), "leave the column out for its default"),
    "a text without description": (
        "INSERT INTO entry_text (code, locale, title) VALUES ('503', 'en', 'T')",
        "entry_text.description cannot be NULL; give it a value",
    ),
    "a text in an unknown locale": (
        "INSERT INTO entry_text (code, locale, title, description) VALUES ('503', 'fr', 'T', 'D')",
        "no such locale; use en or ko",
    ),
    "a text moved to an unknown locale": (UPDATE.format("locale = 'fr'"), "the primary key of entry_text"),
    "a text of an unknown code": (
        "INSERT INTO entry_text (code, locale, title, description) VALUES ('5033', 'en', 'T', 'D')",
        "no entry has this code; INSERT it INTO entry",
    ),
    "an alias that exists": (
        "INSERT INTO alias (alias, code) VALUES ('서비스 불가', '500')",
        "this alias exists already; to move it: UPDATE alias",
    ),
    "an alias of an unknown code": ("INSERT INTO alias (alias, code) VALUES ('x', '5000')", "no entry has this code"),
    "an alias moved to an unknown code": ("UPDATE alias SET code = 'nope'", "no entry has this code"),
    "an alias renamed": ("UPDATE alias SET alias = 'x' WHERE code = '504'", "INSERT the new alias and DELETE this one"),
    "an alias in capitals": ("INSERT INTO alias (alias, code) VALUES ('Server Down', '500')", "in lower case"),
    "an alias too long": (f"INSERT INTO alias (alias, code) VALUES ('{'x' * 81}', '500')", "alias has 1 to 80"),
    "an empty alias": ("INSERT INTO alias (alias, code) VALUES ('', '500')", "alias"),
    "NULL for an alias": ("INSERT INTO alias (alias, code) VALUES (NULL, '500')", "alias.alias cannot be NULL"),
    "NULL for an alias's code": ("INSERT INTO alias (alias, code) VALUES ('x', NULL)", "alias.code cannot be NULL"),
    "a code that exists": ("INSERT INTO entry (code, kind) VALUES ('503', 'custom')", "exists already; UPDATE it"),
    "an unknown kind": ("INSERT INTO entry (code, kind) VALUES ('A', 'thing')", "kind: code, class, vendor, topic"),
    "a code of kind code that is no number": (
        "INSERT INTO entry (code, kind) VALUES ('ACME', 'code')",
        "for others use kind custom",
    ),
    "a code with a blank in it": ("INSERT INTO entry (code, kind) VALUES ('A B', 'custom')", "has no blank, slash"),
    "an entry without a kind": ("INSERT INTO entry (code) VALUES ('A')", "entry.kind cannot be NULL"),
    "facts that are no JSON": ("UPDATE entry SET facts = '{' WHERE code = '503'", "entry.facts is no JSON object"),
    "facts that are a list": ("UPDATE entry SET facts = '[1]' WHERE code = '503'", "entry.facts is no JSON object"),
    "hidden that is neither 0 nor 1": ("UPDATE entry SET hidden = 2 WHERE code = '503'", "hidden is 0 or 1"),
    "a rename of an entry": ("UPDATE entry SET code = '599' WHERE code = '503'", "the primary key of entry cannot be"),
    "a rename of every entry": ("UPDATE entry SET code = code || 'x'", "the primary key of entry cannot be changed"),
    "a shipped entry made ours": ("UPDATE entry SET origin = 'team'", "entry.origin cannot be changed"),
    "an entry that pretends to be shipped": (
        "INSERT INTO entry (code, kind, origin) VALUES ('A', 'custom', 'shipped')",
        "leave origin out",
    ),
    "deletion of a shipped entry": ("DELETE FROM entry WHERE code = '503'", "use UPDATE entry SET hidden = 1"),
    "deletion of all entries": ("DELETE FROM entry", "shipped entries cannot be deleted"),
    "deletion of a shipped entry's texts": (
        "DELETE FROM entry_text WHERE code = '503'",
        "the last text of a shipped entry stays; to hide it: UPDATE entry SET hidden = 1",
    ),
    "deletion of all texts": ("DELETE FROM entry_text", "the last text of a shipped entry stays"),
    "deletion of a shipped contrast": ("DELETE FROM contrast", "use UPDATE contrast SET hidden = 1"),
    "a contrast text too long": (f"UPDATE contrast_text SET rule = '{'x' * 2801}'", "rule is over 2800 characters"),
    "a ruling on an unknown code": ("INSERT INTO ruling (code, ruling) VALUES ('x', 'r')", "no entry has this code"),
    "a blank ruling": ("INSERT INTO ruling (code, ruling) VALUES ('503', ' ')", "ruling is blank"),
    "a ruling with a bad link": (
        "INSERT INTO ruling (code, ruling, link) VALUES ('503', 'r', 'http://wiki')",
        "link starts with https://",
    ),
    "a link that would break a Slack link": (
        "INSERT INTO ruling (code, ruling, link) VALUES ('503', 'r', 'https://wiki/<!channel>')",
        "link starts with https:// and has no blank, <, > or |",
    ),
    "deletion of a locale in use": ("DELETE FROM locale WHERE tag = 'ko'", "this locale has texts"),
    "a locale that exists": ("INSERT INTO locale (tag) VALUES ('ko')", "this locale exists already"),
    "undo of an unknown id": ("INSERT INTO undo (history_id) VALUES (424242)", "edit_history has no such id"),
    "undo of NULL": ("INSERT INTO undo (history_id) VALUES (NULL)", "edit_history has no such id"),
    "forged history": (
        "INSERT INTO edit_history (at, who, tbl, op, key) VALUES ('', 'me', 'entry', 'delete', '503')",
        "edit_history cannot be changed; to take a change back: INSERT INTO undo",
    ),
    "deletion of the revision": ("DELETE FROM revision", "revision is kept by the database itself"),
    "a second revision": ("INSERT INTO revision (rev) VALUES (1)", "revision is kept by the database itself"),
}


@pytest.mark.parametrize(("statement", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_edit_is_refused_with_a_sentence_and_changes_nothing(
    untouched: Database, statement: str, sentence: str
) -> None:
    before, revision = untouched.content(), untouched.value("SELECT rev FROM revision")
    refusal = untouched.refusal(statement)
    assert sentence in refusal
    assert "constraint" not in refusal.lower(), "the engine's own words"
    assert untouched.content() == before
    assert untouched.value("SELECT rev FROM revision") == revision


@pytest.mark.parametrize("statement", ["UPDATE edit_history SET who = 'nobody'", "DELETE FROM edit_history"])
def test_history_cannot_be_changed(database: Database, statement: str) -> None:
    database.sql("UPDATE entry_text SET title = 'New' WHERE code = '503' AND locale = 'en'")
    assert "edit_history cannot be changed; to take a change back" in database.refusal(statement)
    assert database.value("SELECT count(*) FROM edit_history") == 1


def test_history_cannot_be_replaced(database: Database) -> None:
    database.sql("UPDATE entry_text SET title = 'New' WHERE code = '503' AND locale = 'en'")
    row = "(id, at, who, tbl, op, key) VALUES (1, '', 'me', 'entry', 'delete', '503')"
    replace = f"INSERT OR REPLACE INTO edit_history {row}" if database.is_sqlite else f"INSERT INTO edit_history {row}"
    assert "edit_history cannot be changed" in database.refusal(replace)


@pytest.mark.parametrize("table", ["entry", "entry_text", "alias", "phrase", "edit_history", "revision"])
def test_truncate_is_refused(postgres_database: Database, table: str) -> None:
    assert "TRUNCATE is refused" in postgres_database.refusal(f"TRUNCATE {table} CASCADE")


def test_an_entry_that_exists_is_not_replaced_with_all_that_hangs_on_it(sqlite_database: Database) -> None:
    before = sqlite_database.content()
    replace = "INSERT OR REPLACE INTO entry (code, kind) VALUES ('503', 'code')"
    assert "an entry with this code exists already" in sqlite_database.refusal("PRAGMA foreign_keys = ON", replace)
    assert sqlite_database.content() == before


GOOD = {
    "a team entry with its two necessary columns": OWN[:1],
    "a text with title and description only": OWN,
    "an alias in Korean": ("INSERT INTO alias (alias, code) VALUES ('서버 터짐', '500')",),
    "hiding a shipped entry": ("UPDATE entry SET hidden = 1 WHERE code = '503'",),
    "deleting a team entry": (*OWN, "DELETE FROM entry WHERE code = 'ACME-1042'"),
    "a description of 2800 characters": (UPDATE.format(f"description = '{'x' * 2800}'"),),
    "a description that would be markup": (UPDATE.format("description = '<!channel> & <b>'"),),
    "moving an alias": ("UPDATE alias SET code = '504' WHERE alias = '서비스 불가'",),
    "a ruling with a link": (
        "INSERT INTO ruling (code, ruling, who, link) VALUES ('503', 'Ours.', 'U1', 'https://wiki.example/x')",
    ),
    "a phrase that another entry has": ("INSERT INTO phrase (phrase, code) VALUES ('server is overloaded', '500')",),
    "an upsert of a text": (
        """INSERT INTO entry_text (code, locale, title, description) VALUES ('503', 'ko', 'T', 'D')
           ON CONFLICT (code, locale) DO UPDATE SET title = excluded.title""",
    ),
    "another language": (
        "INSERT INTO locale (tag) VALUES ('ja')",
        "INSERT INTO entry_text (code, locale, title, description) VALUES ('503', 'ja', 'T', 'D')",
    ),
    "a code that nobody registered": ("INSERT INTO entry (code, kind) VALUES ('299', 'code')",),
}


@pytest.mark.parametrize("statements", GOOD.values(), ids=GOOD.keys())
def test_a_good_edit_is_taken_and_moves_the_revision(database: Database, statements: tuple[str, ...]) -> None:
    before = database.value("SELECT rev FROM revision")
    database.sql(*statements)
    assert database.value("SELECT rev FROM revision") > before
