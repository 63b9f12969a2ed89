"""`httpbot backup` and `httpbot restore`: a SQLite database, while a bot runs on it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.config import load_settings

File = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(file: File) -> None:
    """Write a copy of the SQLite database to FILE, which must not exist yet. (For Postgres use pg_dump.)"""
    from bot.store.backup import backup as run

    run(load_settings().database_url, file)
    typer.echo(f"backed up to {file}")


def restore(file: File) -> None:
    """Put the content of the backup FILE into the SQLite database; a running bot picks it up by itself."""
    from bot.store.backup import restore as run

    run(load_settings().database_url, file)
    typer.echo(f"restored from {file}")
