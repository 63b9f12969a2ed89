"""The embedded default: a SQLite file makes and fills itself at first use; on Postgres that is `httpbot release`."""

from pathlib import Path

from sqlalchemy import Engine

from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from bot.store.engine import open_engine
from bot.store.fingerprint import fingerprint, is_current


def open_filled(url: str, folder: Path | None = None) -> Engine:
    """An engine on `url`. A SQLite file that is not there yet, or older than the shipped catalogue, is released first.

    Raises StoreError, as when the file cannot be written.
    """
    embedded = url.startswith("sqlite")
    engine = open_engine(url, create=embedded)
    if embedded:
        _fill(engine, folder or data_folder())
    return engine


def _fill(engine: Engine, folder: Path) -> None:
    shipped = fingerprint(folder)
    if is_current(engine, shipped):
        return
    from bot.store.release import release  # with alembic; hardly any start needs it

    release(engine, read_catalogue(folder), fingerprint=shipped)
