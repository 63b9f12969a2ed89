"""A response_url that is used up, or over its half hour: what was to be said is said in another way."""

from bot.playground.faults import Faults
from bot.playground.seed import BACKEND, INCIDENTS, MINSEO, RANDOM
from bot.playground.standin import SlackStandIn
from tests.slack import assert_in_thread, assert_private, assert_public, assert_says


async def test_after_its_half_hour_an_answer_is_whispered_instead(slack: SlackStandIn, faults: Faults) -> None:
    public = (await slack.mention("503?")).answer
    faults.expire_response_urls()
    seen = await slack.click(public, "한국어로 보기", user=MINSEO)
    assert_private(seen.answer, MINSEO)
    assert_in_thread(seen.answer, public)


async def test_a_share_goes_out_without_a_response_url_where_the_bot_is_a_member(
    slack: SlackStandIn, faults: Faults
) -> None:
    private = (await slack.slash_command("503", channel=BACKEND)).answer
    faults.expire_response_urls()
    shared = (await slack.click(private, "Share in channel", wait=3)).answer
    assert_public(shared)
    assert shared.channel == BACKEND


async def test_a_private_answer_that_cannot_be_whispered_comes_as_a_direct_message(
    slack: SlackStandIn, faults: Faults
) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    faults.leave(INCIDENTS)
    faults.expire_response_urls()
    seen = await slack.message_shortcut("explain_http_status", alert, wait=3)
    assert seen.answer.channel == "D0ALEX"
    assert_says(seen.answer, "503 Service Unavailable")


async def test_where_a_share_cannot_be_posted_who_clicked_is_told_why(slack: SlackStandIn, faults: Faults) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    faults.expire_response_urls()
    seen = await slack.click(private, "Share in channel", wait=3)
    assert seen.answer.channel == "D0ALEX"
    assert_says(seen.answer, f"<#{RANDOM}>", "/http share")
    assert not [each for each in slack.messages(RANDOM) if each.bot_id and each.only_for is None]


async def test_an_answer_is_changed_more_often_than_one_response_url_can_be_used(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    for number in range(7):
        label, words = (("한국어로 보기", "서비스 이용 불가"), ("View in English", "In English"))[number % 2]
        await slack.click(private, label)
        assert_says(private, words)
