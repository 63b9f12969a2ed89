"""The same code again in a channel: a way to the first answer, for the asker alone."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.playground.seed import ALB_LINE, ALEX, BACKEND, DANA, INCIDENTS, MINSEO, RANDOM
from bot.playground.standin import SlackStandIn
from bot.store.clock import written
from tests.scenarios.bots import SharedMemory, backing, slack_with_bot
from tests.scenarios.teams import Team
from tests.slack import assert_in_thread, assert_private, assert_public, assert_says


async def test_the_same_code_again_in_the_channel_is_explained_to_the_asker_alone(slack: SlackStandIn) -> None:
    first = await slack.mention("503?", channel=BACKEND)
    again = await slack.mention("what is 503", user=DANA, channel=BACKEND)
    assert_private(again.answer, DANA)
    assert_says(again.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")
    command = await slack.slash_command("503", channel=BACKEND)
    assert_says(command.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")


async def test_an_answer_shared_by_button_is_pointed_to_though_it_has_no_address(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=RANDOM)).answer
    await slack.click(private, "Share in channel")
    again = (await slack.slash_command("503", user=DANA, channel=RANDOM)).answer
    assert_private(again, DANA)
    assert_says(again, f"Already explained here just now, shared by <@{ALEX}>. It stands", "503 Service Unavailable")
    assert "Already" not in (await slack.slash_command("504", user=DANA, channel=RANDOM)).answer.text


async def test_who_mentions_the_bot_after_a_share_gets_the_pointer_alone(slack: SlackStandIn) -> None:
    private = (await slack.slash_command("503", channel=BACKEND)).answer
    await slack.click(private, "Share in channel")
    again = (await slack.mention("503 뭐야?", user=MINSEO, channel=BACKEND)).answer
    assert_private(again, MINSEO)
    assert_says(again, f"방금 이 채널에서 설명했습니다(<@{ALEX}> 님 공유).", "서비스 이용 불가")
    assert not slack.calls_of("chat.postMessage")


async def test_an_answer_shared_in_a_thread_is_pointed_to_by_that_threads_address(slack: SlackStandIn) -> None:
    said = (await slack.message("checkout answers HTTP 504", channel=BACKEND, wait=0)).posted
    assert said
    private = (await slack.message_shortcut("explain_http_status", said)).answer
    await slack.click(private, "Share in thread")
    for again in (
        (await slack.slash_command("504", user=DANA, channel=BACKEND)).answer,
        (await slack.message_shortcut("explain_http_status", said, user=DANA)).answer,
    ):
        assert_private(again, DANA)
        assert_says(again, f"/archives/{BACKEND}/p{said.ts.replace('.', '')}", f"shared by <@{ALEX}>")


async def test_an_answer_shared_by_the_command_is_pointed_to(slack: SlackStandIn) -> None:
    await slack.slash_command("share 503", channel=RANDOM)
    again = (await slack.slash_command("503", user=DANA, channel=RANDOM)).answer
    assert_says(again, f"Already explained here just now, shared by <@{ALEX}>.")
    assert "Already" not in (await slack.slash_command("503", user=DANA, channel=BACKEND)).answer.text


async def test_what_was_explained_half_an_hour_ago_is_explained_to_all_again(team: Team) -> None:
    await team.slack.mention("503?", channel=BACKEND)
    ages = ((29 * 60, "29 minutes ago"), (31 * 60, ""))
    for seconds, said in ages:
        at = datetime.now(UTC) - timedelta(seconds=seconds)
        team.database.sql(f"UPDATE explained SET at = '{written(at)}'")
        team.bot.desk.remembering._explained.drop((BACKEND, "503"))
        again = (await team.slack.mention("503?", user=DANA, channel=BACKEND)).answer
        assert_says(again, said)
        assert (again.only_for is None) is not bool(said)


async def test_an_answer_given_to_all_meanwhile_is_pointed_to(slack: SlackStandIn) -> None:
    before = (await slack.slash_command("503", channel=BACKEND)).answer
    await slack.mention("503?", channel=BACKEND)
    await slack.mention("what is 503", user=DANA, channel=BACKEND)
    after = (await slack.slash_command("503", channel=BACKEND)).answer
    elsewhere = (await slack.slash_command("503", channel=INCIDENTS)).answer
    assert "/archives/" not in before.text + elsewhere.text
    assert_says(after, "/archives/", before.text)


async def test_a_repeated_answer_is_shared_under_its_question(slack: SlackStandIn) -> None:
    await slack.mention("503?", channel=BACKEND)
    again = await slack.mention("503??", user=DANA, channel=BACKEND)
    assert again.posted
    shared = (await slack.click(again.answer, "Share in thread", user=DANA)).answer
    assert_public(shared)
    assert_in_thread(shared, again.posted)


async def test_who_made_the_response_in_a_line_is_told_to_all_though_its_code_was_explained(
    slack: SlackStandIn,
) -> None:
    await slack.mention("502?", channel=BACKEND)
    line = (await slack.mention(f"`{ALB_LINE}`", user=DANA, channel=BACKEND)).answer
    assert_public(line)
    assert line.text.startswith("The load balancer (AWS ALB) made this 502")
    command = (await slack.slash_command(ALB_LINE, channel=BACKEND)).answer
    assert command.text.startswith("The load balancer (AWS ALB) made this 502")


async def test_what_another_process_explained_is_pointed_to_by_the_command(
    slack: SlackStandIn, memory: SharedMemory, transport: str
) -> None:
    async with slack_with_bot(transport, backing(memory)) as (other, bot):
        first = (await slack.mention("503?", channel=BACKEND)).answer
        while not memory.answers:
            await asyncio.sleep(0.01)
        await bot.desk.remembering.learn_channels()
        assert_says((await other.slash_command("503", channel=BACKEND)).answer, f"p{first.ts.replace('.', '')}")
