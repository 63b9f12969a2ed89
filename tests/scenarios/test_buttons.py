"""What the buttons under an answer do."""

import json

import pytest

from bot.answers.answer import Basis, SuggestAnswer
from bot.listeners.desk import Asked
from bot.playground.seed import ALEX, BACKEND, DANA, RANDOM
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import answer_by, slack_with_bot
from tests.slack import assert_acknowledged, assert_in_thread, assert_private, assert_public, assert_says


async def test_the_language_button_under_a_private_answer_changes_it(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    seen = await slack.click(private, "한국어로 보기")
    assert seen.answer is private
    assert_says(private, "서비스 이용 불가")
    await slack.click(private, "View in English")
    assert_says(private, "In English")


async def test_the_language_button_under_a_public_answer_answers_the_clicker(slack: SlackStandIn) -> None:
    public = (await slack.mention("503?")).answer
    seen = await slack.click(public, "한국어로 보기", user=DANA)
    assert_private(seen.answer, DANA)
    assert_says(seen.answer, "서비스 이용 불가")
    assert_says(public, "In English")


async def test_a_public_answer_in_another_language_is_shared_in_its_thread(slack: SlackStandIn) -> None:
    asked = await slack.mention("503?")
    private = (await slack.click(asked.answer, "한국어로 보기", user=DANA)).answer
    shared = (await slack.click(private, "스레드에 공유", user=DANA)).answer
    assert_public(shared)
    assert asked.posted
    assert_in_thread(shared, asked.posted)
    assert_says(shared, "서비스 이용 불가", f"<@{DANA}>")


async def test_more_and_less(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    await slack.click(private, "More")
    assert_says(private, "Look at the log.")
    await slack.click(private, "Less")
    assert "Look at the log." not in private.text


async def test_share_posts_for_all_where_the_bot_is_no_member(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    shared = (await slack.click(private, "Share in channel")).answer
    assert_public(shared)
    assert_says(shared, "503 Service Unavailable", f"<@{ALEX}>")


async def test_the_sentence_for_non_engineers_is_whispered_ready_to_copy(slack: SlackStandIn) -> None:
    public = (await slack.mention("503?")).answer
    seen = (await slack.click(public, "For non-engineers", user=DANA)).answer
    assert_private(seen, DANA)
    assert seen.text == "In English: Service Unavailable."
    assert seen.blocks[0]["elements"][0]["type"] == "rich_text_preformatted"


async def test_a_related_code_opens_in_place(shipped_slack: SlackStandIn) -> None:
    answer = (await shipped_slack.slash_command("503")).answer
    seen = await shipped_slack.click(answer, "502 Bad Gateway")
    assert seen.answer is answer
    assert answer.text.startswith("502 Bad Gateway")


async def test_a_candidate_of_what_is_unclear_opens_in_place(transport: str) -> None:
    async with slack_with_bot(transport) as (slack, wired):
        entries = wired.current.catalogue.entries
        unclear = SuggestAnswer(Basis("a gateway", "en", 0.4), (entries["502"], entries["504"]))
        answer_by(wired, lambda text: unclear if text == "a gateway" else None)
        offered = (await slack.slash_command("a gateway")).answer
        assert_says(offered, "Did you mean one of these", "502 Bad Gateway", "504 Gateway Timeout")
        seen = await slack.click(offered, "504 Gateway Timeout")
        assert seen.answer is offered
        assert offered.text.startswith("504 Gateway Timeout")


async def test_a_vote_is_taken_and_a_bad_one_kept(slack: SlackStandIn, misses: list[Asked]) -> None:
    private = (await slack.slash_command("503")).answer
    thanks = (await slack.click(private, "Not helpful")).answer
    assert_private(thanks, ALEX)
    assert [each.question for each in misses] == ["503"]
    assert_says((await slack.click(private, "Helpful")).answer, "Thank you")
    assert_says((await slack.click((await slack.slash_command("ko 503")).answer, "도움이 됐어요")).answer, "감사합니다")
    assert len(misses) == 1


@pytest.mark.parametrize("carried", ["t", "e", "q", "l"])
async def test_a_button_that_carries_too_much_holds_nobody_up(slack: SlackStandIn, carried: str) -> None:
    value = json.dumps({"q": "503", "l": "en", carried: "9" * 4000})
    action = {"action_id": "httpbot:code:0", "type": "button", "value": value}
    body = {"type": "block_actions", "user": {"id": ALEX}, "channel": {"id": BACKEND}, "actions": [action]}
    await slack.courier.send("interactive", {**body, "container": {"type": "message", "is_ephemeral": True}})
    assert_says((await slack.slash_command("503")).answer, "503")
    assert_acknowledged(slack, within=1)
