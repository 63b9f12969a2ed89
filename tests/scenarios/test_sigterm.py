"""SIGTERM: what was acknowledged is finished, and the process ends well."""

import asyncio
from pathlib import Path

from bot.playground.faults import Faults
from bot.playground.standin import SlackStandIn
from tests.processes import bots, environment_of
from tests.slack import assert_says
from tests.store.database import Database


async def test_sigterm_finishes_what_was_acknowledged_and_exits_with_0(
    transport: str, postgres_database: Database, tmp_path: Path
) -> None:
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bots(transport, environment_of(slack, postgres_database.url), tmp_path) as (bot,),
    ):
        slack.app_url = bot.url
        Faults(slack).rate_limit("chat.postMessage", retry_after=3)
        asked = await slack.mention("503?", wait=0)
        assert asked.posted
        await asyncio.sleep(0.2)
        assert await bot.stop() == 0
        (reply,) = slack.workspace.replies(asked.posted)
        assert_says(reply, "503")
        assert "Traceback" not in bot.logged
        assert slack.profile.bot_token not in bot.logged
