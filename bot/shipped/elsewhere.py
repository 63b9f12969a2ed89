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
        return tuple(str(message) for locale in LOCALES for message in table[locale])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise AuthoringError(f"{FILE}: {error}") from None


@cache
def shipped_elsewhere() -> tuple[str, ...]:
    """The messages that came with this version; read once."""
    return read_elsewhere(data_folder())
