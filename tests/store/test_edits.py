"""Edits by the bot and the command line: in a person's name, and never over somebody else's."""

import pytest
from sqlalchemy import Engine

from bot.errors import StoreError
from bot.store import edits
from bot.store.history import changes, undo_changes
from bot.store.snapshot import load
from tests.store.database import Database


def test_an_edit_writes_what_differs_and_names_the_person(engine: Engine) -> None:
    before = edits.read_words(engine, "503", "ko")
    words = {**before, "title": " 새 제목 ", "checks": "하나\r\n\r\n 둘 \n"}
    assert edits.edit_words(engine, "503", "ko", words, expected=before, actor="U024BE7LH") == {
        "title": "새 제목",
        "checks": "하나\n둘",
    }
    text = load(engine).entries["503"].texts["ko"]
    assert (text.title, text.checks) == ("새 제목", ("하나", "둘"))
    ((change),) = changes(engine, code="503")
    assert (change.who, change.op, change.key) == ("U024BE7LH", "update", "503/ko")
    assert load(engine).entries["503"].edited


def test_nobody_saves_over_what_somebody_else_saved_in_between(database: Database, engine: Engine) -> None:
    before = edits.read_words(engine, "503", "ko")
    database.sql("UPDATE entry_text SET title = 'theirs' WHERE code = '503' AND locale = 'ko'")
    with pytest.raises(edits.EditedMeanwhileError) as refused:
        edits.edit_words(engine, "503", "ko", {"title": "ours"}, expected=before, actor="U1")
    assert refused.value.theirs["title"] == "theirs"
    assert load(engine).entries["503"].texts["ko"].title == "theirs"


def test_an_edit_of_another_field_in_between_is_no_conflict(database: Database, engine: Engine) -> None:
    before = edits.read_words(engine, "503", "ko")
    database.sql("UPDATE entry_text SET title = 'theirs' WHERE code = '503' AND locale = 'ko'")
    edits.edit_words(engine, "503", "ko", {**before, "summary": "ours"}, expected=before, actor="U1")
    text = load(engine).entries["503"].texts["ko"]
    assert (text.title, text.summary) == ("theirs", "ours")


def test_saving_without_a_change_writes_nothing(engine: Engine) -> None:
    before = edits.read_words(engine, "503", "ko")
    assert edits.edit_words(engine, "503", "ko", before, expected=before, actor="U1") == {}
    assert changes(engine) == ()


def test_a_refused_edit_is_told_in_the_database_s_words(engine: Engine) -> None:
    before = edits.read_words(engine, "503", "ko")
    with pytest.raises(StoreError, match=r"^description is over 2800 characters"):
        edits.edit_words(engine, "503", "ko", {"description": "<" * 701}, expected=before, actor="U1")
    with pytest.raises(StoreError, match=r"^summary is blank; write some words$"):
        edits.edit_words(engine, "503", "ko", {"summary": " "}, expected=before, actor="U1")


def test_an_unknown_entry_is_named(engine: Engine) -> None:
    with pytest.raises(StoreError, match="there is no entry 5033"):
        edits.read_words(engine, "5033", "ko")


def test_a_team_writes_an_entry_of_its_own(engine: Engine) -> None:
    edits.add_entry(engine, "ACME-1042", actor="cli:kim")
    assert edits.read_words(engine, "ACME-1042", "en") == {}
    words = {"title": "Out of stock", "description": "The warehouse has none."}
    edits.edit_words(engine, "ACME-1042", "en", words, expected={}, actor="cli:kim")
    edits.add_alias(engine, "  Out of   STOCK ", "ACME-1042", actor="cli:kim")
    edits.add_ruling(engine, "ACME-1042", "Answer 409.", who="U1", link="https://wiki.example/1", actor="cli:kim")
    loaded = load(engine)
    assert loaded.entries["ACME-1042"].aliases == ("out of stock",)
    assert loaded.rulings[0].link == "https://wiki.example/1"
    assert {change.who for change in changes(engine, code="ACME-1042")} == {"cli:kim"}


def test_an_alias_that_leads_elsewhere_is_not_taken_away(engine: Engine) -> None:
    assert edits.add_alias(engine, "서비스 불가", "503", actor="U1") == "서비스 불가"
    with pytest.raises(StoreError, match="it leads to 503"):
        edits.add_alias(engine, "서비스 불가", "500", actor="U1")
    edits.remove_alias(engine, "서비스 불가", actor="U1")
    with pytest.raises(StoreError, match="there is no alias"):
        edits.remove_alias(engine, "서비스 불가", actor="U1")


def test_hiding_and_showing_again(engine: Engine) -> None:
    edits.set_hidden(engine, "503", hidden=True, actor="U1")
    assert "503" not in load(engine).entries
    edits.set_hidden(engine, "503", hidden=False, actor="U1")
    assert "503" in load(engine).entries


def test_rulings_are_taken_back(engine: Engine) -> None:
    number = edits.add_ruling(engine, "503", "Ours.", who="U1", actor="U1")
    edits.remove_ruling(engine, number, actor="U1")
    assert load(engine).rulings == ()
    with pytest.raises(StoreError, match="there is no ruling"):
        edits.remove_ruling(engine, number, actor="U1")


def test_changes_are_undone_together_in_the_person_s_name(engine: Engine) -> None:
    before = load(engine).entries["503"].texts
    for number in range(3):
        old = edits.read_words(engine, "503", "ko")
        edits.edit_words(engine, "503", "ko", {"title": f"t{number}"}, expected=old, actor="U1")
    undone = undo_changes(engine, [1, 2, 3], actor="U2")
    assert [change.id for change in undone] == [3, 2, 1]
    assert load(engine).entries["503"].texts == before
    assert changes(engine)[0].who == "U2"


def test_undoing_is_all_or_nothing(engine: Engine) -> None:
    old = edits.read_words(engine, "503", "ko")
    edits.edit_words(engine, "503", "ko", {"title": "kept"}, expected=old, actor="U1")
    with pytest.raises(StoreError, match="history has no change 99"):
        undo_changes(engine, [1, 99], actor="U1")
    assert load(engine).entries["503"].texts["ko"].title == "kept"


def test_history_of_one_entry_has_nothing_of_its_neighbours(engine: Engine) -> None:
    for code in ("500", "503"):
        edits.add_alias(engine, f"alias of {code}", code, actor="U1")
    edits.add_entry(engine, "503-x", actor="U1")
    assert [change.key for change in changes(engine, code="503")] == ["503/alias of 503"]
    assert len(changes(engine, limit=2)) == 2


def test_who_edited_is_forgotten_after_the_transaction(database: Database, engine: Engine) -> None:
    edits.add_alias(engine, "mine", "503", actor="U1")
    database.sql("INSERT INTO alias (alias, code) VALUES ('raw', '503')")
    assert database.value("SELECT who FROM edit_history ORDER BY id DESC LIMIT 1") in ("sqlite", "postgres")


def test_half_a_character_is_refused_in_words(engine: Engine) -> None:
    with pytest.raises(StoreError, match="half a character"):
        edits.add_alias(engine, "x\ud800", "503", actor="U1")
