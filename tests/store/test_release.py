"""Releases: what is shipped moves, what the team wrote stays, and nothing is done twice or by halves."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.catalogue import Facts
from bot.errors import StoreError
from bot.store import alone, conflicts
from bot.store.authored import AUTHORED
from bot.store.engine import open_engine
from bot.store.fingerprint import fingerprint, is_current
from bot.store.release import release
from bot.store.schema import migrations_folder
from bot.store.snapshot import load
from bot.store.sync import plan
from bot.store.tables import HEAD, entry, metadata
from tests.store.catalogues import entry as shipped_entry
from tests.store.catalogues import small, with_entry, with_text, without
from tests.store.database import Database

ROOT = Path(__file__).parent.parent.parent
Opener = Callable[[Database], Engine]


def test_a_release_fills_an_empty_database(empty: Database, opened: Opener) -> None:
    report = release(opened(empty), small())
    assert report.migrated
    assert report.added == 5 + 10 + 5 + 3 + 1 + 2
    assert len(load(opened(empty)).entries) == 5


def test_a_second_release_writes_nothing(database: Database, engine: Engine) -> None:
    before = database.value("SELECT rev FROM revision")
    report = release(engine, small())
    assert not report.wrote
    assert not report.migrated
    assert database.value("SELECT rev FROM revision") == before


def test_the_migrations_make_the_tables_that_the_code_knows(empty: Database, opened: Opener) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = opened(empty)
    release(engine, small())
    with engine.connect() as connection:
        options = {"autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_newest_migration_is_the_one_the_code_waits_for() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_every_table_is_strict_in_sqlite(sqlite_database: Database) -> None:
    lax = "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main'"
    names = {name for (name,) in sqlite_database.sql(lax)}
    assert names <= {"alembic_version", "sqlite_schema", "sqlite_sequence", "sqlite_stat1"}


def test_sentences_of_constraints_are_kept_whole_by_postgres() -> None:
    names = [str(constraint.name) for table in metadata.tables.values() for constraint in table.constraints]
    assert [name for name in names if len(name.encode()) > 63] == []


def test_authors_and_admins_own_different_columns() -> None:
    admins = {(a.table.name, c.name) for a in AUTHORED for c in a.table.columns if c.name not in (*a.key, *a.fields)}
    assert admins == {("entry", "hidden"), ("entry", "origin"), ("contrast", "hidden"), ("contrast", "origin")}


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


def test_hiding_survives_a_release(database: Database, engine: Engine) -> None:
    database.sql("UPDATE entry SET hidden = 1 WHERE code = '503'")
    release(engine, with_text(small(), "503", "en", title="Newer"))
    assert "503" not in load(engine).entries


def test_a_release_is_current_until_something_else_is_shipped(engine: Engine) -> None:
    release(engine, small(), fingerprint="one")
    assert is_current(engine, "one")
    assert not is_current(engine, "two")


def test_an_empty_database_is_not_current(empty: Database, opened: Opener) -> None:
    assert not is_current(opened(empty), "one")


def test_a_trigger_that_was_dropped_is_put_back(database: Database, engine: Engine) -> None:
    database.sql("DROP TRIGGER httpbot_undo" + ("" if database.is_sqlite else " ON undo"))
    release(engine, small())
    assert "no such id" in database.refusal("INSERT INTO undo (history_id) VALUES (99)")


def test_the_fingerprint_moves_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    file = tmp_path / "codes" / "503.toml"
    file.write_text("a = 1")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    file.write_text("a = 12")
    assert fingerprint(tmp_path) != before


def test_a_database_of_a_newer_bot_is_left_alone(database: Database, engine: Engine) -> None:
    database.sql("UPDATE alembic_version SET version_num = '9999_later'")
    before = database.content()
    with pytest.raises(StoreError, match="newer than this httpbot knows"):
        release(engine, small())
    assert database.content() == before


def test_facts_that_no_snapshot_could_read_are_refused_before_anything_changes(
    database: Database, engine: Engine
) -> None:
    bad = replace(small().entries["503"], facts=Facts(producers=("nobody",)))  # type: ignore[arg-type]
    before = database.content()
    with pytest.raises(StoreError, match=r"503: facts\.producers"):
        release(engine, with_entry(small(), bad))
    assert database.content() == before


def test_sqlite_is_backed_up_before_it_is_migrated(sqlite_database: Database, opened: Opener) -> None:
    sqlite_database.sql(
        "DROP TABLE lookup",
        "ALTER TABLE explained DROP COLUMN who",
        "UPDATE alembic_version SET version_num = '0002_create_slack_memory'",
    )
    sqlite_database.sql("UPDATE entry_text SET title = 'kept' WHERE code = '503'")
    assert release(opened(sqlite_database), small()).migrated
    backup = Path(f"{sqlite_database.file}.before-{HEAD}")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert Database(f"sqlite:///{backup}").value("SELECT count(*) FROM entry_text WHERE title = 'kept'") == 2
    assert sqlite_database.value("SELECT count(*) FROM entry_text WHERE title = 'kept'") == 2


def test_a_release_says_who_holds_it_up(
    postgres_database: Database, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "WAIT_FOR_ADMIN", 1)
    with postgres_database.connect() as admin:
        admin.execute("SET application_name = 'kims psql'")
        admin.execute("UPDATE entry_text SET title = 'held' WHERE code = '503'")
        with pytest.raises(StoreError, match=r"nothing was changed.*role postgres, kims psql, idle in transaction"):
            release(opened(postgres_database), with_text(small(), "503", "en", title="Newer"))
    assert postgres_database.value("SELECT count(*) FROM entry_text WHERE title = 'held'") == 2


def test_a_release_with_nothing_to_write_is_not_held_up_by_an_open_transaction(
    database: Database, engine: Engine
) -> None:
    admin = database.connect()
    if database.is_sqlite:
        admin.execute("BEGIN")
        admin.execute("SELECT count(*) FROM entry").fetchone()
    else:
        admin.execute("UPDATE entry_text SET title = 'held' WHERE code = '503'")
    assert not release(engine, small()).wrote
    admin.close()


SCRIPT = """
import sys
from bot.store.engine import open_engine
from bot.store.release import release
from tests.store.catalogues import small
print(release(open_engine(sys.argv[1], create=True), small()).added)
"""


def _process(database: Database, script: str = SCRIPT) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, database.url]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_releases_at_once_on_an_empty_database_make_one_catalogue(empty: Database, opened: Opener) -> None:
    processes = [_process(empty) for _ in range(4)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, outputs
    assert sorted(int(out) for out, _ in outputs) == [0, 0, 0, 26]
    assert len(load(opened(empty)).entries) == 5


HANGING = """
import sys, time
import bot.store.release as r
from bot.store.engine import open_engine
from tests.store.catalogues import small
def hang(*args):
    print("written", flush=True)
    time.sleep(60)
