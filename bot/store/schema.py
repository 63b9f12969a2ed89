"""Runs the migrations, found in an installed wheel as in a checkout. Imports alembic only if there is work to do."""

from pathlib import Path

from sqlalchemy import Connection, inspect

from bot.errors import StoreError
from bot.store.tables import HEAD


def migrations_folder() -> Path:
    """Where the migrations lie: inside an installed wheel, else at the top of the checkout."""
    packaged = Path(__file__).parent.parent / "migrations"
    return packaged if packaged.is_dir() else packaged.parent.parent / "migrations"


def version(connection: Connection) -> str | None:
    """The newest migration that `connection`'s database has had, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def migrate(connection: Connection) -> bool:
    """Brings the database to HEAD within the transaction that is open; False if it was there already.

    Raises StoreError for a database that a newer httpbot has migrated further.
    """
    found = version(connection)
    if found == HEAD:
        return False
    if found is not None:
        check_known(found)
    _upgrade(connection)
    return True


def check_known(found: str) -> None:
    """Raises StoreError for a database that a newer httpbot has migrated further."""
    if found > HEAD:
        raise StoreError(f"the database is at {found}, newer than this httpbot knows ({HEAD}); install the newer one")


def _upgrade(connection: Connection) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    upgrade(config, "head")
