"""What can be seen on this machine: settings, database, manifest."""

from collections.abc import Iterator

from bot.config import Settings, required
from bot.doctor.check import Check
from bot.errors import ConfigError, StoreError
from bot.listeners.registry import routes
from bot.manifest import excesses, manifest
from bot.shipped.folder import data_folder
from bot.store.condition import Condition, condition
from bot.store.engine import sqlite_file
from bot.store.fingerprint import fingerprint

_LANGUAGES = {"en": "English", "ko": "Korean"}
_NO_WAY = (
    "set one of two: SLACK_APP_TOKEN for Socket Mode (an app-level token, xapp-..., with connections:write), "
    "or SLACK_SIGNING_SECRET for HTTP (both are under Basic Information of your Slack app)"
)


def checks(settings: Settings) -> Iterator[Check]:
    """Of everything that needs no network but the database's."""
    yield from settings_checks(settings)
    yield from database_checks(settings)
    yield from manifest_checks(settings)


def settings_checks(settings: Settings) -> Iterator[Check]:
    """Whether the bot can be started, and in which way."""
    about = "settings"
    mode = "Socket Mode" if settings.app_token else "HTTP"
    missing = [sentence for sentence in (_missing(settings, "SLACK_BOT_TOKEN"), _no_way(settings)) if sentence]
    yield from (Check(about, "problem", sentence) for sentence in missing)
    if not missing:
        yield Check(about, "ok", f"{mode}, {settings.command}, {_LANGUAGES[settings.locale]} unless asked otherwise")
    if not settings.admins:
        yield Check(
            about, "note", "HTTPBOT_ADMINS is empty, so nobody may edit from Slack; SQL and the command line can"
        )


def database_checks(settings: Settings) -> Iterator[Check]:
    """Whether the database answers, and is up to date."""
    about, url = "database", settings.database_url
    try:
        if url.startswith("sqlite") and not sqlite_file(url).is_file():
            yield Check(about, "note", f"{sqlite_file(url)} is not there yet; the first start makes and fills it")
            return
        found = condition(url, fingerprint(data_folder()))
    except StoreError as error:
        yield Check(about, "problem", str(error))
        return
    yield _up_to_date(found)
    if found.conflicts:
        some = f"texts changed both here and in the shipped catalogue: {found.conflicts}; yours are shown"
        yield Check(about, "note", f"{some}. See: httpbot catalogue conflicts")


def manifest_checks(settings: Settings) -> Iterator[Check]:
    """Whether Slack would take the manifest."""
    about, made = "manifest", manifest(routes(settings.command))
    found = excesses(made)
    yield from (Check(about, "problem", sentence) for sentence in found)
    if not found:
        events = made["settings"]["event_subscriptions"]["bot_events"]
        yield Check(
            about, "ok", f"within Slack's limits; {len(events)} events, {settings.command}; print it: httpbot manifest"
        )


def _no_way(settings: Settings) -> str:
    """That Slack cannot reach the bot; either of two settings opens a way."""
    return "" if settings.app_token or settings.signing_secret else _NO_WAY


def _missing(settings: Settings, name: str) -> str:
    try:
        required(settings, name)
    except ConfigError as error:
        return str(error)
    return ""


def _up_to_date(found: Condition) -> Check:
    what = f"{found.engine}, revision {found.revision}, {found.entries} entries"
    if not found.behind:
        return Check("database", "ok", what)
    if found.engine.startswith("SQLite"):
        return Check("database", "note", f"{what}; {found.behind}: the next start brings it up to date")
    return Check("database", "problem", f"{what}; {found.behind}; run: httpbot release")
