"""`httpbot doctor`: is everything in place? With `--live`, Slack is asked too."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bot.config import Settings, load_settings
from bot.errors import ConfigError

if TYPE_CHECKING:
    from bot.catalogue import Catalogue
    from bot.doctor.check import Check

PROBLEM = 2
"""Exit status when something has to be mended."""
_COLOURS = {"ok": typer.colors.GREEN, "note": typer.colors.YELLOW, "problem": typer.colors.RED}


def doctor(
    *, live: Annotated[bool, typer.Option("--live", help="Ask Slack too: tokens, scopes, messages, manifest.")] = False
) -> None:
    """Check settings, database and manifest; nothing is changed."""
    from bot.doctor.check import Check

    try:
        settings = load_settings()
    except ConfigError as error:
        problems = _show([Check("settings", "problem", str(error))])
    else:
        problems = _show(_checks(settings, live=live))
    typer.echo(f"\n{_summary(problems, live=live)}")
    raise typer.Exit(PROBLEM if problems else 0)


def _checks(settings: Settings, *, live: bool) -> "Iterator[Check]":
    from bot.doctor import here

    yield from here.checks(settings)
    if live:
        from bot.doctor import slack

        yield from slack.checks(settings, _catalogue(settings))


def _catalogue(settings: Settings) -> "Catalogue":
    """The team's, or the shipped one where the database does not give it."""
    from bot.errors import StoreError
    from bot.shipped.files import read_catalogue
    from bot.shipped.folder import data_folder
    from bot.store.engine import open_engine
    from bot.store.snapshot import load

    try:
        engine = open_engine(settings.database_url)
        try:
            return load(engine)
        finally:
            engine.dispose()
    except StoreError:
        return read_catalogue(data_folder())


def _show(found: "Iterable[Check]") -> int:
    """Prints each as it comes; how many are problems."""
    problems = 0
    for check in found:
        problems += check.state == "problem"
        state = typer.style(f"{check.state:<8}", fg=_COLOURS[check.state], bold=check.state == "problem")
        typer.echo(f"{state} {check.about:<10} {check.sentence}")
    return problems


def _summary(problems: int, *, live: bool) -> str:
    if problems:
        return f"{problems} to mend." if problems > 1 else "One thing to mend."
    return "All is well." if live else "All is well here. To ask Slack too: httpbot doctor --live"
