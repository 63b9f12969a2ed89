"""Rows make one validated catalogue."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.catalogue import Facts
from bot.store.errors import BadSnapshotError
from bot.store.release import release
from bot.store.snapshot import load, read_revision
from tests.store.catalogues import small, with_entry
from tests.store.database import Database


def test_what_was_shipped_is_what_is_loaded(engine: Engine) -> None:
    shipped, loaded = small(), load(engine)
    assert loaded.entries.keys() == shipped.entries.keys()
    for code, one in shipped.entries.items():
        found = loaded.entries[code]
        assert (found.kind, found.origin, found.facts, found.texts) == (one.kind, one.origin, one.facts, one.texts)
        assert sorted(found.aliases) == sorted(one.aliases)
        assert sorted(found.phrases) == sorted(one.phrases)
        assert found.edited is None
    assert loaded.contrasts == shipped.contrasts
    assert loaded.revision == read_revision(engine)


def test_unchanged_entries_are_the_same_objects_after_a_reload(database: Database, engine: Engine) -> None:
    before = load(engine)
    database.sql("UPDATE entry_text SET title = 'x' WHERE code = '503' AND locale = 'en'")
    after = load(engine, previous=before)
    assert after.entries["500"] is before.entries["500"]
    assert after.entries["503"].texts["en"].title == "x"


def test_what_an_edit_left_alone_is_the_same_object_too(database: Database, engine: Engine) -> None:
    before = load(engine)
    database.sql("UPDATE entry_text SET title = 'x' WHERE code = '503' AND locale = 'en'")
    now, then = load(engine, previous=before).entries["503"], before.entries["503"]
    assert now.phrases is then.phrases
    assert now.aliases is then.aliases
    assert now.texts["ko"] is then.texts["ko"]


def test_languages_stay_in_order_whichever_was_edited_last(database: Database, engine: Engine) -> None:
    """Postgres puts a changed row behind the others, and an index made of titles in another order would be made anew."""
    database.sql("UPDATE entry_text SET description = 'x' WHERE code = '503' AND locale = 'en'")
    assert list(load(engine).entries["503"].texts) == ["en", "ko"]


def test_an_edited_entry_says_who_and_when(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry_text SET title = 'x' WHERE code = '503' AND locale = 'en'")
    database.sql("INSERT INTO alias (alias, code) VALUES ('서버 터짐', '500')")
    loaded = load(engine)
    edit = loaded.entries["503"].edited
    assert edit
    assert edit.who == ("sqlite" if database.is_sqlite else "postgres")
    assert edit.at.tzinfo
    assert loaded.entries["500"].edited
    assert loaded.entries["504"].edited is None


def test_a_release_is_no_edit_of_the_team(engine: Engine) -> None:
    newer = small().entries["503"]
    words = replace(newer.texts["en"], title="Newer")
    release(engine, with_entry(small(), replace(newer, texts={**newer.texts, "en": words})))
    assert load(engine).entries["503"].texts["en"].title == "Newer"
    assert load(engine).entries["503"].edited is None


def test_hidden_entries_are_left_out_and_nothing_refers_to_them(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO ruling (code, ruling) VALUES ('504', 'Ours.')")
    database.sql("UPDATE entry SET hidden = 1 WHERE code = '504'")
    loaded = load(engine)
    assert "504" not in loaded.entries
    assert loaded.entries["503"].facts.related == ()
    assert loaded.entries["overload"].facts.also == ()
    assert loaded.contrasts == {}
    assert loaded.rulings == ()
    assert loaded.hidden == {504}


def test_a_team_entry_shows_once_it_has_a_text(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO entry (code, kind) VALUES ('ACME-1042', 'custom')")
    assert "ACME-1042" not in load(engine).entries
    words = "('ACME-1042', 'ko', '재고 없음', '창고에 없습니다. 기다리세요.')"
    database.sql(f"INSERT INTO entry_text (code, locale, title, description) VALUES {words}")
    found = load(engine).entries["ACME-1042"]
    assert found.label == "ACME-1042"
    assert found.text("en").title == "재고 없음"
    assert found.text("en").summary == "창고에 없습니다"
    assert (found.origin, found.facts, found.text("ko").checks) == ("team", Facts(), ())


def test_a_number_that_the_team_adds_is_found_by_its_number(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO entry (code, kind) VALUES ('299', 'code')")
    database.sql("INSERT INTO entry_text (code, locale, title, description) VALUES ('299', 'en', 'Ours', 'D')")
    assert load(engine).numbers[299][0].facts.status_class == "2xx"


def test_rulings_are_loaded(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO ruling (code, ruling, who, link) VALUES ('503', 'Always.', 'U1', 'https://w/1')")
    ((ruling),) = load(engine).rulings
    assert (ruling.code, ruling.ruling, ruling.who, ruling.link) == ("503", "Always.", "U1", "https://w/1")


def test_another_language_is_kept_but_not_shown(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO locale (tag) VALUES ('ja')")
    database.sql("INSERT INTO entry_text (code, locale, title, description) VALUES ('503', 'ja', 'T', 'D')")
    assert set(load(engine).entries["503"].texts) == {"en", "ko"}


@pytest.mark.parametrize(
    ("facts", "named"),
    [('{"number": "503"}', "facts.number"), ('{"fault": "me"}', "facts.fault"), ('{"retry": {}}', "facts.retry")],
)
def test_facts_that_cannot_be_read_are_named_with_their_entry(
    database: Database, engine: Engine, facts: str, named: str
) -> None:
    database.sql(f"UPDATE entry SET facts = '{facts}' WHERE code = '503'")
    with pytest.raises(BadSnapshotError, match=f"entry 503: .*{named}"):
        load(engine)


def test_facts_of_a_newer_release_are_passed_over(database: Database, engine: Engine) -> None:
    database.sql("""UPDATE entry SET facts = '{"number": 503, "invented_later": 1}' WHERE code = '503'""")
    assert load(engine).entries["503"].facts == Facts(number=503)


def test_an_empty_catalogue_is_no_snapshot(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry SET hidden = 1")
    with pytest.raises(BadSnapshotError, match="httpbot release"):
        load(engine)