r._note = hang
r.release(open_engine(sys.argv[1], create=True), small())
"""


def test_a_release_killed_in_the_middle_leaves_nothing_and_the_next_one_does_it_all(
    empty: Database, opened: Opener
) -> None:
    process = _process(empty, HANGING)
    assert process.stdout
    assert process.stdout.readline() == "written\n", process.communicate()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    time.sleep(0.1)
    tables = "sqlite_master WHERE type = 'table'" if empty.is_sqlite else "pg_tables WHERE schemaname = 'public'"
    assert empty.value(f"SELECT count(*) FROM {tables}") == 0
    assert release(opened(empty), small()).added == 26


def test_a_sqlite_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "httpbot.db"
    engine = open_engine(f"sqlite:///{file}", create=True)
    release(engine, small())
    with engine.connect():
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700
    engine.dispose()


def test_a_missing_sqlite_file_is_not_made_by_accident(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="httpbot release"):
        open_engine(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(StoreError, match="DATABASE_URL"):
        open_engine(url)


def test_a_database_that_is_not_set_up_says_how(empty: Database, opened: Opener) -> None:
    with pytest.raises(StoreError, match=r"not set up.*httpbot release"):
        load(opened(empty))


def test_entries_come_before_what_refers_to_them() -> None:
    assert AUTHORED[0].table is entry


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


def test_contrasts_follow_too(engine: Engine) -> None:
    catalogue = small()
    words = replace(catalogue.contrasts["503-504"].texts["en"], rule="Another rule.")
    contrast = replace(catalogue.contrasts["503-504"], texts=MappingProxyType({"en": words}))
    release(engine, replace(catalogue, contrasts=MappingProxyType({"503-504": contrast})))
    assert load(engine).contrasts["503-504"] == contrast
