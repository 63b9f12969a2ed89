"""/http: the acknowledgement is the answer, for the asker alone unless it is shared."""

import pytest

from bot.listeners.desk import Asked
from bot.playground.seed import ALB_LINE, ALEX, RANDOM
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import backing, slack_with_bot
from tests.scenarios.catalogue import small_catalogue, whole
from tests.slack import assert_acknowledged, assert_blocks_fit, assert_private, assert_public, assert_says


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


ASKED = (
    ("503이 뭐야", "503 Service Unavailable"),
    ("servce unavalable", "503 Service Unavailable"),
    ("method-preserving redirect", "307 Temporary Redirect"),
    ("which code when the email already exists", "409 Conflict"),
    ("301이랑 308 차이", "308"),
    ("500번대", "5xx"),
    (ALB_LINE, "The load balancer (AWS ALB) made this 502"),
    ("which codes need WWW-Authenticate", "401 Unauthorized"),
    ("nginx 499", "nginx"),
    ("502 POST retry?", "Retrying POST after 502"),
    ("299", "not a registered status code"),
    ("room 503", "no answer"),
    ("help", "/http 503"),
)
"""One of each of PRODUCT.md's Q1 to Q14, but for Q12: what is unclear depends on the weights of the day."""


async def test_the_command_answers_every_kind_of_question(transport: str) -> None:
    async with slack_with_bot(transport, backing(catalogue=whole())) as (slack, _):
        for typed, says in ASKED:
            assert_says((await slack.slash_command(typed)).answer, says)
        assert_acknowledged(slack)


async def test_share_before_the_question_answers_for_all_even_where_the_bot_is_no_member(slack: SlackStandIn) -> None:
    seen = await slack.slash_command("share ko 503", channel=RANDOM)
    assert_public(seen.answer)
    assert_says(seen.answer, "서비스 이용 불가", f"<@{ALEX}>")


@pytest.mark.parametrize("typed", ["share what's for lunch", "share help", "share"])
async def test_what_says_nothing_about_a_code_is_not_shared(slack: SlackStandIn, typed: str) -> None:
    assert_private((await slack.slash_command(typed)).answer, ALEX)


async def test_a_question_without_an_answer_is_kept_unless_it_was_quiet(
    slack: SlackStandIn, misses: list[Asked]
) -> None:
    await slack.slash_command("what's for lunch")
    await slack.slash_command("quiet what's for dinner")
    assert [each.question for each in misses] == ["what's for lunch"]


async def test_a_question_without_an_answer_is_missed_each_time_it_is_asked(
    slack: SlackStandIn, misses: list[Asked]
) -> None:
    for _ in range(2):
        await slack.slash_command("what's for lunch")
    assert len(misses) == 2


async def test_the_same_question_gets_the_same_answer_and_counts_each_time(transport: str) -> None:
    async with slack_with_bot(transport) as (slack, wired):
        first, second = [(await slack.slash_command("503")).answer for _ in range(2)]
        metrics = wired.metrics.text().decode()
    assert first.text == second.text
    assert [block["type"] for block in first.blocks] == [block["type"] for block in second.blocks]
    assert 'httpbot_questions_total{kind="code",outcome="answered",surface="command"} 2.0' in metrics


async def test_an_edit_is_in_the_next_answer(transport: str) -> None:
    async with slack_with_bot(transport) as (slack, wired):
        before = (await slack.slash_command("503")).answer
        wired.current.use(small_catalogue(8, "Call Minseo first."))
        after = (await slack.slash_command("503")).answer
    assert "Call Minseo first." not in before.text
    assert_says(after, "Call Minseo first.")


async def test_a_private_answer_is_not_shared_and_a_shared_one_names_who_shared_it(slack: SlackStandIn) -> None:
    assert_private((await slack.slash_command("503")).answer, (await slack.slash_command("503")).answer.only_for or "")
    shared = (await slack.slash_command("share 503")).answer
    assert_public(shared)
    assert_says(shared, "<@")
    assert "<@" not in (await slack.slash_command("503", channel=RANDOM)).answer.text


async def test_payload_in_a_question_is_a_word_like_others(slack: SlackStandIn) -> None:
    """Bolt by itself takes the form of such a command for one with JSON in it."""
    assert_says((await slack.slash_command("payload of 503?")).answer, "503 Service Unavailable")
    await slack.slash_command("payload", command="/other", wait=0.1)
    assert_acknowledged(slack)


async def test_the_commands_name_is_a_setting(transport: str) -> None:
    async with slack_with_bot(transport, command="/status") as (slack, _):
        assert_says((await slack.slash_command("503", command="/status")).answer, "503 Service Unavailable")
        assert_says((await slack.slash_command("help", command="/status")).answer, "/status 503")
        assert not (await slack.slash_command("503", wait=0.2)).answers
        assert_acknowledged(slack)
