"""What many ask in the same words: answered from what was drawn before, and never from what is no longer so."""

from bot.playground.seed import BACKEND, DANA, INCIDENTS, MINSEO
from bot.playground.standin import SlackStandIn
from tests.listeners.bots import SharedMemory, backing, bot_under
from tests.listeners.catalogue import small_catalogue
from tests.slack import assert_acknowledged, assert_private, assert_public, assert_says


async def test_the_same_question_gets_the_same_answer_and_counts_each_time(transport: str) -> None:
    async with SlackStandIn(socket_mode=transport == "socket") as slack, bot_under(slack, transport) as wired:
        first, second = [(await slack.slash_command("503")).answer for _ in range(2)]
        metrics = wired.metrics.text().decode()
    assert first.text == second.text
    assert [block["type"] for block in first.blocks] == [block["type"] for block in second.blocks]
    assert 'httpbot_questions_total{kind="code",outcome="answered",surface="command"} 2.0' in metrics


async def test_a_question_without_an_answer_is_missed_each_time_it_is_asked(transport: str) -> None:
    missed: list[object] = []
    async with (
        SlackStandIn(socket_mode=transport == "socket") as slack,
        bot_under(slack, transport, backing(misses=missed)),  # type: ignore[arg-type]
    ):
        for _ in range(2):
            await slack.slash_command("what's for lunch")
    assert len(missed) == 2


async def test_an_edit_is_in_the_next_answer(transport: str) -> None:
    async with SlackStandIn(socket_mode=transport == "socket") as slack, bot_under(slack, transport) as wired:
        before = (await slack.slash_command("503")).answer
        wired.current.use(small_catalogue(8, "Call Minseo first."))
        after = (await slack.slash_command("503")).answer
    assert "Call Minseo first." not in before.text
    assert_says(after, "Call Minseo first.")


async def test_each_reader_gets_their_own_language(slack: SlackStandIn, memory: SharedMemory) -> None:
    memory.saved[MINSEO] = "ko"
    await slack.slash_command("503", user=MINSEO)
    await slack.until(lambda: bool(slack.deliveries))
    assert_says((await slack.slash_command("503")).answer, "503 Service Unavailable")
    assert_says((await slack.slash_command("503", user=MINSEO)).answer, "서비스 이용 불가")
    assert_says((await slack.slash_command("503")).answer, "In English")


async def test_a_private_answer_is_not_shared_and_a_shared_one_names_who_shared_it(slack: SlackStandIn) -> None:
    assert_private((await slack.slash_command("503")).answer, (await slack.slash_command("503")).answer.only_for or "")
    shared = (await slack.slash_command("share 503")).answer
    assert_public(shared)
    assert_says(shared, "<@")
    assert "<@" not in (await slack.slash_command("503")).answer.text


async def test_an_answer_given_to_all_meanwhile_is_pointed_to(slack: SlackStandIn) -> None:
    before = (await slack.slash_command("503", channel=BACKEND)).answer
    await slack.mention("503?", channel=BACKEND)
    await slack.mention("what is 503", user=DANA, channel=BACKEND)
    after = (await slack.slash_command("503", channel=BACKEND)).answer
    elsewhere = (await slack.slash_command("503", channel=INCIDENTS)).answer
    assert "/archives/" not in before.text + elsewhere.text
    assert_says(after, "/archives/", before.text)


async def test_payload_in_a_question_is_a_word_like_others(transport: str) -> None:
    """Bolt by itself takes the form of such a command for one with JSON in it."""
    async with SlackStandIn(socket_mode=transport == "socket") as slack, bot_under(slack, transport):
        assert_says((await slack.slash_command("payload of 503?")).answer, "503 Service Unavailable")
        await slack.slash_command("payload", command="/other")
        assert_acknowledged(slack)
