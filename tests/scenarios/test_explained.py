"""The same code again in a channel: a way to the first answer, for the asker alone."""

import asyncio

from bot.playground.seed import ALB_LINE, BACKEND, DANA, INCIDENTS
from bot.playground.standin import SlackStandIn
from tests.scenarios.bots import SharedMemory, backing, slack_with_bot
from tests.slack import assert_in_thread, assert_private, assert_public, assert_says


async def test_the_same_code_again_in_the_channel_is_explained_to_the_asker_alone(slack: SlackStandIn) -> None:
    first = await slack.mention("503?", channel=BACKEND)
    again = await slack.mention("what is 503", user=DANA, channel=BACKEND)
    assert_private(again.answer, DANA)
    assert_says(again.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")
    command = await slack.slash_command("503", channel=BACKEND)
    assert_says(command.answer, f"p{first.answer.ts.replace('.', '')}", "503 Service Unavailable")


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
        while not memory.links:
            await asyncio.sleep(0.01)
        await bot.desk.remembering.learn_channels()
        assert_says((await other.slash_command("503", channel=BACKEND)).answer, f"p{first.ts.replace('.', '')}")
