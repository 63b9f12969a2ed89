"""Saving a form: both languages or none, and never over words that somebody else has saved since it was opened."""

import pytest
from sqlalchemy import Engine

from bot.catalogue import LOCALES, Locale
from bot.errors import StoreError
from bot.store.edits import RefusedTextError, Words
from bot.store.ledger import ClashError, Fingerprints, Ledger, fingerprints
from bot.store.rulings import list_rulings
from bot.store.snapshot import load
from tests.store.database import Database


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    return Ledger(engine)


def base(ledger: Ledger) -> dict[Locale, Fingerprints]:
    return {tag: fingerprints(ledger.words("503", tag)) for tag in LOCALES}


def test_both_languages_are_saved_together_and_named(ledger: Ledger) -> None:
    typed: dict[Locale, Words] = {
        "en": {"title": "New", "summary": "English 503: summary."},
        "ko": {"title": "새 제목"},
    }
    changes = ledger.save("503", typed, base(ledger), actor="U1")
    assert [(one.key, one.who, sorted(one.new or {})) for one in changes] == [
        ("503/en", "U1", ["code", "locale", "title"]),
        ("503/ko", "U1", ["code", "locale", "title"]),
    ]


def test_of_two_languages_the_refused_one_is_named_and_neither_is_saved(ledger: Ledger, engine: Engine) -> None:
    with pytest.raises(RefusedTextError, match="title is over 2800 characters") as refused:
        ledger.save("503", {"en": {"title": "New"}, "ko": {"title": "<" * 701}}, base(ledger), actor="U1")
    assert refused.value.locale == "ko"
    assert load(engine).entries["503"].texts["en"].title == "English 503"
    assert ledger.history(None, 10) == ()


def test_a_clash_tells_who_when_and_what(ledger: Ledger, database: Database) -> None:
    before = base(ledger)
    database.sql("UPDATE entry_text SET title = 'theirs', plain = 'theirs too' WHERE code = '503' AND locale = 'en'")
    with pytest.raises(ClashError) as clash:
        ledger.save("503", {"en": {"title": "mine"}}, before, actor="U1")
    found = clash.value.clash
    assert found.fields == {"en": ("title",)}
    assert found.theirs["en"]["title"] == "theirs"
    assert found.change
    assert found.change.who in ("sqlite", "postgres")


def test_typing_what_somebody_else_saved_is_no_clash(ledger: Ledger, database: Database) -> None:
    before = base(ledger)
    database.sql("UPDATE entry_text SET title = 'same' WHERE code = '503' AND locale = 'en'")
    assert ledger.save("503", {"en": {"title": "same"}}, before, actor="U1") == ()


def test_checks_that_differ_in_blank_lines_only_are_the_same(ledger: Ledger, database: Database) -> None:
    database.sql("UPDATE entry_text SET checks = ' one\n\n two ' WHERE code = '503' AND locale = 'en'")
    assert ledger.save("503", {"en": {"checks": "one\ntwo"}}, base(ledger), actor="U1") == ()


def test_an_entry_is_made_with_its_text_or_not_at_all(ledger: Ledger, database: Database) -> None:
    fresh: dict[Locale, Fingerprints] = dict.fromkeys(LOCALES, fingerprints({}))
    with pytest.raises(StoreError, match="description cannot be NULL"):
        ledger.save("ACME-1", {"en": {"title": "T"}}, fresh, actor="U1", create="custom")
    assert database.sql("SELECT * FROM entry WHERE code = 'ACME-1'") == []
    words = {"title": "T", "description": "D"}
    changes = ledger.save("ACME-1", {"en": words}, fresh, actor="U1", create="custom")
    assert [(one.op, one.key) for one in changes] == [("insert", "ACME-1"), ("insert", "ACME-1/en")]
    ledger.undo([one.id for one in changes], actor="U1")
    assert database.sql("SELECT * FROM entry WHERE code = 'ACME-1'") == []


def test_rulings_are_listed_with_their_ids(ledger: Ledger, engine: Engine) -> None:
    number = ledger.rule("503", "We page.", who="kim", link=None, actor="U1")
    assert [(one.id, one.ruling.code, one.ruling.who) for one in list_rulings(engine)] == [(number, "503", "kim")]
    ledger.unrule(number, actor="U1")
    assert ledger.rulings() == ()
