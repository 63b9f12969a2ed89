"""What a person sees on each surface, the same over HTTP and over Socket Mode."""

import pytest

from bot.playground.seed import ALEX, BACKEND, DANA, INCIDENTS, MINSEO, RANDOM, SLACKBOT
from bot.playground.standin import SlackStandIn
from tests.slack import (
    assert_acknowledged,
    assert_blocks_fit,
    assert_in_thread,
    assert_private,
    assert_public,
    assert_says,
)


async def test_a_command_is_answered_in_its_acknowledgement_and_privately(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("503 & <more>")
    assert_says(seen.answer, "503 & <more>")
    assert_private(seen.answer, ALEX)
    assert_blocks_fit(seen.answer.blocks)
    assert_acknowledged(slack, within=1.0)
    assert seen.answer not in slack.messages(INCIDENTS, viewer=MINSEO)


async def test_a_public_answer_shows_the_command_that_was_typed(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("share 503", channel=RANDOM)
    assert_public(seen.answer)
    assert seen.answer.command == "/http share 503"


async def test_an_acknowledgement_of_plain_text_is_a_private_message(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("plain")
    assert seen.answer.text == "as plain text"
    assert_private(seen.answer, ALEX)


async def test_blocks_over_a_limit_are_refused_and_the_person_sees_why(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("wrong")
    assert seen.error == "invalid_blocks"
    assert not seen.answers
    complaint = slack.messages(INCIDENTS, viewer=ALEX)[-1]
    assert complaint.user == SLACKBOT
    assert_says(complaint, "invalid_blocks")


async def test_a_mention_is_answered_in_its_thread(slack: SlackStandIn) -> None:
    seen = await slack.mention("503?")
    assert seen.posted
    assert seen.posted.text == "<@U0HTTPBOT> 503?"
    assert_in_thread(seen.answer, seen.posted)
    assert_public(seen.answer)


async def test_a_mention_where_the_app_is_no_member_reaches_nobody(slack: SlackStandIn) -> None:
    seen = await slack.mention("503?", channel=RANDOM)
    assert not slack.deliveries
    assert not seen.answers
    assert_says(slack.messages(RANDOM, viewer=ALEX)[-1], "not in this channel")


async def test_a_direct_message_needs_no_mention_and_the_locale_is_known(slack: SlackStandIn) -> None:
    seen = await slack.direct_message("503?", user=MINSEO)
    assert seen.answer.text == "ko-KR: 503?"


async def test_share_posts_a_new_public_message(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    shared = (await slack.click(private, "Share")).answer
    assert_public(shared)
    assert shared.ts != private.ts


async def test_a_private_answer_is_replaced_in_place_and_stays_private(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    seen = await slack.click(private, "other")
    assert seen.answer is private
    assert private.text == "503 한국어"
    assert_private(private, ALEX)


async def test_a_click_in_a_private_message_does_not_carry_the_message(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    public = (await slack.mention("503?")).answer
    await slack.click(private, "share")
    await slack.click(public, "share", user=DANA)
    first, second = (each.payload for each in slack.deliveries if each.payload.get("type") == "block_actions")
    assert "message" not in first
    assert first["container"]["is_ephemeral"]
    assert second["message"]["ts"] == second["container"]["message_ts"] == public.ts
    assert second["container"]["thread_ts"] == public.thread_ts
    assert first["actions"][0]["value"] == "503"


async def test_an_overflow_menu_can_delete_its_message(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    await slack.select(private, "menu", "Less")
    assert private not in slack.messages(INCIDENTS)


async def test_an_external_select_offers_what_the_app_answers(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    offered = await slack.suggest(private, "lookup", "50")
    assert [each["value"] for each in offered.options] == ["503"]
    seen = await slack.select(private, "lookup", offered.options[0])
    assert seen.answer.text == "503 한국어"


async def test_the_shortcut_works_on_another_bots_alert_where_the_app_is_no_member(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    slack.workspace.channels[INCIDENTS].members.discard(slack.profile.user_id)
    seen = await slack.message_shortcut("explain_http_status", alert)
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, "HTTP 503 Service Unavailable")


async def test_home_is_published_when_it_is_opened(slack: SlackStandIn) -> None:
    seen = await slack.open_home(user=DANA)
    assert seen.view
    assert seen.view["blocks"][0]["type"] == "header"
    assert slack.home(DANA) == seen.view
    assert slack.home(ALEX) is None


async def test_a_modal_opens_complains_and_closes(slack: SlackStandIn) -> None:
    opened = await slack.slash_command("edit", user=DANA)
    assert opened.view
    assert (await slack.submit_view({}, user=DANA)).errors == {"text": "Please complete this required field."}
    assert (await slack.submit_view({"text": "bad"}, user=DANA)).errors == {"text": "Too short"}
    again = await slack.submit_view({"text": "again", "locale": "ko"}, user=DANA)
    assert again.view
    assert again.view["title"]["text"] == "ko"
    assert again.view["hash"] != opened.view["hash"]
    assert (await slack.submit_view({"text": "fine"}, user=DANA)).view is None


async def test_closing_a_modal_tells_an_app_that_asked_for_it(slack: SlackStandIn) -> None:
    await slack.slash_command("edit")
    await slack.close_view()
    assert slack.deliveries[-1].payload["type"] == "view_closed"
    assert slack.modal(ALEX) is None
    assert_acknowledged(slack)


async def test_an_edited_mention_comes_again_with_another_event_id(slack: SlackStandIn) -> None:
    posted = (await slack.mention("503?", channel=BACKEND)).posted
    assert posted
    await slack.edit_message(posted, "@httpbot 504?", wait=0)
    first, second = (each.payload for each in slack.deliveries if each.payload["event"]["type"] == "app_mention")
    assert first["event_id"] != second["event_id"]
    assert second["event"]["edited"]["user"] == ALEX
    assert second["event"]["ts"] == first["event"]["ts"]


async def test_in_a_direct_conversation_edits_deletions_and_the_apps_own_posts_are_events(slack: SlackStandIn) -> None:
    posted = (await slack.direct_message("503?")).posted
    assert posted
    await slack.edit_message(posted, "504?", wait=0)
    await slack.delete_message(posted)
    events = [each.payload["event"] for each in slack.deliveries]
    assert [each.get("subtype") for each in events if each.get("bot_id") is None] == [
        None,
        "message_changed",
        "message_deleted",
    ]
    assert any(each.get("bot_id") == slack.profile.bot_id for each in events)
    assert_acknowledged(slack)


async def test_a_reply_in_a_thread_changes_the_parent_for_those_who_subscribed(slack: SlackStandIn) -> None:
    slack.events.subscriptions.add("message.channels")
    parent = slack.messages(BACKEND)[0]
    await slack.message("same here", channel=BACKEND, thread_ts=parent.ts, wait=0)
    changed = slack.deliveries[-1].payload["event"]
    assert changed["subtype"] == "message_changed"
    assert changed["message"]["text"] == changed["previous_message"]["text"]


async def test_an_unknown_button_is_named_with_those_there_are(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503")).answer
    with pytest.raises(LookupError, match="share"):
        await slack.click(private, "Nope")


async def test_another_bots_post_reaches_those_who_subscribed_with_its_bot_id(slack: SlackStandIn) -> None:
    slack.events.subscriptions.add("message.channels")
    bot = slack.workspace.users["U0ALERTS"]
    alert = await slack.bot_message("HTTP 502", bot=bot, attachments=[{"fallback": "502"}])
    event = slack.deliveries[-1].payload["event"]
    assert (event["bot_id"], event["ts"], event["attachments"]) == ("B0ALERTS", alert.ts, [{"fallback": "502"}])
