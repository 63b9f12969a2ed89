"""A Slack under strain: its limit of 3 seconds, its retries, its refusals, its broken connections."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.faults import Faults, ManualClock
from bot.playground.hosting import hosted
from bot.playground.seed import ALEX, BACKEND, INCIDENTS, MINSEO, RANDOM, SLACKBOT
from bot.playground.signing import signed_headers
from bot.playground.standin import SlackStandIn
from tests.playground.flaky import Flaky
from tests.playground.sample import ANSWER, MODAL, sample_app, socket_mode
from tests.slack import assert_acknowledged, assert_says


def client_of(slack: SlackStandIn) -> AsyncWebClient:
    return AsyncWebClient(slack.profile.bot_token, base_url=slack.api_url)


async def refusal(call: object) -> SlackApiError:
    with pytest.raises(SlackApiError) as caught:
        await call  # type: ignore[misc]  # the coroutine of any Web API method
    return caught.value


def test_signatures_are_those_that_the_sdk_verifies() -> None:
    body = b"text=503+%EB%AD%90%EC%95%BC"
    headers = signed_headers("s3cret", body)
    assert SignatureVerifier("s3cret").is_valid_request(body, headers)
    assert not SignatureVerifier("other").is_valid_request(body, headers)


async def test_after_three_seconds_the_person_sees_operation_timeout() -> None:
    clock = ManualClock()
    async with SlackStandIn(clock=clock) as slack, hosted(app := Flaky(0)) as slack.app_url:
        typed = asyncio.create_task(slack.slash_command("503"))
        await app.reached.wait()
        await clock.advance(2.9)
        assert not typed.done()
        await clock.advance(0.1)
        seen = await typed
        assert seen.error == "operation_timeout"
        complaint = slack.messages(INCIDENTS, viewer=ALEX)[-1]
        assert complaint.user == SLACKBOT
        assert_says(complaint, "/http", "operation_timeout")


async def test_an_event_is_retried_at_once_after_a_minute_and_after_five() -> None:
    clock = ManualClock()
    async with SlackStandIn(clock=clock) as slack, hosted(app := Flaky(500)) as slack.app_url:
        await slack.mention("503?", wait=0)
        await slack.until(lambda: len(slack.deliveries) == 2)
        await clock.advance(59)
        assert len(slack.deliveries) == 2
        for due, count in ((1, 3), (300, 4), (3600, 4)):
            await clock.advance(due)
            await slack.until(lambda count=count: len(slack.deliveries) == count)  # type: ignore[misc]
        retries = [(each.get("x-slack-retry-num"), each.get("x-slack-retry-reason")) for each in app.requests]
        assert retries == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
        assert len({each.payload["event_id"] for each in slack.deliveries}) == 1


@pytest.mark.parametrize(
    ("app", "sent"),
    [
        (Flaky(500, 200), 2),
        (Flaky(500, headers=((b"x-slack-no-retry", b"1"),)), 1),
        (Flaky(200), 1),
        (Flaky(302, 200), 2),
    ],
    ids=["until it is taken", "not against the app's wish", "not when all is well", "a redirect is a failure"],
)
async def test_an_event_is_retried(app: Flaky, sent: int) -> None:
    async with SlackStandIn() as slack, hosted(app) as slack.app_url:
        slack.courier.schedule = (0, 0)
        await slack.mention("503?", wait=0.1)
        assert len(app.requests) == sent


async def test_a_dead_app_is_a_failed_dispatch() -> None:
    async with SlackStandIn("http://127.0.0.1:9") as slack:
        assert (await slack.slash_command("503")).error == "dispatch_failed"


async def test_a_delivery_can_be_repeated_as_a_retry(slack: SlackStandIn) -> None:
    await slack.mention("503?")
    mention = slack.deliveries[0]
    ack = await slack.redeliver(mention)
    assert ack.failure is None
    assert slack.deliveries[-1].payload == mention.payload
    await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 2)


@pytest.mark.parametrize(
    "spoil", [lambda faults: faults.missign(), lambda faults: faults.misdate(-301)], ids=["forged", "stale"]
)
async def test_bad_signatures_are_what_an_app_refuses(http_slack: SlackStandIn, spoil: object) -> None:
    assert callable(spoil)
    spoil(Faults(http_slack))
    seen = await http_slack.slash_command("503")
    assert (seen.error, seen.acks[0].status) == ("dispatch_failed", 401)


async def test_a_rate_limit_says_how_long_and_ends(slack: SlackStandIn) -> None:
    Faults(slack).rate_limit("chat.postMessage", retry_after=1)
    client = client_of(slack)
    error = await refusal(client.chat_postMessage(channel=INCIDENTS, text="503"))
    assert error.response.status_code == 429
    assert error.response.headers["Retry-After"] == "1"
    Faults(slack).rate_limit("chat.postMessage", retry_after=0)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    await client.chat_postMessage(channel=INCIDENTS, text="503")
    assert [each.status for each in slack.calls_of("chat.postMessage")] == [429, 429, 200]


async def test_a_slow_method_delays_only_its_callers(slack: SlackStandIn) -> None:
    Faults(slack).delay("users.info", 0.3)
    assert (await slack.slash_command("503")).answer
    assert not slack.calls_of("users.info")
    began = time.monotonic()
    await slack.direct_message("503?")
    assert slack.calls_of("users.info")
    assert time.monotonic() - began > 0.3


async def test_a_lost_answer_was_done_all_the_same(slack: SlackStandIn) -> None:
    Faults(slack).lose_answer("chat.postMessage")
    await refusal(client_of(slack).chat_postMessage(channel=BACKEND, text="once"))
    assert slack.messages(BACKEND)[-1].text == "once"


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("chat.postMessage", {"channel": RANDOM, "text": "503"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "C0NOWHERE", "text": "503"}, "channel_not_found"),
        ("chat.postMessage", {"channel": INCIDENTS}, "no_text"),
        ("chat.postMessage", {"channel": INCIDENTS, "text": "x", "blocks": [{"type": "nope"}]}, "invalid_blocks"),
        ("chat.postMessage", {"channel": INCIDENTS, "text": "x", "blocks": [ANSWER[0]] * 51}, "invalid_blocks"),
        (
            "chat.postMessage",
            {
                "channel": INCIDENTS,
                "text": "x",
                "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "y" * 2999}}] * 5,
            },
            "msg_blocks_too_long",
        ),
        ("chat.postEphemeral", {"channel": INCIDENTS, "user": "U0NOBODY", "text": "x"}, "user_not_in_channel"),
        ("chat.update", {"channel": INCIDENTS, "ts": "1.0", "text": "x"}, "message_not_found"),
        ("chat.nope", {}, "unknown_method"),
        ("conversations.replies", {"channel": INCIDENTS, "ts": "1.0"}, "thread_not_found"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("views.open", {"trigger_id": "1.2", "view": MODAL}, "invalid_trigger_id"),
        (
            "views.publish",
            {"user_id": ALEX, "view": {"type": "home", "blocks": [{"type": "alert"}]}},
            "invalid_arguments",
        ),
        ("apps.connections.open", {}, "not_allowed_token_type"),
    ],
)
async def test_the_web_api_refuses(http_slack: SlackStandIn, method: str, args: dict[str, object], error: str) -> None:
    caught = await refusal(client_of(http_slack).api_call(method, json=args))
    assert caught.response["error"] == error
    assert not http_slack.calls[-1].ok


async def test_other_peoples_and_ephemeral_messages_cannot_be_updated(http_slack: SlackStandIn) -> None:
    client = client_of(http_slack)
    theirs = http_slack.messages(INCIDENTS)[0]
    assert (await refusal(client.chat_update(channel=INCIDENTS, ts=theirs.ts, text="x"))).response[
        "error"
    ] == "cant_update_message"
    sent = await client.chat_postEphemeral(channel=INCIDENTS, user=ALEX, text="x")
    error = await refusal(client.chat_update(channel=INCIDENTS, ts=sent["message_ts"], text="y"))
    assert error.response["error"] == "message_not_found"


async def test_an_ephemeral_reply_needs_an_active_thread(http_slack: SlackStandIn) -> None:
    parent = http_slack.messages(BACKEND)[0]
    whisper: dict[str, Any] = {"channel": BACKEND, "user": MINSEO, "text": "psst", "thread_ts": parent.ts}
    client = client_of(http_slack)
    await client.chat_postEphemeral(**whisper)
    assert "psst" not in [each.text for each in http_slack.messages(BACKEND)]
    await client.chat_postMessage(channel=BACKEND, text="a reply", thread_ts=parent.ts)
    await client.chat_postEphemeral(**whisper)
    assert http_slack.messages(BACKEND, thread_ts=parent.ts, viewer=MINSEO)[-1].text == "psst"
    read = await client.conversations_replies(channel=BACKEND, ts=parent.ts)
    assert [each["text"] for each in read["messages"]][1:] == ["a reply"]


async def test_a_missing_scope_is_named(http_slack: SlackStandIn) -> None:
    Faults(http_slack).revoke_scope("channels:history")
    parent = http_slack.messages(INCIDENTS)[0]
    error = await refusal(client_of(http_slack).conversations_replies(channel=INCIDENTS, ts=parent.ts))
    assert (error.response["error"], error.response["needed"]) == ("missing_scope", "channels:history")


async def test_a_trigger_opens_one_modal_within_three_seconds() -> None:
    clock = ManualClock()
    async with SlackStandIn(clock=clock) as slack, hosted(Flaky(200)) as slack.app_url:
        for word in ("first", "second"):
            await slack.slash_command(word, wait=0)
        first, second = (each.payload["trigger_id"] for each in slack.deliveries)
        client = client_of(slack)
        await client.views_open(trigger_id=first, view=MODAL)
        used = await refusal(client.views_open(trigger_id=first, view=MODAL))
        await clock.advance(3.1)
        late = await refusal(client.views_open(trigger_id=second, view=MODAL))
        assert [used.response["error"], late.response["error"]] == ["trigger_exchanged", "trigger_expired"]


async def test_a_response_url_works_five_times_within_half_an_hour() -> None:
    clock = ManualClock()
    async with (
        SlackStandIn(clock=clock) as slack,
        hosted(Flaky(200)) as slack.app_url,
        aiohttp.ClientSession() as session,
    ):
        for word in ("first", "second"):
            await slack.slash_command(word, wait=0)
        first, second = (each.payload["response_url"] for each in slack.deliveries)
        statuses = [(await session.post(first, json={"text": f"{n}"})).status for n in range(6)]
        assert statuses == [200] * 5 + [404]
        await clock.advance(30 * 60 + 1)
        late = await session.post(second, json={"text": "late"})
        assert (await late.json())["error"] == "expired_url"


async def test_after_a_refresh_the_next_command_goes_over_the_new_socket(socket_slack: SlackStandIn) -> None:
    old = socket_slack.sockets.connections[0]
    await Faults(socket_slack).refresh_sockets()
    await socket_slack.sockets.opened()
    assert (await socket_slack.slash_command("503")).answer
    assert old not in socket_slack.sockets.connections
    assert len(socket_slack.calls_of("apps.connections.open")) == 2


async def test_a_dropped_socket_is_noticed_and_an_outage_is_a_failed_dispatch(socket_slack: SlackStandIn) -> None:
    faults = Faults(socket_slack)
    faults.refuse_sockets()
    faults.drop_sockets()
    assert (await socket_slack.slash_command("503")).error == "dispatch_failed"
    faults.refuse_sockets(refused=False)
    await socket_slack.sockets.opened()
    assert (await socket_slack.slash_command("503")).answer
    assert_says((await socket_slack.slash_command("504")).answer, "504")


async def test_there_are_at_most_ten_sockets_and_any_of_them_is_chosen() -> None:
    async with SlackStandIn(socket_mode=True) as slack:
        handlers = [socket_mode(sample_app(slack.api_url, slack.profile), slack.profile) for _ in range(3)]
        for each in handlers:
            await each.connect_async()  # type: ignore[no-untyped-call]
        await slack.until(lambda: len(slack.sockets.connections) == 3)
        for number in range(12):
            assert (await slack.slash_command(f"{number}")).answer
        assert_acknowledged(slack)
        for each in handlers:
            await each.close_async()  # type: ignore[no-untyped-call]
