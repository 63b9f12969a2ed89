"""A whole life of the bot, faults included, over both transports: none of what is secret is in anything that it says."""

import io
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from bot.playground.faults import Faults
from bot.playground.seed import ALEX, BACKEND
from bot.playground.standin import SlackStandIn
from tests.processes import ROOT, Bot, bots, environment_of
from tests.serving.signed import FORM, signed
from tests.store.database import Database

PASSWORD = "pa55word-of-the-database"
QUESTION = "what-nobody-else-should-read"


async def live(slack: SlackStandIn, bot: Bot, database: Database) -> None:
    """Answers, edits, refusals, and everything that goes wrong."""
    faults = Faults(slack)
    await slack.slash_command(f"503 {QUESTION}")
    answer = (await slack.slash_command("quiet 503")).answer
    await slack.click(answer, "한국어로 보기")
    form = (await slack.slash_command("edit 503")).view
    assert form
    await slack.submit_view({"en.title.0": f"New {QUESTION}"}, view=form)
    await slack.submit_view({"en.description.0": "x" * 3000}, view=form)
    for method, error, status in (
        ("chat.postMessage", "invalid_auth", 200),
        ("chat.postMessage", "internal_error", 500),
        ("views.open", "expired_trigger_id", 200),
        ("users.info", "token_revoked", 200),
    ):
        faults.fail(method, error, status=status)
    await slack.mention(f"503 vs 504? {QUESTION}", channel=BACKEND, wait=4)
    await slack.slash_command("edit 503", wait=1)
    faults.rate_limit("chat.postMessage")
    await slack.direct_message(f"{QUESTION}?", wait=4)
    slack.response_urls.base = slack.response_urls.base.replace("127.0.0.1", "localhost") + "/nowhere"
    await slack.click(answer, "View in English", wait=1)
    if bot.transport == "http":
        await refused(slack, bot)
    database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'httpbot'")
    await slack.slash_command(f'teach "{QUESTION}" 503', wait=3)
    await slack.mention("504?", channel=BACKEND, wait=4)


async def refused(slack: SlackStandIn, bot: Bot) -> None:
    secret, url = slack.profile.signing_secret, f"{bot.url}/slack/events"
    body = f"text={QUESTION}&response_url=https://elsewhere.example/{QUESTION}&command=/http".encode()
    async with aiohttp.ClientSession() as session:
        for sent, headers in (
            (body, {}),
            (body, signed(body, secret="another")),
            (body, signed(body, secret=secret, at=1)),
            (b"x" * (2 << 20), {}),
            (b"{" + QUESTION.encode(), signed(b"{" + QUESTION.encode(), secret=secret)),
            (body, signed(body, secret=secret)),
        ):
            with suppress(aiohttp.ClientOSError):  # an oversized body is not read to its end
                async with session.post(
                    url, data=io.BytesIO(sent), headers={**headers, "content-type": FORM}
                ) as response:
                    assert response.status < 500


def secrets_of(slack: SlackStandIn) -> set[str]:
    """All that was handed to the bot and is to be kept."""
    profile = slack.profile
    found = {profile.bot_token, profile.app_token, profile.signing_secret, PASSWORD, QUESTION}
    for delivery in slack.deliveries:
        found |= {
            str(delivery.payload[key]) for key in ("response_url", "trigger_id", "token") if delivery.payload.get(key)
        }
    return {one for one in found if len(one) > 5}


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_nothing_secret_is_in_any_line_or_page(
    transport: str, postgres_database: Database, tmp_path: Path
) -> None:
    url = postgres_database.url.replace("postgres@", f"postgres:{PASSWORD}@")
    async with SlackStandIn(socket_mode=transport == "socket") as slack:
        environment = environment_of(slack, url, HTTPBOT_ADMINS=ALEX, HTTPBOT_LOG="json")
        async with bots(transport, environment, tmp_path) as (bot,):
            slack.app_url = bot.url
            await live(slack, bot, postgres_database)
            pages = [await bot.get(path) for path in ("/healthz", "/readyz", "/metrics", "/slack/events", "/nowhere")]
            assert await bot.stop() == 0
        said = bot.logged + "".join(text for _, text in pages)
        assert len(secrets_of(slack)) > 10
        assert [secret for secret in secrets_of(slack) if secret in said] == []
    lines = [json.loads(line) for line in bot.logged.splitlines()]
    assert {"question", "Slack did not take it"} <= {line["event"] for line in lines}
    assert not [line for line in lines if "exception" in line]
    questions = [line for line in lines if line["event"] == "question"]
    told = {"event", "level", "timestamp", "surface", "kind", "codes", "locale", "ms", "revision"}
    assert {frozenset(line) for line in questions} == {frozenset(told)}
    assert questions[0]["codes"] == [503]


@pytest.mark.parametrize("command", ["release", "misses", "catalogue history", "catalogue export"])
def test_a_command_that_cannot_reach_the_database_does_not_tell_how_it_tried(command: str, tmp_path: Path) -> None:
    url = f"postgresql://somebody:{PASSWORD}@127.0.0.1:9/database"
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command.split()],
        cwd=tmp_path,
        env={"DATABASE_URL": url, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stdout + done.stderr
