"""The tables: the migrations make what the code knows, and SQLite is kept safe while it is migrated."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from bot.store.authored import AUTHORED
from bot.store.release import release
from bot.store.schema import migrations_folder
from bot.store.tables import HEAD, entry, metadata
from tests.store.catalogues import small
from tests.store.database import Database

Opener = Callable[[Database], Engine]


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


def test_entries_come_before_what_refers_to_them() -> None:
    assert AUTHORED[0].table is entry


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
