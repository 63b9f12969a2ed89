"""`httpbot doctor --live` as it is typed, against the stand-in."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.doctor import doctor
from bot.listeners.registry import routes
from bot.manifest import manifest
from bot.playground.faults import Faults
from bot.playground.profile import AppProfile
from bot.playground.standin import SlackStandIn

Run = Callable[..., Coroutine[None, None, str]]
TOKENS = {
    "SLACK_BOT_TOKEN": "xoxb-playground",
    "SLACK_APP_TOKEN": "xapp-playground",
    "SLACK_CONFIG_TOKEN": "xoxe.xoxp-playground",
    "SLACK_SIGNING_SECRET": "playground-signing-secret",
}


@pytest.fixture
async def slack() -> AsyncIterator[SlackStandIn]:
    async with SlackStandIn(profile=AppProfile().installed_from(manifest(routes("/http")))) as stand_in:
        yield stand_in


@pytest.fixture
def run(slack: SlackStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command with every token of the stand-in but for `changed`; None takes one away."""
    known = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/none.db",
        "SLACK_API_URL": slack.api_url,
        "HTTPBOT_ADMINS": "U024BE7LH",
    }
    monkeypatch.chdir(tmp_path)
    root = typer.Typer()
    root.command()(doctor)

    async def runner(*arguments: str, status: int = 0, **changed: str | None) -> str:
        result = await asyncio.to_thread(CliRunner().invoke, root, arguments, env={**known, **TOKENS, **changed})
        assert result.exit_code == status, result.output
        given = {**TOKENS, **changed}
        assert not [name for name in TOKENS if given[name] and str(given[name]) in result.output]
        return result.output

    return runner


def about(output: str, name: str) -> str:
    """The lines of one check."""
    return "\n".join(line for line in output.splitlines() if line[9:].startswith(name))


async def test_all_is_well(run: Run, slack: SlackStandIn) -> None:
    output = await run("--live")
    assert "problem" not in output
    assert about(output, "bot token").startswith("ok       bot token  @httpbot in Playground")
    assert "is what this bot expects" in about(output, "manifest")
    assert len(slack.calls_of("blocks.validate")) > 20
    assert {each.method for each in slack.calls} <= {
        "auth.test",
        "apps.connections.open",
        "apps.manifest.export",
        "blocks.validate",
        "bots.info",
    }


async def test_without_live_slack_is_left_alone(run: Run, slack: SlackStandIn) -> None:
    assert "httpbot doctor --live" in await run()
    assert not slack.calls


async def test_a_token_that_slack_refuses(run: Run) -> None:
    output = await run("--live", status=2, SLACK_BOT_TOKEN="xoxb-another")
    assert "invalid_auth" in about(output, "bot token")
    assert "reinstall" in about(output, "bot token")
    assert "invalid_auth" in about(await run("--live", status=2, SLACK_APP_TOKEN="xapp-another"), "app token")


async def test_a_malformed_setting_is_the_only_finding(run: Run, slack: SlackStandIn) -> None:
    output = await run("--live", status=2, PORT="http")
    assert output.count("problem") == 1
    assert "PORT" in output
    assert not slack.calls


async def test_scopes(run: Run, slack: SlackStandIn) -> None:
    slack.web_api.scopes -= {"users:read"}
    output = await run("--live")
    assert "note     scopes     users:read (optional)" in output
    slack.web_api.scopes -= {"chat:write"}
    assert "not granted: chat:write" in about(await run("--live", status=2), "scopes")


async def test_without_a_configuration_token_it_says_how_to_get_one(run: Run) -> None:
    output = await run("--live", SLACK_CONFIG_TOKEN=None)
    assert "SLACK_CONFIG_TOKEN" in about(output, "manifest")


async def test_an_expired_configuration_token(run: Run, slack: SlackStandIn) -> None:
    Faults(slack).fail("apps.manifest.export", "token_expired")
    assert "token_expired" in about(await run("--live", status=2), "manifest")


async def test_the_app_is_another_one(run: Run) -> None:
    output = await run("--live", status=2, HTTPBOT_COMMAND="/status")
    assert "without the slash command /status" in about(output, "manifest")


async def test_messages_that_slack_would_refuse(run: Run, slack: SlackStandIn) -> None:
    complaint = {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [{"pointer": "/blocks/0", "message": "must be nicer"}],
    }
    Faults(slack).answer("blocks.validate", complaint)
    output = await run("--live", status=2)
    assert "Slack would refuse the answer to “503” (en): must be nicer (/blocks/0)" in about(output, "messages")


async def test_a_slack_that_wants_a_pause_gets_it(run: Run, slack: SlackStandIn) -> None:
    Faults(slack).rate_limit("blocks.validate", retry_after=1)
    assert "Slack takes all" in about(await run("--live"), "messages")


async def test_a_slack_that_is_not_there(run: Run) -> None:
    output = await run("--live", status=2, SLACK_API_URL="http://127.0.0.1:9/api/")
    assert "cannot be reached" in about(output, "slack")
