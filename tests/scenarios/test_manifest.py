"""The app as its manifest installs it: whatever Slack offers of it is taken, and the doctor finds nothing to mend."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.doctor.slack import checks
from bot.listeners.registry import routes
from bot.manifest import manifest
from bot.playground.profile import AppProfile
from bot.playground.seed import ALEX, BACKEND
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import bot_under, settings_for
from tests.scenarios.catalogue import small_catalogue
from tests.slack import assert_acknowledged, assert_says


@pytest.fixture
async def installed(transport: str) -> AsyncIterator[SlackStandIn]:
    url = "https://bot.example.com/slack/events" if transport == "http" else None
    profile = AppProfile().installed_from(manifest(routes("/http"), url=url))
    async with (
        SlackStandIn(socket_mode=transport == "socket", profile=profile) as slack,
        bot_under(slack, transport, admins=frozenset({ALEX})),
    ):
        yield slack


async def test_every_command_shortcut_event_and_action_is_taken(installed: SlackStandIn) -> None:
    profile = installed.profile
    said = (await installed.message("payments answer HTTP 503", channel=BACKEND, wait=0)).posted
    assert said
    for command in profile.commands:
        answer = (await installed.slash_command("503", command=command)).answer
        await installed.click(answer, "More")
    for shortcut in profile.shortcuts:
        assert_says((await installed.message_shortcut(shortcut.callback_id, said)).answer, "503")
    assert profile.events == {"app_mention", "message.im", "app_home_opened"}
    assert_says((await installed.mention("503?")).answer, "503")
    assert_says((await installed.direct_message("503?")).answer, "503")
    home = (await installed.open_home()).view
    assert home
    offered = (await installed.suggest(home, "httpbot:search", "50")).options
    await installed.select(home, "httpbot:search", offered[0])
    assert (await installed.slash_command("edit 503")).view
    assert "database does not answer" in str((await installed.submit_view({"en.title.0": "New"})).errors)
    assert_acknowledged(installed)


async def test_the_doctor_finds_nothing_to_mend(installed: SlackStandIn, transport: str) -> None:
    app_token = installed.profile.app_token if transport == "socket" else None
    settings = settings_for(installed, app_token=app_token, config_token=installed.profile.config_token)
    found = await asyncio.to_thread(lambda: list(checks(settings, small_catalogue())))
    assert [each.sentence for each in found if each.state != "ok"] == []
    assert {"bot token", "scopes", "messages", "manifest"} <= {each.about for each in found}
