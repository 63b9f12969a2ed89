"""Logging for a server: structlog to stderr, as JSON or as text, with every secret cut out of every line.

No code of ours logs a token, a response_url, a trigger_id or a body. The redaction at the end is a second lock, for the
messages and tracebacks of libraries.
"""

import logging
import re
import sys
from urllib.parse import unquote, urlsplit

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import Settings

_HIDDEN = "[hidden]"
_SECRETS = re.compile(
    r"xox[a-z](?:\.[a-z]+)?-[\w-]+|xapp-[\w-]+"  # tokens
    r"|https?://hooks\.slack\.com/[^\s\"']+|wss?://[^\s\"']+"  # response_url, the ticket of Socket Mode
    r"|\b\d{9,}\.\d{9,}\.[0-9a-f]{16,}\b"  # trigger_id
    r"|(?<=://)[^\s/@:]+:[^\s/@]+(?=@)"  # user:password of an address
)
_MARKS = ("xox", "xapp-", "//")
_LONG_FRACTION = re.compile(r"\.\d{9}")
"""What a line has to hold for any of _SECRETS to match: looked for first, as a line is written for every question."""
_QUIET = ("slack_bolt", "slack_sdk", "bot.slack", "aiohttp", "asyncio", "uvicorn", "alembic")
"""Bolt warns with whole bodies, slack_sdk tells addresses, others what nobody asked; only their errors are worth a line."""


def configure(settings: Settings) -> None:
    """Sets the process's logging up; once, before anything of Bolt's is built (its loggers copy their level then).

    Our own lines go straight to standard error; by way of `logging`, which only libraries need, one costs twice as much.
    """
    known = [secret for secret in _given_secrets(settings) if secret]
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last = [_renderer(settings), redactor(known)]
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(foreign_pre_chain=shared, processors=[formatter.remove_processors_meta, *last]))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in (*_QUIET, *logging.root.manager.loggerDict):
        if name.startswith(_QUIET):  # Bolt gives its own loggers levels of their own
            logging.getLogger(name).setLevel(logging.ERROR)


def bolt_logger() -> logging.Logger:
    """The logger to give to Bolt; its loggers copy this one's level."""
    logger = logging.getLogger("bot.slack")
    logger.setLevel(logging.ERROR)
    return logger


def redactor(known: list[str]) -> Processor:
    """The last processor: takes the rendered line, cuts `known` secrets and everything that looks like one."""
    longest_first = sorted(known, key=len, reverse=True)

    def redact(_logger: WrappedLogger, _method: str, rendered: EventDict) -> str:
        line = str(rendered)
        if any(mark in line for mark in _MARKS) or _LONG_FRACTION.search(line):
            line = _SECRETS.sub(_HIDDEN, line)
        for secret in longest_first:
            if secret in line:
                line = line.replace(secret, _HIDDEN)
        return line

    return redact


def _given_secrets(settings: Settings) -> list[str | None]:
    password = urlsplit(settings.database_url).password
    return [
        settings.bot_token,
        settings.app_token,
        settings.signing_secret,
        password,
        unquote(password) if password else None,
    ]


def _renderer(settings: Settings) -> Processor:
    if settings.log == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    if sys.stderr.isatty():
        return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    return _plain


def _plain(_logger: WrappedLogger, _method: str, line: EventDict) -> str:
    """For a file or a pipe: in columns and colours, as for somebody who watches, it costs 14 us more a question."""
    traceback = line.pop("exception", None)
    words = [f"{line.pop('timestamp')} [{line.pop('level')}] {line.pop('event')}"]
    words += [f"{key}={value if str(value).isidentifier() else repr(value)}" for key, value in line.items()]
    return " ".join(words) if traceback is None else f"{' '.join(words)}\n{traceback}"
