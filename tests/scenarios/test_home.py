"""The Home tab: searched, browsed, with what was asked about lately; for admins with the misses and the latest edits."""

import asyncio

import pytest

from bot.playground.seed import ALEX, DANA, MINSEO
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Json
from tests.scenarios.bots import SharedMemory
from tests.scenarios.catalogue import shipped
from tests.scenarios.teams import Team


async def test_home_is_searched_and_browsed_and_keeps_the_language(slack: SlackStandIn, memory: SharedMemory) -> None:
    opened = (await slack.open_home(user=DANA)).view
    assert opened
    offered = await slack.suggest(opened, "httpbot:search", "50", user=DANA)
    assert [each["value"] for each in offered.options] == ["500", "502", "503", "504"]
    await slack.select(opened, "httpbot:search", offered.options[2], user=DANA)
    assert "503 Service Unavailable" in str(slack.home(DANA))
    await slack.click(opened, "httpbot:browse:5xx", user=DANA)
    assert "504" in str(slack.home(DANA))
    await slack.select(opened, "httpbot:prefer", "한국어", user=DANA)
    assert "분류별로 보기" in str(slack.home(DANA)) or "코드 찾기" in str(slack.home(DANA))
    assert memory.saved == {DANA: "ko"}


@pytest.mark.parametrize("typed", ["권한", "forb", "403", "4"])
async def test_the_search_offers_entries_by_words_of_both_languages_and_from_the_first_letter(
    shipped_slack: SlackStandIn, typed: str
) -> None:
    opened = (await shipped_slack.open_home(user=MINSEO)).view
    assert opened
    (search,) = [each["accessory"] for each in opened["blocks"] if each.get("block_id") == "home-search"]
    assert search["min_query_length"] == 1
    offered = await shipped_slack.suggest(opened, "httpbot:search", typed, user=MINSEO)
    assert "403" in [each["value"] for each in offered.options]


async def test_a_topic_whose_key_is_also_a_codes_name_opens(shipped_slack: SlackStandIn) -> None:
    conflict = shipped().entries["conflict"]
    opened = (await shipped_slack.open_home(user=DANA)).view
    assert opened
    title = conflict.text("en").title
    await shipped_slack.select(opened, "httpbot:browse:topic", title, user=DANA)
    drawn = shipped_slack.home(DANA)
    assert drawn
    assert headers(drawn) == ["HTTP status codes", title]
    await shipped_slack.click(drawn, "한국어로 보기", user=DANA)
    assert headers(shipped_slack.home(DANA)) == ["HTTP status codes", conflict.text("ko").title]


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


async def test_admins_find_misses_and_changes_in_their_home_and_undo_there(team: Team) -> None:
    await edited(team)
    team.database.sql(
        "INSERT INTO miss (at, question, folded, locale, reason)"
        " VALUES ('2026-01-01T00:00:00.000Z', 'whats <up>', 'whats <up>', 'en', 'none')"
    )
    home = (await team.slack.open_home()).view
    assert home
    assert "whats &lt;up&gt;" in str(home)
    assert f"<@{DANA}>" in str(home)
    seen = await team.slack.click(home, "Undo")
    assert team.database.value(TITLE) == "English 503"
    assert "Taken back" in str(team.slack.home(ALEX))
    assert seen.view is None


async def test_others_find_the_rules_in_their_home_and_nothing_to_change(team: Team) -> None:
    await team.slack.slash_command("rule 503 we page the owner https://wiki.example/1")
    await team.knows_ruling("we page the owner")
    await edited(team)
    home = str((await team.slack.open_home(user=MINSEO)).view)
    assert "we page the owner" in home
    assert "Undo" not in home
    assert "되돌리기" not in home


TITLE = "SELECT title FROM entry_text WHERE code = '503' AND locale = 'en'"


async def edited(team: Team) -> None:
    """Dana has changed the title of 503."""
    await team.slack.slash_command("edit 503", user=DANA)
    await team.slack.submit_view({"en.title.0": "Better"}, user=DANA)


async def looked_up(team: Team, *codes: str) -> None:
    """Waits until these are in the database."""
    async with asyncio.timeout(4):
        while {str(code) for (code,) in team.database.sql("SELECT code FROM lookup")} != set(codes):
            await asyncio.sleep(0.05)


def recent(home: dict[str, object]) -> list[str]:
    elements = [each for block in home["blocks"] for each in block.get("elements", ())]  # type: ignore[attr-defined]
    return [each["action_id"] for each in elements if "recent-" in each.get("action_id", "")]


def headers(view: Json | None) -> list[str]:
    return [each["text"]["text"] for each in view["blocks"] if each["type"] == "header"] if view else []
