"""What a person sees of the bot on each surface, the same over HTTP and over Socket Mode."""

import asyncio

import pytest

from bot.listeners.desk import Asked
from bot.playground.seed import ALB_LINE, ALEX, BACKEND, DANA, INCIDENTS, MINSEO, RANDOM
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Json
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.listeners.bots import SharedMemory, backing, bot_under
from tests.slack import (
    assert_acknowledged,
    assert_blocks_fit,
    assert_in_thread,
    assert_private,
    assert_public,
    assert_says,
    assert_silent,
)


async def test_the_answer_to_the_command_is_the_acknowledgement_and_private(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("503")
    assert_says(seen.answer, "503 Service Unavailable")
    assert_private(seen.answer, ALEX)
    assert_blocks_fit(seen.answer.blocks)
    assert_acknowledged(slack, within=0.3)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "/http 503"),
        ("help", "/http 503"),
        ("too many requests", "429 Too Many Requests"),
        ("401 vs 403", "Forbidden"),
        ("5xx", "5xx"),
        ("ko 503", "서비스 이용 불가"),
        ("503 뭐야", "서비스 이용 불가"),
        ("quiet 503", "503 Service Unavailable"),
        ("what's for lunch", "no answer"),
    ],
)
async def test_the_command_takes(slack: SlackStandIn, typed: str, says: str) -> None:
    assert_says((await slack.slash_command(typed)).answer, says)


async def test_share_before_the_question_answers_for_all_even_where_the_bot_is_no_member(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("share ko 503", channel=RANDOM)
    assert_public(seen.answer)
    assert_says(seen.answer, "서비스 이용 불가", f"<@{ALEX}>")


@pytest.mark.parametrize("typed", ["share what's for lunch", "share help", "share"])
async def test_what_says_nothing_about_a_code_is_not_shared(slack: SlackStandIn, typed: str) -> None:
    assert_private((await slack.slash_command(typed)).answer, ALEX)


async def test_a_language_alone_is_remembered(slack: SlackStandIn, memory: SharedMemory) -> None:
    await slack.slash_command("ko")
    assert_says((await slack.slash_command("503")).answer, "서비스 이용 불가")
    await slack.until(lambda: memory.saved == {ALEX: "ko"})


async def test_slacks_language_is_asked_for_beside_the_answer_and_known_from_then_on(
    slack: SlackStandIn, memory: SharedMemory
) -> None:
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "In English")
    await slack.until(lambda: len(slack.calls_of("users.info")) == 1)
    await asyncio.sleep(0.1)
    assert memory.slack == {MINSEO: "ko"}
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "서비스 이용 불가")
    assert len(slack.calls_of("users.info")) == 1


async def test_a_question_without_an_answer_is_kept_unless_it_was_quiet(
    slack: SlackStandIn, misses: list[Asked]
) -> None:
    await slack.slash_command("what's for lunch")
    await slack.slash_command("quiet what's for dinner")
    assert [each.question for each in misses] == ["what's for lunch"]


async def test_a_mention_is_answered_in_its_thread_in_the_askers_language(slack: SlackStandIn) -> None:
    seen = await slack.mention("503?", user=MINSEO)
    assert seen.posted
    assert_in_thread(seen.answer, seen.posted)
    assert_public(seen.answer)
    assert_says(seen.answer, "서비스 이용 불가")
    assert_blocks_fit(seen.answer.blocks)
    assert_acknowledged(slack)


