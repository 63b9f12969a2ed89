"""History and undo from Slack, by command and by button."""

from bot.playground.seed import ALEX, DANA
from tests.scenarios.teams import Team
from tests.slack import assert_blocks_fit, assert_private, assert_says, button_labels


async def edited(team: Team, title: str, user: str = DANA) -> int:
    """Dana has changed the title of 503; the id of that change."""
    await team.slack.slash_command("edit 503", user=user)
    await team.slack.submit_view({"en.title.0": title}, user=user)
    return int(team.database.value("SELECT max(id) FROM edit_history"))


def title(team: Team) -> str:
    return str(team.database.value("SELECT title FROM entry_text WHERE code = '503' AND locale = 'en'"))


async def test_history_tells_who_and_what_with_a_button_each(team: Team) -> None:
    number = await edited(team, "Better <title>")
    seen = await team.slack.slash_command("history 503")
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, f"#{number}", f"<@{DANA}>", "English 503 → Better &lt;title&gt;")
    assert button_labels(seen.answer) == ["Undo"]
    assert_blocks_fit(seen.answer.blocks)
    assert_says((await team.slack.slash_command("history 500")).answer, "Nothing was changed")


async def test_undo_by_button(team: Team) -> None:
    await edited(team, "Better")
    listed = (await team.slack.slash_command("history")).answer
    seen = await team.slack.click(listed, "Undo")
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, "Taken back", f"<@{DANA}>")
    assert title(team) == "English 503"
    assert team.database.value("SELECT who FROM edit_history ORDER BY id DESC LIMIT 1") == ALEX


async def test_undo_by_command_and_of_the_undo(team: Team) -> None:
    number = await edited(team, "Better")
    assert_says((await team.slack.slash_command(f"undo {number}")).answer, f"change {number}", f"<@{DANA}>")
    assert title(team) == "English 503"
    await team.slack.slash_command(f"undo {number + 1}")
    assert title(team) == "Better"


async def test_what_was_taken_back_already_is_not_said_to_be_again(team: Team) -> None:
    number = await edited(team, "Better")
    await team.slack.slash_command(f"undo {number}")
    changes = team.database.value("SELECT count(*) FROM edit_history")
    again = (await team.slack.slash_command(f"undo {number}")).answer
    assert_says(again, f"Change {number} has nothing left to take back")
    assert "Taken back" not in again.text
    assert_says((await team.slack.slash_command(f"ko undo {number}")).answer, "되돌릴 것이 없습니다")
    assert team.database.value("SELECT count(*) FROM edit_history") == changes


async def test_an_unknown_change_is_refused_in_words(team: Team) -> None:
    assert_says((await team.slack.slash_command("undo 4711")).answer, "Not done", "4711")
    assert_says((await team.slack.slash_command("ko undo 4711")).answer, "4711번 변경이 없습니다")


async def test_a_hundred_long_changes_still_fit(team: Team) -> None:
    for number in range(12):
        team.database.sql(
            f"UPDATE entry_text SET title = '{'가' * 900}{number}', description = '{'나' * 2000}{number}',"
            f" checks = '{'<' * 600}{number}' WHERE code = '503'"
        )
    seen = await team.slack.slash_command("history")
    assert_blocks_fit(seen.answer.blocks)
    assert len(button_labels(seen.answer)) >= 5
