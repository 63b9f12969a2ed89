"""The database of a command: opened with its settings, filled if it is an empty file, closed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.config import load_settings

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def database() -> "Iterator[Engine]":
    """An engine on DATABASE_URL. Raises StoreError and ConfigError."""
    from bot.store.embedded import open_filled

    engine = open_filled(load_settings().database_url)
    try:
        yield engine
    finally:
        engine.dispose()