async def test_a_mention_in_a_thread_without_a_question_explains_the_message_at_its_top(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    seen = await slack.mention("what does this mean?", thread_ts=alert.ts)
    assert_in_thread(seen.answer, alert)
    assert_says(seen.answer, "503 Service Unavailable")


async def test_a_mention_of_nothing_outside_a_thread_is_told_how_to_ask(slack: SlackStandIn) -> None:
    assert_says((await slack.mention("")).answer, "/http 503")


@pytest.mark.parametrize("said", ["@httpbot", "@httpbot ?", "@httpbot 이거 무슨 뜻이야?"])
async def test_in_a_thread_it_also_reads_an_alert_that_is_only_in_blocks(slack: SlackStandIn, said: str) -> None:
    bot = next(each for each in slack.workspace.users.values() if each.name == "alerts")
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "checkout answers HTTP 504 for 3 minutes"}}
    alert = await slack.bot_message("", bot=bot, channel=INCIDENTS, blocks=[block])
    seen = await slack.mention(said.removeprefix("@httpbot").strip(), thread_ts=alert.ts)
    assert_in_thread(seen.answer, alert)
    assert_says(seen.answer, "504 Gateway Timeout")
    assert_private((await slack.message_shortcut("explain_http_status", alert, user=DANA)).answer, DANA)


async def test_the_saved_language_goes_before_slacks_and_hangul_before_both(
    slack: SlackStandIn, memory: SharedMemory
) -> None:
    memory.saved[MINSEO] = "en"
    assert_says((await slack.mention("503", user=MINSEO)).answer, "In English")
    assert_says((await slack.mention("429 뭐야", user=MINSEO)).answer, "요청이 너무 많음")
    assert_says((await slack.mention("영어로 504 뭐야", user=MINSEO)).answer, "In English")
    assert not slack.calls_of("users.info")


async def test_without_the_scope_to_read_the_thread_it_says_so(slack: SlackStandIn) -> None:
    slack.web_api.scopes.discard("channels:history")
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    assert_says((await slack.mention("이게 뭐야?", thread_ts=alert.ts)).answer, "권한")


async def test_an_edited_mention_changes_the_reply(slack: SlackStandIn) -> None:
    first = await slack.mention("503?")
    assert first.posted
    seen = await slack.edit_message(first.posted, "@httpbot 429?")
    assert seen.answer is first.answer
    assert_says(first.answer, "429 Too Many Requests")
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_an_edit_that_changes_nothing_changes_nothing(slack: SlackStandIn) -> None:
    slack.events.subscriptions.add("message.channels")
    first = await slack.mention("503?")
    assert first.posted
    assert_silent(await slack.edit_message(first.posted, "@httpbot 503?", wait=0.3))
    assert not slack.calls_of("chat.update")


async def test_a_direct_message_is_answered_without_a_thread_and_its_edit_changes_the_reply(
    slack: SlackStandIn,
) -> None:
    first = await slack.direct_message("503?")
    assert first.answer.thread_ts is None
    assert first.posted
    await slack.edit_message(first.posted, "429?")
    assert_says(first.answer, "429 Too Many Requests")
    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_a_message_that_changed_without_its_words_is_no_question(slack: SlackStandIn) -> None:
    slack.workspace.channels["D0ALEX"].members.discard(slack.profile.user_id)
    unheard = (await slack.direct_message("503?", wait=0)).posted
    slack.workspace.channels["D0ALEX"].members.add(slack.profile.user_id)
    assert unheard
    assert_silent(await slack.edit_message(unheard, "503?", wait=0.3))


async def test_a_direct_message_in_a_thread_is_answered_there(slack: SlackStandIn) -> None:
    first = await slack.direct_message("503?")
    assert first.posted
    seen = await slack.direct_message("429?", thread_ts=first.posted.ts)
    assert_in_thread(seen.answer, first.posted)


async def test_other_bots_and_itself_are_not_answered(slack: SlackStandIn) -> None:
    alerts = next(each for each in slack.workspace.users.values() if each.name == "alerts")
    await slack.bot_message("<@U0HTTPBOT> 503", bot=alerts)
    first = await slack.direct_message("503?")
    await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 1)
    assert first.answer
    assert_acknowledged(slack)


