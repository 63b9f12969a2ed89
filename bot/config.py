"""Settings from a mapping of environment variables, secrets hidden. A malformed one is named together with its cure.

A frozen dataclass and python-dotenv instead of pydantic-settings: the latter costs 0.10 s of start-up beside the 0.21 s of
sqlalchemy and rapidfuzz together, and `httpbot ask` has to start fast.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from bot.catalogue import LOCALES, Locale
from bot.errors import ConfigError

DEFAULT_DATABASE_URL = "sqlite:///httpbot.db"
SLACK_API_URL = "https://slack.com/api/"
EVERY_INTERFACE = "0.0.0.0"  # noqa: S104  a server behind a platform's router has to listen on all of them
LogFormat = Literal["json", "text"]
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SCHEMES = ("sqlite", "postgres", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asked for. Tokens and the database URL stay out of `repr`."""

    database_url: str = field(default=DEFAULT_DATABASE_URL, repr=False)
    bot_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    config_token: str | None = field(default=None, repr=False)
    """An app configuration token, for `httpbot doctor --live` alone."""
    slack_api_url: str = SLACK_API_URL
    host: str = EVERY_INTERFACE
    port: int | None = None
    admins: frozenset[str] = frozenset()
    locale: Locale = "en"
    log: LogFormat = "text"
    log_questions: bool = False
    command: str = "/http"
    keep_misses_days: int = 90
    """0 keeps no misses at all."""

    @property
    def slack_is_loopback(self) -> bool:
        """Whether Slack is a stand-in on this machine; only then may a response_url be a loopback address."""
        return urlsplit(self.slack_api_url).hostname in _LOOPBACK


def load_settings(environ: Mapping[str, str] | None = None, *, dotenv: Path | None = Path(".env")) -> Settings:
    """Settings of `environ` (default: the process's), over those of the `.env` file. Raises ConfigError."""
    given = _given(dotenv) if dotenv and dotenv.is_file() else {}
    values = {key: value.strip() for key, value in {**given, **(environ or os.environ)}.items() if value}
    return Settings(
        database_url=_database_url(values),
        bot_token=_token(values, "SLACK_BOT_TOKEN", "xoxb-"),
        signing_secret=values.get("SLACK_SIGNING_SECRET"),
        app_token=_token(values, "SLACK_APP_TOKEN", "xapp-"),
        config_token=_token(values, "SLACK_CONFIG_TOKEN", "xoxe.xoxp-"),
        slack_api_url=_api_url(values),
        host=values.get("HOST", EVERY_INTERFACE),
        port=_number(values, "PORT", 0, 65535),
        admins=_admins(values),
        locale=cast(Locale, _one_of(values, "HTTPBOT_LOCALE", LOCALES)),
        log=cast(LogFormat, _one_of(values, "HTTPBOT_LOG", ("text", "json"))),
        log_questions=_one_of(values, "HTTPBOT_LOG_QUESTIONS", ("0", "1")) == "1",
        command=_command(values),
        keep_misses_days=_days(values),
    )


def required(settings: Settings, *names: str) -> None:
    """Raises ConfigError for the first of the variables `names` that serving needs and nobody set."""
    fields = {
        "SLACK_BOT_TOKEN": (settings.bot_token, "the bot token (xoxb-...) under OAuth & Permissions"),
        "SLACK_SIGNING_SECRET": (settings.signing_secret, "the signing secret under Basic Information"),
        "SLACK_APP_TOKEN": (settings.app_token, "an app-level token (xapp-...) with connections:write"),
    }
    for name in names:
        value, where = fields[name]
        if not value:
            raise ConfigError(f"{name} is not set; it is {where} of your Slack app (api.slack.com/apps)")


def _given(dotenv: Path) -> dict[str, str | None]:
    from dotenv import dotenv_values  # hardly any start of `httpbot ask` has such a file

    return dotenv_values(dotenv)


def _database_url(values: Mapping[str, str]) -> str:
    url = values.get("DATABASE_URL", DEFAULT_DATABASE_URL)
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in _SCHEMES or not rest.strip("/"):
        raise ConfigError(
            "DATABASE_URL is not understood; write sqlite:///httpbot.db or postgresql://user:password@host/database"
        )
    try:
        _ = urlsplit(url).port
    except ValueError:
        raise ConfigError("DATABASE_URL has a port that is no number; write host:5432") from None
    return url


def _token(values: Mapping[str, str], name: str, prefix: str) -> str | None:
    token = values.get(name)
    if token and not token.startswith(prefix):
        raise ConfigError(f"{name} should start with {prefix}; this looks like another of Slack's tokens")
    return token


def _api_url(values: Mapping[str, str]) -> str:
    url = values.get("SLACK_API_URL", SLACK_API_URL)
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        valid = False
    if (
        not valid
        or parts.scheme not in ("http", "https")
        or (parts.scheme == "http" and parts.hostname not in _LOOPBACK)
    ):
        raise ConfigError(f"SLACK_API_URL is not an https address; leave it unset for {SLACK_API_URL}")
    base = url.rstrip("/")
    return base + "/" if base.endswith("/api") else base + "/api/"


def _number(values: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    text = values.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal()) or not least <= int(text) <= most:
        raise ConfigError(f"{name} is {text!r}; it has to be a number from {least} to {most}")
    return int(text)


def _days(values: Mapping[str, str]) -> int:
    days = _number(values, "HTTPBOT_KEEP_MISSES_DAYS", 0, 3650)
    return 90 if days is None else days


def _one_of(values: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = values.get(name, allowed[0]).lower()
    if value not in allowed:
        raise ConfigError(f"{name} is {values[name]!r}; use {' or '.join(allowed)}")
    return value


def _admins(values: Mapping[str, str]) -> frozenset[str]:
    ids = [part for part in re.split(r"[\s,]+", values.get("HTTPBOT_ADMINS", "")) if part]
    for wrong in (part for part in ids if not re.fullmatch(r"[UW][A-Z0-9]{2,20}", part)):
        raise ConfigError(f"HTTPBOT_ADMINS has {wrong!r}; list Slack user ids such as U024BE7LH, separated by commas")
    return frozenset(ids)


def _command(values: Mapping[str, str]) -> str:
    command = values.get("HTTPBOT_COMMAND", "/http")
    if not re.fullmatch(r"/[a-z0-9_-]{1,31}", command):
        raise ConfigError(f"HTTPBOT_COMMAND is {command!r}; Slack wants / and up to 31 of a-z, 0-9, - and _")
    return command
