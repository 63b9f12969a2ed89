"""`httpbot release`: brings the database to this version of the bot and of the shipped catalogue."""

import getpass

import typer

from bot.config import load_settings


def release() -> None:
    """Migrate, renew the triggers and sync the shipped catalogue: one transaction, safe to run twice and by many."""
    from bot.shipped.files import read_catalogue
    from bot.shipped.folder import data_folder
    from bot.store.engine import open_engine
    from bot.store.fingerprint import fingerprint
    from bot.store.release import release as run

    folder = data_folder()
    engine = open_engine(load_settings().database_url, create=True)
    try:
        report = run(engine, read_catalogue(folder), actor=person(), fingerprint=fingerprint(folder))
    finally:
        engine.dispose()
    typer.echo(
        f"released: {report.added} rows added, {report.updated} updated, {report.removed} removed,"
        f" {report.unchanged} unchanged{', schema migrated' if report.migrated else ''}"
    )
    for key in report.kept:
        typer.echo(f"kept: {key} is no longer shipped, but your team has changed it; it is yours now")
    for conflict in report.conflicts:
        typer.echo(f"conflict: {conflict} changed here and in the shipped catalogue; yours is kept")
    if report.conflicts:
        typer.echo("see them with: httpbot catalogue conflicts")


def person() -> str:
    """Who runs this command, as history names them."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli"