async def test_the_same_code_again_in_the_channel_is_explained_to_the_asker_alone(slack: SlackStandIn) -> None:
    first = await slack.mention("503?", channel=BACKEND)
    again = await slack.mention("what is 503", user=DANA, channel=BACKEND)
    assert_private(again.answer, DANA)
    assert_says(again.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")
    command = await slack.slash_command("503", channel=BACKEND)
    assert_says(command.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")


async def test_who_made_the_response_in_a_line_is_told_to_all_though_its_code_was_explained(
    slack: SlackStandIn,
) -> None:
    await slack.mention("502?", channel=BACKEND)
    line = (await slack.mention(f"`{ALB_LINE}`", user=DANA, channel=BACKEND)).answer
    assert_public(line)
    assert line.text.startswith("The load balancer (AWS ALB) made this 502")
    command = (await slack.slash_command(ALB_LINE, channel=BACKEND)).answer
    assert command.text.startswith("The load balancer (AWS ALB) made this 502")


async def test_a_repeated_answer_is_shared_under_its_question(slack: SlackStandIn) -> None:
    await slack.mention("503?", channel=BACKEND)
    again = await slack.mention("503??", user=DANA, channel=BACKEND)
    assert again.posted
    shared = (await slack.click(again.answer, "Share in thread", user=DANA)).answer
    assert_public(shared)
    assert_in_thread(shared, again.posted)


async def test_a_thread_is_not_flooded(slack: SlackStandIn) -> None:
    first = await slack.mention("nonsense 0")
    assert first.posted
    for number in range(9):
        await slack.mention(f"nonsense {number}", thread_ts=first.posted.ts, wait=0.05)
    await slack.until(lambda: len(slack.calls_of("reactions.add")) == 2)
    assert len(slack.calls_of("chat.postMessage")) == 8


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


async def test_the_shortcut_answers_privately_and_shares_in_the_thread(slack: SlackStandIn) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    slack.workspace.channels[INCIDENTS].members.discard(slack.profile.user_id)
    seen = await slack.message_shortcut("explain_http_status", alert)
    assert_private(seen.answer, ALEX)
    assert_says(seen.answer, "503 Service Unavailable")
    await slack.click(seen.answer, "한국어로 보기")
    shared = (await slack.click(seen.answer, "스레드에 공유")).answer
    assert_public(shared)
    assert_in_thread(shared, alert)


async def test_the_sentence_for_non_engineers_is_whispered_ready_to_copy(slack: SlackStandIn) -> None:
    public = (await slack.mention("503?")).answer
    seen = (await slack.click(public, "For non-engineers", user=DANA)).answer
    assert_private(seen, DANA)
    assert seen.text == "In English: Service Unavailable."
    assert seen.blocks[0]["elements"][0]["type"] == "rich_text_preformatted"


async def test_a_candidate_and_a_related_code_open_in_place(transport: str) -> None:
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(SharedMemory(), catalogue=read_catalogue(data_folder()))),
    ):
        answer = (await slack.slash_command("503")).answer
        seen = await slack.click(answer, "502 Bad Gateway")
        assert seen.answer is answer
        assert_says(answer, "502 Bad Gateway")
        assert answer.text.startswith("502")


async def test_a_vote_is_taken_and_a_bad_one_kept(slack: SlackStandIn, misses: list[Asked]) -> None:
    private = (await slack.slash_command("503")).answer
    thanks = (await slack.click(private, "Not helpful")).answer
    assert_private(thanks, ALEX)
    assert [each.question for each in misses] == ["503"]


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


async def test_a_topic_whose_key_is_also_a_codes_name_opens_from_the_home_tab(transport: str) -> None:
    catalogue = read_catalogue(data_folder())
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(SharedMemory(), catalogue=catalogue)),
    ):
        opened = (await slack.open_home(user=DANA)).view
        assert opened
        title = catalogue.entries["conflict"].text("en").title
        await slack.select(opened, "httpbot:browse:topic", title, user=DANA)
        assert headers(slack.home(DANA)) == ["HTTP status codes", title]
        drawn = slack.home(DANA)
        assert drawn
        await slack.click(drawn, "한국어로 보기", user=DANA)
        assert headers(slack.home(DANA)) == ["HTTP status codes", catalogue.entries["conflict"].text("ko").title]


def headers(view: Json | None) -> list[str]:
    return [each["text"]["text"] for each in view["blocks"] if each["type"] == "header"] if view else []
