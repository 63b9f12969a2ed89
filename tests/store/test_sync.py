"""Upgrades: what is shipped moves, what the team wrote stays."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.catalogue import Facts
from bot.errors import StoreError
from bot.store import conflicts
from bot.store.release import release
from bot.store.snapshot import load
from bot.store.sync import plan
from tests.store.catalogues import entry as shipped_entry
from tests.store.catalogues import small, with_entry, with_text, without
from tests.store.database import Database


def test_an_upgrade_moves_untouched_words_and_keeps_edited_ones(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry_text SET description = '우리 말' WHERE code = '503' AND locale = 'ko'")
    newer = with_text(small(), "503", "ko", title="새 제목", description="새 설명")
    newer = with_text(newer, "500", "en", description="Newer.")
    report = release(engine, newer)
    words = load(engine).entries["503"].texts["ko"]
    assert (words.title, words.description) == ("새 제목", "우리 말")
    assert load(engine).entries["500"].texts["en"].description == "Newer."
    assert report.conflicts == ("503/ko description",)
    assert not release(engine, newer).wrote


def test_conflicts_are_listed_until_somebody_decides(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry_text SET description = 'ours' WHERE code IN ('503', '500') AND locale = 'en'")
    newer = with_text(with_text(small(), "503", "en", description="theirs"), "500", "en", description="theirs too")
    release(engine, newer)
    release(engine, newer)
    found = {(one.code, one.field, one.ours, one.shipped) for one in conflicts.conflicts(engine)}
    assert found == {("503", "description", "ours", "theirs"), ("500", "description", "ours", "theirs too")}
    conflicts.take_shipped(engine, ["503"], actor="cli:kim")
    conflicts.keep_ours(engine, ["500"], actor="cli:kim")
    assert conflicts.conflicts(engine) == ()
    texts = {code: load(engine).entries[code].texts["en"].description for code in ("503", "500")}
    assert texts == {"503": "theirs", "500": "ours"}
    assert database.value("SELECT who FROM edit_history ORDER BY id DESC LIMIT 1") == "cli:kim"
    with pytest.raises(StoreError, match="504 has no conflict"):
        conflicts.keep_ours(engine, ["504"], actor="cli:kim")


def test_what_the_team_deleted_stays_deleted(database: Database, engine: Engine) -> None:
    database.sql("DELETE FROM alias WHERE alias = '서비스 불가'")
    database.sql("DELETE FROM entry_text WHERE code = '504' AND locale = 'ko'")
    release(engine, with_text(small(), "504", "ko", title="다른 제목"))
    assert "서비스 불가" not in load(engine).entries["503"].aliases
    assert set(load(engine).entries["504"].texts) == {"en"}


def test_what_is_no_longer_shipped_goes_if_nobody_touched_it(database: Database, engine: Engine) -> None:
    release(engine, without(small(), "504"))
    assert "504" not in load(engine).entries
    assert load(engine).contrasts == {}
    for table in ("entry", "entry_text", "alias", "shipped_text", "shipped_alias"):
        assert database.value(f"SELECT count(*) FROM {table} WHERE code = '504'") == 0


@pytest.mark.parametrize(
    "touch",
    [
        "UPDATE entry_text SET title = 'Ours' WHERE code = '504'",
        "INSERT INTO alias (alias, code) VALUES ('our name', '504')",
        "INSERT INTO ruling (code, ruling) VALUES ('504', 'Never.')",
        "DELETE FROM alias WHERE code = '504'",
    ],
)
def test_what_is_no_longer_shipped_stays_whole_if_the_team_touched_it(
    database: Database, engine: Engine, touch: str
) -> None:
    database.sql(touch)
    report = release(engine, without(small(), "504"))
    assert "504" in report.kept
    kept = load(engine).entries["504"]
    assert kept.origin == "team"
    assert set(kept.texts) == {"en", "ko"}
    assert not release(engine, without(small(), "504")).wrote


def test_an_entry_that_the_team_made_before_it_was_shipped_stays_theirs(database: Database, engine: Engine) -> None:
    database.sql("INSERT INTO entry (code, kind) VALUES ('599', 'code')")
    database.sql("INSERT INTO entry_text (code, locale, title, description) VALUES ('599', 'en', 'Ours', 'D')")
    database.sql("INSERT INTO alias (alias, code) VALUES ('timeout of ours', '500')")
    theirs = shipped_entry("599", "code", Facts(number=599, status_class="5xx"), aliases=("timeout of ours", "other"))
    report = release(engine, with_entry(small(), theirs))
    found = load(engine).entries["599"]
    assert found.texts["en"].title == "Ours"
    assert found.texts["ko"].title == "한국어 599"
    assert found.aliases == ("other",)
    assert "500/timeout of ours code" in report.conflicts


def test_new_facts_and_moved_aliases_follow_the_shipped_catalogue(engine: Engine) -> None:
    newer = small()
    moved = replace(newer.entries["503"], aliases=("service unavailable",))
    gained = replace(newer.entries["504"], aliases=("gateway timeout", "서비스 불가"), facts=Facts(number=504, mdn="x"))
    release(engine, with_entry(with_entry(newer, moved), gained))
    assert "서비스 불가" in load(engine).entries["504"].aliases
    assert load(engine).entries["504"].facts.mdn == "x"


def test_contrasts_follow_too(engine: Engine) -> None:
    catalogue = small()
    words = replace(catalogue.contrasts["503-504"].texts["en"], rule="Another rule.")
    contrast = replace(catalogue.contrasts["503-504"], texts=MappingProxyType({"en": words}))
    release(engine, replace(catalogue, contrasts=MappingProxyType({"503-504": contrast})))
    assert load(engine).contrasts["503-504"] == contrast


def test_hiding_survives_a_release(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry SET hidden = 1 WHERE code = '503'")
    release(engine, with_text(small(), "503", "en", title="Newer"))
    assert "503" not in load(engine).entries


ROWS = st.dictionaries(
    st.tuples(st.sampled_from("abc")), st.fixed_dictionaries({"x": st.sampled_from("123"), "y": st.sampled_from("12")})
)


def _apply(ours: dict, one: object) -> dict:  # type: ignore[type-arg]
    rows = {key: dict(fields) for key, fields in ours.items() if key not in one.delete}  # type: ignore[attr-defined]
    rows |= {key: dict(fields) for key, fields in one.insert.items()}  # type: ignore[attr-defined]
    for key, fields in one.update.items():  # type: ignore[attr-defined]
        rows[key] |= fields
    return rows


@given(ours=ROWS, base=ROWS, new=ROWS)
def test_a_sync_never_overwrites_what_the_team_wrote_and_is_done_once(ours: dict, base: dict, new: dict) -> None:  # type: ignore[type-arg]
    after = _apply(ours, plan(ours=ours, base=base, new=new))
    for key, fields in ours.items():
        for name, value in fields.items():
            if value != base.get(key, {}).get(name):
                assert after[key][name] == value
    again = plan(ours=after, base=new, new=new)
    assert (again.insert, again.update, again.delete, again.conflicts) == ({}, {}, [], [])


@given(base=ROWS, new=ROWS)
def test_a_sync_of_an_untouched_catalogue_gives_the_shipped_one(base: dict, new: dict) -> None:  # type: ignore[type-arg]
    assert _apply(base, plan(ours=base, base=base, new=new)) == new
