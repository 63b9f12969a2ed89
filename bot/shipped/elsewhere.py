"""Reads data/elsewhere.toml: messages that are about something else than an HTTP status."""

import tomllib
from functools import cache
from pathlib import Path

from bot.catalogue import LOCALES
from bot.errors import AuthoringError
from bot.shipped.folder import data_folder

FILE = "elsewhere.toml"


def read_elsewhere(folder: Path) -> tuple[str, ...]:
    """Every message of `folder`'s file, both languages. Raises AuthoringError naming what cannot be read."""
    try:
        table = tomllib.loads((folder / FILE).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthoringError(f"{FILE}: {error}") from None
    if set(table) != set(LOCALES):
        raise AuthoringError(f"{FILE}: the keys are {sorted(table)}; write {' and '.join(LOCALES)}")
    for locale, messages in table.items():
        if not isinstance(messages, list) or not all(isinstance(message, str) for message in messages):
            raise AuthoringError(f"{FILE}: {locale} is no list of messages")
    return tuple(message for locale in LOCALES for message in table[locale])


@cache
def shipped_elsewhere() -> tuple[str, ...]:
    """The messages that came with this version; read once."""
    return read_elsewhere(data_folder())
