"""What was explained to a whole channel lately: noted when it is, and pointed to when somebody asks again."""

from datetime import UTC, datetime

from bot.answers.answer import Answer, CodeAnswer
from bot.listeners.desk import Desk, tells_of_a_line
from bot.rendering.pointer import Earlier
from bot.store.memory import Explained


async def note(desk: Desk, channel: str, answer: Answer, *, link: str = "", who: str = "") -> None:
    """`answer` was given to all in `channel`, at the address `link`; shared by the person `who`, or asked for there."""
    if code := _code(channel, answer):
        await desk.remembering.keep_explained(channel, code, Explained(link, who, datetime.now(UTC)))


async def earlier(desk: Desk, channel: str, answer: Answer) -> Earlier | None:
    """The public answer about the same code, if there was one in the last half hour."""
    code = _asked_again(channel, answer)
    return _ago(await desk.remembering.explained(channel, code)) if code else None


def earlier_here(desk: Desk, channel: str, answer: Answer) -> Earlier | None:
    """The same as far as this process knows; at once."""
    code = _asked_again(channel, answer)
    return _ago(desk.remembering.explained_here(channel, code)) if code else None


def _code(channel: str, answer: Answer) -> str | None:
    """The code that `answer` is about, where others see it."""
    return answer.meaning.main.code if isinstance(answer, CodeAnswer) and not channel.startswith("D") else None


def _asked_again(channel: str, answer: Answer) -> str | None:
    """The same, unless it is news: who made the response in a line."""
    return None if tells_of_a_line(answer) else _code(channel, answer)


def _ago(found: Explained | None) -> Earlier | None:
    if found is None:
        return None
    seconds = (datetime.now(UTC) - found.at).total_seconds()
    return Earlier(max(0, int(seconds // 60)), found.link, found.who)
