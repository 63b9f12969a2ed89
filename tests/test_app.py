"""The app as it is served: signed requests through the whole stack, health beside them, and what stops its start."""

import asyncio
import json
import logging
import os
import random
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app import Wired, build, running
from bot.config import Settings
from bot.errors import ConfigError
from tests.scenarios.bots import backing
from tests.serving.signed import FORM, JSON, SECRET, command, event, signed

SETTINGS = Settings(bot_token="xoxb-secret", signing_secret=SECRET, slack_api_url="http://127.0.0.1:9/api/")


@pytest.fixture
async def wired() -> AsyncIterator[Wired]:
    built = build(SETTINGS, backing())
    async with running(built, drain_seconds=0.1):
        yield built


@pytest.fixture
async def client(wired: Wired) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(wired.requests), base_url="http://bot") as client:
        yield client


async def post(client: httpx.AsyncClient, body: bytes, content_type: str = FORM) -> httpx.Response:
    return await client.post("/slack/events", content=body, headers={**signed(body), "content-type": content_type})


async def test_a_command_gets_its_answer_in_the_acknowledgement(client: httpx.AsyncClient) -> None:
    response = await post(client, command("503"))
    body = response.json()
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/json")
    assert body["response_type"] == "ephemeral"
    assert "503 Service Unavailable" in body["text"]
    assert body["blocks"]


async def test_another_name_for_the_command() -> None:
    renamed = build(Settings(bot_token="xoxb-1", signing_secret=SECRET, command="/status"), backing())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(renamed.requests), base_url="http://bot") as client:
        assert "Service Unavailable" in (await post(client, command("503", command="/status"))).text
        assert (await post(client, command("503"))).text == ""


@pytest.mark.parametrize(
    ("body", "content_type", "status", "text"),
    [
        (json.dumps({"type": "url_verification", "challenge": "c"}).encode(), JSON, 200, '{"challenge": "c"}'),
        (event({"type": "reaction_added", "user": "U1"}), JSON, 200, ""),
        (event({"type": "message", "subtype": "channel_join", "channel": "C1"}), JSON, 200, ""),
        (event({"type": "message", "subtype": "message_deleted", "channel": "C1"}), JSON, 200, ""),
        (b"payload=" + b"%7B%22type%22%3A%22view_closed%22%7D", FORM, 200, ""),
        (b'{"type":', JSON, 400, None),
        (b"[]", JSON, 400, None),
        (b"null", JSON, 400, None),
        (b"[" * 100_000, JSON, 400, None),
        (b"payload=%7B", FORM, 400, None),
        (event("a string"), JSON, 400, None),
        (event({"user": "U1"}), JSON, 400, None),
        (b"", FORM, 400, None),
    ],
)
async def test_of_other_bodies(
    client: httpx.AsyncClient, body: bytes, content_type: str, status: int, text: str | None
) -> None:
    response = await post(client, body, content_type)
    assert response.status_code == status
    assert text is None or response.text == text


VALUES: tuple[Any, ...] = (
    None,
    0,
    1.5,
    True,
    "",
    "x",
    "\ud800",
    [],
    [1],
    [{}],
    {},
    {"id": 1},
    {"type": []},
    "<!channel>",
)
KEYS = (
    *("type", "event", "user", "channel", "team", "actions", "view", "message", "container", "authorizations"),
    *("callback_id", "response_url", "team_id", "event_id", "previous_message", "is_ext_shared_channel", "enterprise"),
)
INNER = (
    "type",
    "user",
    "channel",
    "ts",
    "thread_ts",
    "text",
    "edited",
    "subtype",
    "message",
    "previous_message",
    "tab",
)
KINDS = ("app_mention", "message", "app_home_opened")
SUBTYPES = ("message_changed", "message_deleted", "file_share", None)


def odd(chance: random.Random) -> bytes:
    """A signed body of almost the right shape."""
    inner: dict[str, Any] = {"type": chance.choice(KINDS), "channel": "C1", "user": "U1", "ts": "1.1", "text": "503"}
    inner["subtype"] = chance.choice(SUBTYPES)
    inner |= {key: chance.choice(VALUES) for key in chance.sample(INNER, chance.randrange(4))}
    kind = chance.choice(("event_callback", "block_actions", "message_action", "block_suggestion", "view_submission"))
    body: dict[str, Any] = {"type": kind, "callback_id": "explain_http_status", "user": {"id": "U1"}}
    if kind == "event_callback":
        body["event"] = inner
    else:
        body["actions"] = [
            {"action_id": "httpbot:more:1", "value": chance.choice(('{"q":"503"}', "x", "[]", '{"q":1}'))}
        ]
        body |= {"action_id": "httpbot:search", "value": "5", "message": inner, "channel": {"id": "C1"}}
    body |= {key: chance.choice(VALUES) for key in chance.sample(KEYS, chance.randrange(4))}
    return json.dumps(body).encode()


