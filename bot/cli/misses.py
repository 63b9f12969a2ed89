"""`httpbot misses`: what people asked and the bot could not answer."""

from typing import Annotated

import typer

from bot.cli.opening import database


def misses(*, limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to list.")] = 20) -> None:
    """List what people asked and the bot could not answer, most frequent first."""
    from bot.store.misses import most_frequent

    with database() as engine:
        found = most_frequent(engine, limit=limit)
    for one in found:
        often = "once" if one.times == 1 else f"{one.times} times"
        people = "one person" if one.people <= 1 else f"{one.people} people"
        asked = f"{often}, by {people}, {'/'.join(one.locales)}, last {one.last:%Y-%m-%d}"
        unhelpful = f"; answered, but marked not helpful ({one.unhelpful})" if one.unhelpful else ""
        typer.echo(f"{one.question}\n    {asked}{unhelpful}")
    if not found:
        typer.echo("none; every question so far was answered")
