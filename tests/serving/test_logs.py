"""No secret in any line, whoever logs it."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import structlog

from bot.config import Settings
from bot.serving.logs import configure, redactor

SETTINGS = Settings(
    database_url="postgresql://httpbot:p%40ssw0rd@db/httpbot",
    bot_token="xoxb-1-secret",
    app_token="xapp-1-secret",
    signing_secret="8f742231b10e8888abcd99yyyzzz85a5",
    log="json",
)
SECRETS = (
    "xoxb-1-secret",
    "xapp-1-secret",
    "xoxe.xoxp-1-rotated",
    "8f742231b10e8888abcd99yyyzzz85a5",
    "https://hooks.slack.com/actions/T1/2/abc",
    "wss://wss-primary.slack.com/link/?ticket=abc",
    "1234567890.1234567890.0123456789abcdef0123456789abcdef",
    "p%40ssw0rd",
    "p@ssw0rd",
)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_cut_out_of_a_line(secret: str) -> None:
    from bot.serving.logs import _given_secrets

    redact = redactor([known for known in _given_secrets(SETTINGS) if known])
    line = redact(None, "info", f"before {secret} after")  # type: ignore[arg-type]
    assert secret not in str(line)
    assert str(line).startswith("before ")
    assert str(line).endswith("after")


@pytest.fixture
def untouched_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


@pytest.mark.usefixtures("untouched_logging")
def test_lines_are_json_and_tracebacks_are_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    configure(SETTINGS)
    structlog.get_logger("test").info("question", codes=[503])
    try:
        int("token xoxb-1-secret")
    except ValueError:
        logging.getLogger("some.library").exception("failed with %s", "https://hooks.slack.com/a/b")
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert first["event"] == "question"
    assert first["codes"] == [503]
    assert "Traceback" in second["exception"]
    assert "xoxb" not in str(second)
    assert "hooks.slack" not in str(second)


@pytest.mark.usefixtures("untouched_logging")
def test_libraries_that_tell_bodies_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    configure(SETTINGS)
    for name in ("slack_bolt.AsyncApp", "slack_sdk.web", "aiohttp.client", "httpx"):
        logging.getLogger(name).debug("a body")
    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request (a body)")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("untouched_logging")
def test_text_for_a_file_is_a_line_with_its_traceback_below(capsys: pytest.CaptureFixture[str]) -> None:
    configure(replace(SETTINGS, log="text"))
    structlog.get_logger("test").info("question", kind="code", codes=[503], error="two\nlines")
    try:
        int("token xoxb-1-secret")
    except ValueError:
        structlog.get_logger("test").exception("fault", ref="a1")
    question, fault, *traceback = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"\S+Z \[info\] question kind=code codes=\[503\] error='two\\nlines'", question)
    assert fault.endswith("[error] fault ref=a1")
    assert traceback[0] == "Traceback (most recent call last):"
    assert traceback[-1].endswith("'token [hidden]'")
