"""Who may change the catalogue from Slack: asked on every way to do so, over HTTP and Socket Mode, on both engines."""

import asyncio

import pytest

from bot.listeners import administering
from bot.playground.seed import ALEX, DANA, MINSEO
from bot.playground.workspace import Json
from bot.rendering import teach_form
from tests.scenarios.teams import Team
from tests.slack import assert_acknowledged, assert_private, assert_says


@pytest.mark.parametrize(
    "typed",
    ["edit 503", "edit ACME-1", "history", "undo 1", "misses", 'teach "x" 500', "rule 503 no", "rule remove 1"],
)
async def test_others_get_a_polite_no_and_nothing_happens(team: Team, typed: str) -> None:
    before = team.database.content()
    seen = await team.slack.slash_command(typed, user=MINSEO)
    assert_private(seen.answer, MINSEO)
    assert_says(seen.answer, "Only admins", "관리자만", f"<@{ALEX}>")
    looks = typed in ("history", "misses")
    assert ("may see this" in seen.answer.text) is looks
    assert ("may change" in seen.answer.text) is not looks
    assert seen.view is None
    assert team.database.content() == before
    assert_acknowledged(team.slack)


async def test_the_no_is_in_the_language_of_who_is_known(team: Team) -> None:
    await team.slack.slash_command("ko", user=MINSEO)
    seen = await team.slack.slash_command("edit 503", user=MINSEO)
    assert_says(seen.answer, "관리자만")
    assert "Only admins" not in seen.answer.text


async def test_others_cannot_press_an_admins_button(team: Team) -> None:
    team.database.sql("UPDATE entry_text SET title = 'New' WHERE code = '503' AND locale = 'en'")
    listed = (await team.slack.slash_command("history")).answer
    before = team.database.content()
    seen = await team.slack.click(listed, "Undo", user=MINSEO)
    assert_says(seen.answer, "Only admins")
    assert_private(seen.answer, MINSEO)
    assert team.database.content() == before


async def test_a_forged_submission_writes_nothing(team: Team) -> None:
    opened = (await team.slack.slash_command("edit 503")).view
    assert opened
    before = team.database.content()
    team.slack.views.stacks[MINSEO] = [opened]
    seen = await team.slack.submit_view({"en.title.0": "Forged"}, user=MINSEO, view=opened)
    assert "Only admins" in str(seen.view)
    assert team.database.content() == before


async def test_a_submission_with_foreign_state_is_no_fault_and_writes_nothing(team: Team) -> None:
    opened = (await team.slack.slash_command("edit 503")).view
    assert opened
    before = team.database.content()
    broken: Json = {**opened, "private_metadata": '{"c": "503"}'}
    seen = await team.slack.submit_view({"en.title.0": "Forged"}, view=broken)
    assert "Another version of the bot drew this form" in str(seen.view)
    assert team.database.content() == before


async def test_an_order_without_what_belongs_to_it_is_explained_to_admins(team: Team) -> None:
    assert_says((await team.slack.slash_command("teach 서버 터짐 500")).answer, "따옴표")
    assert_says((await team.slack.slash_command("undo")).answer, "/http undo 42")
    assert_says((await team.slack.slash_command("undo", user=MINSEO)).answer, "no answer")


async def test_both_admins_may(team: Team) -> None:
    for admin in (ALEX, DANA):
        assert_says((await team.slack.slash_command("history", user=admin)).answer, "Nothing was changed")


BY_NAME = {"id": MINSEO, "name": ALEX, "username": ALEX, "real_name": ALEX, "team_id": ALEX}
"""Whoever calls themselves what an admin's id is, and has it wherever else Slack tells something of a person."""
WORTH = ("503", "1", '{"q": "1", "l": "en"}')


def forged(kind: str, **more: object) -> Json:
    return {"type": kind, "user": BY_NAME, "team": {"id": "T0"}, "channel": {"id": ALEX}, "trigger_id": ALEX, **more}


@pytest.mark.parametrize("verb", list(administering.VERBS))
async def test_no_button_takes_a_name_for_an_id(team: Team, verb: str) -> None:
    team.database.sql("INSERT INTO ruling (code, ruling) VALUES ('503', 'Ours.')")
    form = (await team.slack.slash_command("edit 503")).view
    before, calls = team.database.content(), len(team.slack.calls)
    for value in WORTH:
        action = {"action_id": f"httpbot:{verb}:0", "value": value, "user": ALEX}
        for place in ({"container": {"type": "message"}}, {"container": {"type": "view"}, "view": form}):
            await team.slack.courier.send("interactive", forged("block_actions", actions=[action], **place))
    await asyncio.sleep(0.3)
    assert team.database.content() == before
    assert not [call for call in list(team.slack.calls)[calls:] if call.method in ("views.open", "views.push")]


@pytest.mark.parametrize("callback", list(administering.SUBMISSIONS))
async def test_no_submission_takes_a_name_for_an_id(team: Team, callback: str) -> None:
    form = (await team.slack.slash_command("edit 503")).view
    assert form
    before = team.database.content()
    words = {"type": "plain_text_input", "value": "Forged"}
    chosen = {"selected_option": {"value": "503"}}
    values = {
        "en.title.0": {"en.title.0": words},
        teach_form.WORDS: {teach_form.WORDS_ACTION: words},
        teach_form.CODE: {teach_form.CODE_ACTION: chosen},
    }
    view = {**form, "callback_id": callback, "state": {"values": values}}
    ack = await team.slack.courier.send("interactive", forged("view_submission", view=view))
    assert "Only admins" in str(ack.payload)
    assert team.database.content() == before
    as_admin = {**forged("view_submission", view=view), "user": {"id": ALEX, "team_id": "T0"}}
    await team.slack.courier.send("interactive", as_admin)
    assert team.database.content() != before, "the same submission by an admin would have written something"


@pytest.mark.parametrize(
    "typed", ["edit 503", "history", "undo 1", "misses", 'teach "x" 500', "rule 503 no", "rule remove 1"]
)
async def test_no_command_takes_a_name_for_an_id(team: Team, typed: str) -> None:
    team.database.sql("INSERT INTO ruling (code, ruling) VALUES ('503', 'Ours.')")
    before = team.database.content()
    fields = {
        "command": "/http",
        "text": typed,
        "user_id": MINSEO,
        "user_name": ALEX,
        "channel_id": ALEX,
        "team_id": ALEX,
    }
    ack = await team.slack.courier.send("slash_commands", {**fields, "trigger_id": ALEX, "response_url": ""})
    await asyncio.sleep(0.2)
    assert "Only admins" in str(ack.payload)
    assert team.database.content() == before
    assert not team.slack.calls_of("views.open")
