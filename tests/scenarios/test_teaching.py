"""The loop of misses: listed, taught, and told where it had been asked in vain."""

import asyncio

import pytest

from bot.playground.seed import ALEX, BACKEND, MINSEO
from bot.playground.workspace import Message
from tests.scenarios.teams import Team
from tests.slack import assert_in_thread, assert_private, assert_public, assert_says, button_labels

UNKNOWN = "불났어요 살려줘"


async def asked_in_vain(team: Team, question: str = UNKNOWN) -> Message:
    """Minseo has asked in #backend, and the miss is in the database; the message."""
    seen = await team.slack.mention(question, user=MINSEO, channel=BACKEND)
    async with asyncio.timeout(4):
        while not team.database.sql("SELECT * FROM miss"):
            await asyncio.sleep(0.05)
    assert seen.posted
    return seen.posted


async def test_what_was_asked_in_vain_is_listed_with_a_teach_button(team: Team) -> None:
    assert_says((await team.slack.slash_command("misses")).answer, "Every question")
    await asked_in_vain(team)
    seen = await team.slack.slash_command("misses")
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, UNKNOWN, "once by one person")
    assert button_labels(seen.answer) == ["Teach"]


async def test_teaching_adds_the_alias_and_the_thread_is_told(team: Team) -> None:
    question = await asked_in_vain(team)
    seen = await team.slack.slash_command(f"teach “{UNKNOWN}” 500")
    assert_says(seen.answers[0], UNKNOWN)
    await team.slack.until(lambda: "이제 알게" in team.slack.workspace.replies(question)[-1].text)
    reply = team.slack.workspace.replies(question)[-1]
    assert_public(reply)
    assert_in_thread(reply, question)
    assert_says(reply, UNKNOWN, "500", "한국어 500: description.")
    assert team.database.sql("SELECT who, op, key FROM edit_history") == [(ALEX, "insert", f"500/{UNKNOWN}")]
    await team.knows("500", UNKNOWN)
    assert_says((await team.slack.slash_command(UNKNOWN)).answer, "500")
    assert_says((await team.slack.slash_command("misses")).answer, "Every question")


async def test_a_thread_that_asked_twice_is_told_once(team: Team) -> None:
    question = await asked_in_vain(team)
    await team.slack.mention(f"{UNKNOWN}??", user=MINSEO, channel=BACKEND, thread_ts=question.ts)
    async with asyncio.timeout(4):
        while len(team.database.sql("SELECT * FROM miss")) < 2:
            await asyncio.sleep(0.05)
    await team.slack.slash_command(f'teach "{UNKNOWN}" 500')
    await team.slack.until(lambda: "이제 알게" in team.slack.workspace.replies(question)[-1].text)
    await asyncio.sleep(0.2)
    assert sum("이제 알게" in each.text for each in team.slack.workspace.replies(question)) == 1


@pytest.mark.parametrize("by", ["command", "shortcut"])
async def test_what_was_asked_privately_is_told_to_who_asked_and_not_in_the_channel(team: Team, by: str) -> None:
    if by == "command":
        await team.slack.slash_command(UNKNOWN, user=MINSEO, channel=BACKEND)
    else:
        said = (await team.slack.message(UNKNOWN, user=MINSEO, channel=BACKEND)).posted
        assert said
        await team.slack.message_shortcut("explain_http_status", said, user=MINSEO)
    async with asyncio.timeout(4):
        while not team.database.sql("SELECT * FROM miss"):
            await asyncio.sleep(0.05)
    await team.slack.slash_command(f'teach "{UNKNOWN}" 500')
    await team.slack.until(lambda: bool(team.slack.messages("D0MINSEO")))
    (told,) = team.slack.messages("D0MINSEO")
    assert_says(told, UNKNOWN, "이제 알게", "500")
    assert [each.args["channel"] for each in team.slack.calls_of("chat.postMessage")] == [MINSEO]


async def test_the_teach_button_opens_a_form_with_the_words_in_it(team: Team) -> None:
    question = await asked_in_vain(team)
    listed = (await team.slack.slash_command("misses")).answer
    form = (await team.slack.click(listed, "Teach")).view
    assert form
    assert form["blocks"][0]["element"]["initial_value"] == UNKNOWN
    offered = await team.slack.suggest(form, "httpbot:teach-code", "50")
    assert [each["value"] for each in offered.options] == ["500", "503", "504"]
    seen = await team.slack.submit_view({"words": UNKNOWN, "httpbot:teach-code": offered.options[0]})
    assert "Learnt" in str(seen.view)
    await team.slack.until(lambda: "이제 알게" in team.slack.workspace.replies(question)[-1].text)


async def test_what_cannot_be_taught_is_refused_at_its_field(team: Team) -> None:
    await asked_in_vain(team)
    listed = (await team.slack.slash_command("misses")).answer
    form = (await team.slack.click(listed, "Teach")).view
    assert form
    offered = (await team.slack.suggest(form, "httpbot:teach-code", "503")).options[0]
    seen = await team.slack.submit_view({"words": "서버 오류", "httpbot:teach-code": offered})
    assert list(seen.errors) == ["words"]
    assert "leads to 500" in seen.errors["words"]
    long = await team.slack.submit_view({"words": "가" * 81, "httpbot:teach-code": offered})
    assert "80" in long.errors["words"]


async def test_an_alias_that_leads_elsewhere_or_nowhere_is_refused(team: Team) -> None:
    assert_says((await team.slack.slash_command('teach "service unavailable" 500')).answer, "leads to 503")
    assert_says((await team.slack.slash_command('teach "what ever" NOPE-1')).answer, "no entry has this code")
    assert_says((await team.slack.slash_command('ko teach "what ever" NOPE-1')).answer, "그런 코드의 항목이 없습니다")


async def test_the_admin_is_told_in_their_language_and_not_in_that_of_the_words(team: Team) -> None:
    assert_says((await team.slack.slash_command('teach "아무 말" NOPE-1')).answer, "Not done: alias.code: no entry")
    assert_says(
        (await team.slack.slash_command('teach "아무 말" 500')).answer, "Learnt: “아무 말” leads to English 500"
    )
    assert_says((await team.slack.slash_command("rule 503 담당자를 부른다")).answer, "now stands above the answer")
    await team.slack.slash_command("ko")
    assert_says((await team.slack.slash_command('teach "any thing" 500')).answer, "배웠습니다")
