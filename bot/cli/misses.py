"""`httpbot misses`: what people asked and the bot could not answer."""

from typing import Annotated

import typer

from bot.config import load_settings


def misses(*, limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to list.")] = 20) -> None:
    """List what people asked and the bot could not answer, most frequent first."""
    from bot.store.engine import open_engine
    from bot.store.misses import most_frequent

    found = most_frequent(open_engine(load_settings().database_url), limit=limit)
    for one in found:
        asked = f"{one.times} x, {one.people} people, {'/'.join(one.locales)}, last {one.last:%Y-%m-%d}"
        typer.echo(f"{one.question}\n    {asked}")
    if not found:
        typer.echo("none; every question so far was answered")
