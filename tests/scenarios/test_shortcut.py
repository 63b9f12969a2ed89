"""The message shortcut: on any message, other bots' alerts included, and where the bot is no member."""

import pytest

from bot.playground.seed import ALEX, DANA, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Json
from tests.slack import assert_in_thread, assert_private, assert_public, assert_says

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "checkout answers HTTP 504"}}
CODE = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "HTTP/1.1 504 Gateway Timeout"}]}


async def test_it_answers_privately_and_shares_in_the_thread(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    slack.workspace.channels[INCIDENTS].members.discard(slack.profile.user_id)
    seen = await slack.message_shortcut("explain_http_status", alert)
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, "503 Service Unavailable")
    await slack.click(seen.answer, "한국어로 보기")
    shared = (await slack.click(seen.answer, "스레드에 공유")).answer
    assert_public(shared)
    assert_in_thread(shared, alert)
    assert_says(shared, "서비스 이용 불가", f"<@{ALEX}>")


@pytest.mark.parametrize(
    "alert",
    [
        {"blocks": [SECTION]},
        {"blocks": [{"type": "rich_text", "elements": [CODE]}]},
        {"attachments": [{"fallback": "HTTP 504", "color": "#cc0000"}]},
        {"attachments": [{"title": "checkout", "fields": [{"title": "Status", "value": "504"}]}]},
        {"attachments": [{"blocks": [SECTION]}]},
    ],
    ids=["in blocks", "in rich text", "in a fallback", "in fields", "in an attachment's blocks"],
)
async def test_it_finds_the_words_of_an_alert_wherever_they_are(slack: SlackStandIn, alert: Json) -> None:
    bot = next(each for each in slack.workspace.users.values() if each.name == "alerts")
    posted = await slack.bot_message("", bot=bot, **alert)
    seen = await slack.message_shortcut("explain_http_status", posted, user=DANA)
    assert_private(seen.answer, DANA)
    assert_says(seen.answer, "504 Gateway Timeout")


async def test_of_an_alert_with_its_headers_the_first_thing_said_is_its_code(shipped_slack: SlackStandIn) -> None:
    """The alert says Retry-After, which asks nobody whether to retry."""
    alert = next(each for each in shipped_slack.messages(INCIDENTS) if each.attachments)
    seen = await shipped_slack.message_shortcut("explain_http_status", alert)
    assert seen.answer.text.splitlines()[0] == "503 Service Unavailable"
    assert seen.answer.blocks[0]["type"] == "header"


async def test_it_answers_in_the_language_of_who_asks(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    assert_says((await slack.message_shortcut("explain_http_status", alert, user=MINSEO)).answer, "서비스 이용 불가")
    assert_says((await slack.message_shortcut("explain_http_status", alert, user=DANA)).answer, "In English")


async def test_a_message_without_a_status_says_so(slack: SlackStandIn) -> None:
    said = (await slack.message("deploy in ten minutes, room 503", wait=0)).posted
    assert said
    assert_says((await slack.message_shortcut("explain_http_status", said)).answer, "no answer")
