"""What happens when Slack, the database or the bot itself fails: over HTTP and over Socket Mode."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator

import pytest

from bot.answers.answer import Answer
from bot.app import Wired
from bot.errors import StoreError
from bot.listeners.remembering import Place, Sent
from bot.playground.faults import Faults
from bot.playground.seed import ALEX, BACKEND, INCIDENTS, MINSEO, RANDOM
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Message
from tests.listeners.bots import SharedMemory, backing, bot_under
from tests.slack import (
    assert_acknowledged,
    assert_in_thread,
    assert_private,
    assert_public,
    assert_says,
    assert_silent,
)


async def test_a_redelivered_event_is_answered_once(slack: SlackStandIn) -> None:
    await slack.mention("503?")
    await slack.redeliver(slack.deliveries[-1])
    await slack.redeliver(slack.deliveries[-1], number=2)
    await asyncio.sleep(0.2)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert_acknowledged(slack)


async def test_after_a_rate_limit_the_reply_still_comes_once(slack: SlackStandIn, faults: Faults) -> None:
    faults.rate_limit("chat.postMessage", retry_after=1)
    seen = await slack.mention("503?", wait=4)
    assert_says(seen.answer, "503")
    assert len(_replies(slack, seen.answer)) == 1


async def test_a_share_held_up_by_a_rate_limit_comes_once(slack: SlackStandIn, faults: Faults) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    faults.rate_limit_response_urls(retry_after=1)
    started = time.monotonic()
    shared = (await slack.click(private, "Share in channel", wait=4)).answer
    assert_public(shared)
    assert time.monotonic() - started > 0.9
    assert len([each for each in slack.messages(RANDOM) if each.bot_id and each.only_for is None]) == 1


async def test_without_the_scope_for_reactions_a_busy_thread_is_left_in_peace(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.revoke_scope("reactions:write")
    first = await slack.mention("nonsense 0")
    assert first.posted
    for number in range(9):
        await slack.mention(f"nonsense {number}", thread_ts=first.posted.ts, wait=0.05)
    await slack.until(lambda: len(slack.calls_of("reactions.add")) == 2)
    assert len(slack.calls_of("chat.postMessage")) == 8
    assert_acknowledged(slack)


async def test_an_edit_during_a_rate_limit_changes_the_reply_when_it_is_there(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.rate_limit("chat.postMessage", retry_after=1)
    first = await slack.mention("503?", wait=0)
    assert first.posted
    await slack.edit_message(first.posted, "@httpbot 429?", wait=0)
    await slack.until(lambda: len(slack.calls_of("chat.update")) == 1, seconds=6)
    replies = slack.workspace.replies(first.posted)
    assert [each.text.splitlines()[0] for each in replies] == ["429 Too Many Requests"]


async def test_a_reply_whose_confirmation_was_lost_is_not_posted_twice(slack: SlackStandIn, faults: Faults) -> None:
    faults.lose_answer("chat.postMessage")
    seen = await slack.mention("503?")
    await asyncio.sleep(1.3)
    assert len(_replies(slack, seen.answer)) == 1


async def test_a_post_that_slack_failed_to_make_is_made_again(slack: SlackStandIn, faults: Faults) -> None:
    faults.fail("chat.postMessage", "service_unavailable", status=503)
    assert_says((await slack.mention("503?", wait=4)).answer, "503")


async def test_slack_that_hangs_delays_no_command(slack: SlackStandIn, faults: Faults) -> None:
    faults.delay("*", 30)
    started = time.perf_counter()
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "503 Service Unavailable")
    assert time.perf_counter() - started < 0.3


async def test_a_hanging_users_info_holds_a_mention_up_by_less_than_a_second(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.delay("users.info", 30)
    started = time.perf_counter()
    assert_says((await slack.mention("503?", user=MINSEO)).answer, "In English")
    assert time.perf_counter() - started < 1


async def test_without_the_scope_for_people_the_language_is_the_default(slack: SlackStandIn, faults: Faults) -> None:
    faults.revoke_scope("users:read")
    assert_says((await slack.mention("503?", user=MINSEO)).answer, "In English")
    assert_says((await slack.mention("429 뭐야?", user=MINSEO)).answer, "요청이 너무 많음")


async def test_blocks_that_slack_refuses_are_left_out(slack: SlackStandIn, faults: Faults) -> None:
    faults.fail("chat.postMessage", "invalid_blocks")
    seen = await slack.mention("503?")
    assert_says(seen.answer, "503 Service Unavailable")
    assert not seen.answer.blocks


async def test_a_used_up_response_url_falls_back_to_a_whisper(slack: SlackStandIn, faults: Faults) -> None:
    public = (await slack.mention("503?")).answer
    _wear_out(slack)
    seen = await slack.click(public, "한국어로 보기", user=MINSEO)
    assert_private(seen.answer, MINSEO)
    assert_in_thread(seen.answer, public)


def _wear_out(slack: SlackStandIn) -> None:
    """Lets every response_url expire."""
    slack.response_urls.base = slack.response_urls.base.replace("127.0.0.1", "localhost") + "/nowhere"


async def test_where_a_share_cannot_be_posted_who_clicked_is_told_why(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    _wear_out(slack)
    seen = await slack.click(private, "Share in channel", wait=3)
    assert seen.answer.channel == "D0ALEX"
    assert_says(seen.answer, f"<#{RANDOM}>", "/http share")
    assert not [each for each in slack.messages(RANDOM) if each.bot_id and each.only_for is None]


async def test_a_share_goes_out_without_a_response_url_where_the_bot_is_a_member(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=BACKEND)).answer
    _wear_out(slack)
    shared = (await slack.click(private, "Share in channel", wait=3)).answer
    assert_public(shared)
    assert shared.channel == BACKEND


async def test_a_private_answer_that_cannot_be_whispered_comes_as_a_direct_message(
    slack: SlackStandIn, faults: Faults
) -> None:
    alert = next(each for each in slack.messages(INCIDENTS) if each.attachments)
    faults.leave(INCIDENTS)
    _wear_out(slack)
    seen = await slack.message_shortcut("explain_http_status", alert, wait=3)
    assert seen.answer.channel == "D0ALEX"
    assert_says(seen.answer, "503 Service Unavailable")


async def test_in_a_channel_that_the_bot_left_a_mention_is_let_be_and_the_command_answers(
    slack: SlackStandIn, faults: Faults
) -> None:
    faults.fail("chat.postMessage", "not_in_channel")
    await slack.mention("503?", wait=0.5)
    assert len(slack.calls_of("chat.postMessage")) == 1
    faults.leave(INCIDENTS)
    assert_says((await slack.slash_command("503")).answer, "503")
    assert_acknowledged(slack)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/hooks",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com:8443/x",
        "https://user@hooks.slack.com/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://[::1",
        "",
    ],
)
async def test_a_response_url_of_somebody_else_is_never_called(url: str) -> None:
    from bot.listeners.responding import ResponseUrls

    def no_session() -> None:
        raise AssertionError("called")

    failures: list[tuple[str, str]] = []
    urls = ResponseUrls(no_session, loopback=False, failed=lambda *what: failures.append(what))  # type: ignore[arg-type]
    assert not await urls.post(url, {"text": "x"})
    assert not await urls.post("http://127.0.0.1:1/x", {"text": "x"})
    assert not failures


@pytest.mark.parametrize("transport", ["socket"], indirect=True)
async def test_the_socket_is_refreshed_and_survives_being_dropped(slack: SlackStandIn, faults: Faults) -> None:
    await faults.refresh_sockets()
    await slack.sockets.opened()
    assert_says((await slack.slash_command("503")).answer, "503")
    faults.drop_sockets()
    await slack.sockets.opened(15)
    assert_says((await slack.slash_command("503")).answer, "503")


class DownMemory(SharedMemory):
    """A database that went away."""

    def __getattribute__(self, name: str) -> object:
        def down(*_what: object, **_how: object) -> None:
            raise StoreError("down")

        return down


class HungMemory(SharedMemory):
    """A database that does not answer."""

    def first_sight(self, key: str) -> bool:
        time.sleep(3)
        return True


@pytest.fixture(params=[DownMemory, HungMemory])
async def broken(request: pytest.FixtureRequest, transport: str) -> AsyncIterator[SlackStandIn]:
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(request.param())),
    ):
        yield slack


async def test_with_the_database_away_everything_is_answered_and_once(broken: SlackStandIn) -> None:
    assert_says((await broken.slash_command("503")).answer, "503")
    first = await broken.mention("503?", wait=5)
    assert_public(first.answer)
    await broken.redeliver(broken.deliveries[-1])
    assert first.posted
    await broken.edit_message(first.posted, "@httpbot 429?", wait=5)
    assert_says(first.answer, "429")
    assert len(broken.calls_of("chat.postMessage")) == 1


@pytest.mark.parametrize("transport", ["http"])
async def test_a_retry_and_an_edit_may_reach_another_process(transport: str, memory: SharedMemory) -> None:
    async with SlackStandIn() as slack, bot_under(slack, transport, backing(memory)):
        first = await slack.mention("503?", channel=BACKEND)
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            assert first.posted
            await slack.edit_message(first.posted, "@httpbot 429?")
            assert_says(first.answer, "429")
            again = await slack.mention("503?", channel=BACKEND)
            assert_private(again.answer, ALEX)
        assert len(slack.calls_of("chat.postMessage")) == 1


class Died(SharedMemory):
    """What is shared with a process that has begun with every message and died before it answered any."""

    def first_sight(self, key: str) -> bool:
        return super().first_sight(key) and key.startswith(("again:", "pace:"))


@pytest.mark.parametrize("transport", ["http"])
async def test_what_a_dead_process_took_is_answered_once_when_slack_delivers_it_again(transport: str) -> None:
    memory = Died()
    async with SlackStandIn() as slack, bot_under(slack, transport, backing(memory)):
        assert_silent(await slack.mention("503?", wait=0.2))
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 1, seconds=6)
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await asyncio.sleep(0.5)
        assert len(slack.calls_of("chat.postMessage")) == 1


class Forgetful(SharedMemory):
    """As a process leaves it that dies between its reply and the note of it."""

    def keep_reply(self, place: Place, sent: Sent) -> None:
        """Does not come to it."""


@pytest.mark.parametrize("transport", ["http"])
async def test_a_reply_that_a_dead_process_still_posted_is_not_posted_again(transport: str) -> None:
    memory = Forgetful()
    async with SlackStandIn() as slack, bot_under(slack, transport, backing(memory)):
        seen = await slack.mention("401 vs 403?")
        original = slack.deliveries[-1]
        async with bot_under(slack, transport, backing(memory)):
            await slack.redeliver(original)
            await slack.until(lambda: len(slack.calls_of("conversations.replies")) == 1, seconds=6)
            await asyncio.sleep(0.1)
        assert len(_replies(slack, seen.answer)) == 1


@pytest.mark.parametrize("transport", ["http"])
async def test_an_event_is_acknowledged_when_it_is_answered_or_after_a_second(
    slack: SlackStandIn, faults: Faults
) -> None:
    await slack.mention("503?")
    assert slack.calls_of("chat.postMessage")
    faults.delay("chat.postMessage", 2.5)
    await slack.mention("504?", channel=BACKEND, wait=0)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert_acknowledged(slack, within=2.2)


async def test_a_fault_gives_a_polite_line_whose_reference_is_in_the_log(
    transport: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with SlackStandIn(socket_mode=transport == "socket") as slack, bot_under(slack, transport) as wired:
        _break(wired)
        english = (await slack.slash_command("broken 503")).answer
        korean = (await slack.mention("고장 503")).answer
    assert_says(english, "something went wrong")
    assert_says(korean, "오류")
    logged = "".join(capsys.readouterr())
    for answer in (english, korean):
        reference = re.search("[0-9a-f]{8}", answer.text)
        assert reference
        assert f"reference={reference.group()}" in logged
    assert logged.count("ZeroDivisionError: on purpose") == 2


def _break(wired: Wired) -> None:
    """Makes every question with "broken" or "고장" raise."""
    answering = wired.desk.answering

    class Broken:
        catalogue = answering.catalogue
        about = answering.about

        def respond(self, text: str, **how: object) -> Answer:
            if "고장" in text or "broken" in text:
                raise ZeroDivisionError("on purpose")
            return answering.respond(text, **how)  # type: ignore[arg-type]

    object.__setattr__(wired.desk, "answering", Broken())


def _replies(slack: SlackStandIn, answer: Message) -> list[Message]:
    return [each for each in slack.messages(answer.channel) if each.thread_ts == answer.thread_ts and each.bot_id]


@pytest.mark.parametrize("carried", ["t", "e", "q", "l"])
async def test_a_button_that_carries_too_much_holds_nobody_up(slack: SlackStandIn, carried: str) -> None:
    value = json.dumps({"q": "503", "l": "en", carried: "9" * 4000})
    action = {"action_id": "httpbot:code:0", "type": "button", "value": value}
    body = {"type": "block_actions", "user": {"id": ALEX}, "channel": {"id": BACKEND}, "actions": [action]}
    await slack.courier.send("interactive", {**body, "container": {"type": "message", "is_ephemeral": True}})
    assert_says((await slack.slash_command("503")).answer, "503")
    assert_acknowledged(slack, within=1)
