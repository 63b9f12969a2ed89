"""`httpbot move`: from SQLite to Postgres, with everything."""

from typing import Annotated

import typer

from bot.config import load_settings
from bot.errors import ConfigError

Target = Annotated[
    str, typer.Option("--to", metavar="postgresql://USER@HOST/DATABASE", help="An empty or freshly released database.")
]


def move(*, to: Target) -> None:
    """Copy everything from the SQLite database to Postgres: texts, history, misses, rulings, what the bot remembers.

    One transaction: it may be interrupted and repeated. Stop the bot first; what it writes meanwhile stays behind.
    """
    from bot.store.engine import open_engine
    from bot.store.move import move as run

    if not to.startswith(("postgres://", "postgresql://", "postgresql+psycopg://")):
        raise ConfigError("--to names no Postgres; write postgresql://user@host/database (PGPASSWORD is read, too)")
    source, target = open_engine(load_settings().database_url), open_engine(to)
    try:
        moved = run(source, target)
    finally:
        source.dispose()
        target.dispose()
    for name, number in moved.rows.items():
        typer.echo(f"{number:>8}  {name}")
    typer.echo(
        "nothing to do: the target holds exactly these rows" if moved.already else "moved, and compared row by row"
    )
    typer.echo("now set DATABASE_URL to the target and start the bot; the SQLite file is as it was")
