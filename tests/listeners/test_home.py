"""The Home tab of a person, with a database behind it."""

import asyncio

from bot.playground.faults import Faults
from bot.playground.seed import ALEX, DANA, MINSEO
from tests.listeners.teams import Team


async def looked_up(team: Team, *codes: str) -> None:
    """Waits until these are in the database."""
    async with asyncio.timeout(4):
        while {str(code) for (code,) in team.database.sql("SELECT code FROM lookup")} != set(codes):
            await asyncio.sleep(0.05)


async def test_what_a_person_asked_about_lately_is_one_click_away(team: Team) -> None:
    await team.slack.slash_command("503", user=MINSEO)
    await looked_up(team, "503")
    await team.slack.mention("500?", user=MINSEO)
    await team.slack.slash_command("quiet cloudflare-530", user=MINSEO)
    await team.slack.slash_command("what's for lunch", user=MINSEO)
    await looked_up(team, "503", "500")
    home = (await team.slack.open_home(user=MINSEO)).view
    assert home
    assert recent(home) == ["httpbot:browse:recent-500", "httpbot:browse:recent-503"]
    assert "최근에 물어본 것" in str(home)
    await team.slack.click(home, "httpbot:browse:recent-503", user=MINSEO)
    assert "한국어 503: description." in str(team.slack.home(MINSEO))
    others = (await team.slack.open_home(user=DANA)).view
    assert others
    assert recent(others) == []


async def test_a_slack_that_hangs_does_not_hold_the_home_tab_up(team: Team) -> None:
    Faults(team.slack).delay("users.info", 30)
    seen = await team.slack.open_home(user=ALEX, wait=2)
    assert seen.view


def recent(home: dict[str, object]) -> list[str]:
    elements = [each for block in home["blocks"] for each in block.get("elements", ())]  # type: ignore[attr-defined]
    return [each["action_id"] for each in elements if "recent-" in each.get("action_id", "")]
