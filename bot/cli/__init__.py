"""The command line: one visible table of commands, one module each. A module imports what it needs when it runs."""

import sys

import typer

from bot.cli import ask, backup, catalogue, doctor, manifest, misses, move, playground, release, serve
from bot.errors import HttpbotError

USAGE = 2
"""Exit status of bad usage and bad configuration."""


def app() -> typer.Typer:
    """All commands of `httpbot`."""
    root = typer.Typer(
        name="httpbot",
        help="Answers HTTP status-code questions, in Korean and English.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    root.command()(ask.ask)
    root.command()(playground.playground)
    root.command()(serve.serve)
    root.command()(release.release)
    root.add_typer(catalogue.commands(), name="catalogue")
    root.command()(misses.misses)
    root.command()(backup.backup)
    root.command()(backup.restore)
    root.command()(move.move)
    root.command()(manifest.manifest)
    root.command()(doctor.doctor)
    return root


def main() -> None:
    """Runs one command. What a person can mend is one line on standard error, never a traceback."""
    try:
        app()()
    except HttpbotError as error:
        print(f"httpbot: {error}", file=sys.stderr)
        sys.exit(USAGE)
