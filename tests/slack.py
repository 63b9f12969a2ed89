"""A Slack for tests: the stand-in with an app under it, and the assertions that tests of Slack surfaces share."""

from collections.abc import Iterable

from bot.playground.blocks import block_errors, elements_of
from bot.playground.outcome import Outcome
from bot.playground.standin import SlackStandIn
from bot.playground.workspace import Json, Message


def assert_private(message: Message, user: str) -> None:
    assert message.only_for == user, (
        f"expected only {user} to see {message.text!r}, but it is for {message.only_for or 'all'}"
    )


def assert_public(message: Message) -> None:
    assert message.only_for is None, f"expected all to see {message.text!r}, but only {message.only_for} does"


def assert_in_thread(message: Message, parent: Message) -> None:
    root = parent.thread_ts or parent.ts
    assert message.thread_ts == root, (
        f"expected {message.text!r} in the thread {root}, but it is in {message.thread_ts}"
    )


def assert_silent(outcome: Outcome) -> None:
    assert not outcome.answers, f"expected no answer, got {[each.text for each in outcome.answers]}"
    assert outcome.error is None, f"expected no error, got {outcome.error}"


def assert_says(message: Message, *words: str) -> None:
    """The top-level text, which screen readers read, holds all of `words`."""
    missing = [word for word in words if word not in message.text]
    assert not missing, f"{missing} not in {message.text!r}"


def assert_blocks_fit(blocks: Iterable[Json]) -> None:
    assert block_errors(list(blocks)) == []


def assert_acknowledged(slack: SlackStandIn, *, within: float = 3.0) -> None:
    """Everything that was sent so far got a 2xx (or an envelope's acknowledgement) in time."""
    for each in slack.deliveries:
        assert each.ack.failure is None, (
            f"{each.kind} failed: {each.ack.failure} {each.ack.status} {each.ack.text[:200]}"
        )
        assert each.ack.seconds <= within, f"{each.kind} took {each.ack.seconds:.3f} s"


def button_labels(message: Message) -> list[str]:
    elements = [element for block in message.blocks for element in elements_of(block)]
    return [element["text"]["text"] for element in elements if element["type"] == "button"]


def replies_of_the_bot(slack: SlackStandIn, answer: Message) -> list[Message]:
    """Everything in the thread of `answer` that the bot said for all."""
    return [each for each in slack.messages(answer.channel) if each.thread_ts == answer.thread_ts and each.bot_id]