async def test_no_odd_shape_makes_a_5xx_or_a_fault(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(503)
    with caplog.at_level(logging.ERROR):
        for _ in range(1500):
            body = odd(chance)
            response = await post(client, body, JSON)
            assert response.status_code in (200, 400), body
    await asyncio.sleep(0.1)
    metrics = (await client.get("/metrics")).text
    assert "httpbot_faults_total{" not in metrics, [line for line in metrics.splitlines() if "faults" in line]


async def test_health_ready_and_metrics(client: httpx.AsyncClient) -> None:
    await post(client, command("503"))
    await client.post("/slack/events", content=b"x")
    assert (await client.get("/healthz")).status_code == 200
    ready = await client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {
        "catalogue": {"revision": 7, "entries": 10, "source": "shipped"},
        "database": "down",
        "slack": "http",
    }
    metrics = (await client.get("/metrics")).text
    assert 'httpbot_questions_total{kind="code",outcome="answered",surface="command"} 1.0' in metrics
    assert 'httpbot_requests_refused_total{reason="unsigned"} 1.0' in metrics
    assert "httpbot_catalogue_revision 7.0" in metrics
    assert "httpbot_database_up 0.0" in metrics


async def test_nothing_secret_and_no_question_is_logged(
    client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    body = command("why 503 with secret-question")
    await post(client, body)
    await client.post("/slack/events", content=body, headers={**signed(body), "x-slack-signature": "v0=" + "0" * 64})
    logged = "".join(capsys.readouterr())
    assert "codes=[503]" in logged
    for secret in (
        "secret-question",
        "xoxb-secret",
        SECRET,
        "hooks.slack.com",
        "1234567890.1234567890",
        "verification",
    ):
        assert secret not in logged


async def test_the_question_is_logged_where_that_is_switched_on(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(bot_token="xoxb-1", signing_secret=SECRET, log_questions=True)
    built = build(settings, backing())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(built.requests), base_url="http://bot") as client:
        await post(client, command("503 loudly"))
        await post(client, command("quiet 503 softly"))
    logged = "".join(capsys.readouterr())
    assert "loudly" in logged
    assert "softly" not in logged


def test_without_a_token_nothing_is_built() -> None:
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN"):
        build(Settings(signing_secret=SECRET), backing())


SERVE = [sys.executable, "-c", "import typer; from bot.cli.serve import serve; typer.run(serve)"]


def environment(tmp_path: Path, **changed: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path.cwd()),
        "DATABASE_URL": f"sqlite:///{tmp_path}/httpbot.db",
        "HOST": "127.0.0.1",
        **changed,
    }


@pytest.mark.parametrize(
    ("flags", "changed", "named"),
    [
        (["--http"], {"SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
        (["--http"], {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
        (["--socket"], {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ([], {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
        (["--http", "--socket"], {}, "--socket"),
        (["--http"], {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "PORT": "http"}, "PORT"),
        (["--http"], {"HTTPBOT_LOG_QUESTIONS": "yes"}, "HTTPBOT_LOG_QUESTIONS is 'yes'; use 0 or 1"),
    ],
)
async def test_what_is_missing_stops_the_start_with_status_2(
    tmp_path: Path, flags: list[str], changed: dict[str, str], named: str
) -> None:
    process = await asyncio.create_subprocess_exec(
        *SERVE, *flags, env=environment(tmp_path, **changed), cwd=tmp_path, stderr=asyncio.subprocess.PIPE
    )
    _, error = await process.communicate()
    assert process.returncode == 2
    assert named in error.decode()
    assert "Traceback" not in error.decode()


async def test_a_taken_port_stops_the_start_with_status_2(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        env = environment(
            tmp_path, SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET=SECRET, PORT=str(taken.getsockname()[1])
        )
        process = await asyncio.create_subprocess_exec(
            *SERVE, "--http", env=env, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
        )
        _, error = await process.communicate()
    assert process.returncode == 2
    assert "PORT" in error.decode()
