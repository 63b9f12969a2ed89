"""Answering in a conversation: once a message, in its thread, changed when the message changes, and not without end."""

import asyncio
import hashlib
import re
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.answers.answer import Answer, HelpAnswer, NoAnswer, SuggestAnswer
from bot.listeners import command, explaining, orders, sending
from bot.listeners.desk import Desk
from bot.listeners.messages import words
from bot.listeners.payload import NOTHING, Call, Payload, text
from bot.listeners.remembering import Place, Sent
from bot.questions.talk import is_empty, points
from bot.rendering import notices
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.pointer import Earlier

LOCALE_SECONDS = 0.3
"""How long an answer waits for the language of a person not seen before; after that it goes out in the default one."""
REPLY_PATIENCE = (0.2, 0.3, 0.5, 1.0, 2.0, 4.0)
"""An edit may come while our first reply is still on its way, held up by a rate limit."""
DEAD_PATIENCE = (0.3, 0.7, 2.0)
"""Before a message that another process began with is taken over: its reply may be just on its way."""
ABOVE_SECONDS = 30 * 60
"""What was said before that in a channel is no longer what somebody means who asks "what does this mean?"."""
_UNREADABLE = ("missing_scope", "not_in_channel", "channel_not_found")
_NOTHING = (NoAnswer, SuggestAnswer, HelpAnswer)
_MENTION = re.compile(r"^\s*<@[^<>]*>[\s,:]*")
_NO_QUESTION = (orders.Misses, orders.Undo, orders.Teach, orders.Unrule)
"""Orders that nobody words as a question."""
BUSY = "hourglass_flowing_sand"


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a person to the bot. `edited_ts` is set when it is a new version of one said before."""

    place: Place
    text: str
    thread_ts: str | None
    edited_ts: str | None
    direct: bool

    @property
    def reply_thread(self) -> str | None:
        """Where the reply goes: the thread of the message; in a direct conversation only if it has one."""
        return self.thread_ts if self.direct else self.thread_ts or self.place.ts

    @property
    def is_reply(self) -> bool:
        """Whether it stands under another message."""
        return self.thread_ts is not None and self.thread_ts != self.place.ts

    @property
    def fingerprint(self) -> str:
        """Tells a new version from one that only looks edited."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


async def reply_to(desk: Desk, call: Call, said: Said) -> None:
    """Answers `said`, once in all processes."""
    version = f"edit:{said.place.key}:{said.edited_ts}" if said.edited_ts else f"said:{said.place.key}"
    seen = await desk.remembering.sight(f"event:{call.event_id or version}", version)
    left = seen == "elsewhere" and await _was_left(desk, call, said)
    if seen != "first" and not left:
        return
    desk.later(desk.learn(call))
    await desk.learn_within(call, LOCALE_SECONDS)
    if said.edited_ts and await _was_answered(desk, said.place):
        await _change_reply(desk, call, said)
    elif said.direct or await desk.pace.allows(call.channel, said.reply_thread or ""):
        await _reply(desk, call, said, left=left)
    else:
        await sending.react(desk.web, call.channel, said.place.ts, BUSY)


async def _was_left(desk: Desk, call: Call, said: Said) -> bool:
    """Whether another process began with `said` and died: an event is not acknowledged before it is answered, and one
    that Slack delivers again without there being a reply has nobody at it any more.
    """
    if not call.retry:
        return False
    sent = await _earlier(desk, said.place, DEAD_PATIENCE)
    if sent is not None and sent.fingerprint == said.fingerprint:
        return False
    return await desk.remembering.first_sight(f"again:{call.retry}:{said.place.key}:{said.edited_ts or ''}")


async def _was_answered(desk: Desk, place: Place) -> bool:
    """Whether the message had a reply, or somebody is at it."""
    return await desk.remembering.reply(place) is not None or not await desk.remembering.first_sight(
        f"said:{place.key}"
    )


async def _change_reply(desk: Desk, call: Call, said: Said) -> None:
    sent = await _earlier(desk, said.place, REPLY_PATIENCE)
    if sent is None:
        await _reply(desk, call, said)
        return
    if sent.fingerprint == said.fingerprint:
        return
    await desk.remembering.keep_reply(said.place, Sent(sent.ts, said.fingerprint))
    answer, message = await _answer(desk, call, said)
    if await sending.update(desk.web, call.channel, sent.ts, message):
        await _note(desk, call, said, answer, sent.ts)


async def _earlier(desk: Desk, place: Place, patience: tuple[float, ...]) -> Sent | None:
    for seconds in patience:
        if sent := await desk.remembering.reply(place):
            return sent
        await asyncio.sleep(seconds)
    return await desk.remembering.reply(place)


async def _reply(desk: Desk, call: Call, said: Said, *, left: bool = False) -> None:
    answer, message = await _answer(desk, call, said)
    if not said.direct and (earlier := await explaining.earlier(desk, call.channel, answer)):
        await _point(desk, call, said, answer, earlier)
        return
    post = sending.post_unless_there if left else sending.post
    ts = await post(desk.web, call.channel, message, said.reply_thread)
    if ts is None:
        return
    await desk.remembering.keep_reply(said.place, Sent(ts, said.fingerprint))
    await _note(desk, call, said, answer, ts)


async def _note(desk: Desk, call: Call, said: Said, answer: Answer, ts: str) -> None:
    if not said.direct:
        link = desk.permalink(call.channel, ts, said.reply_thread)
        await explaining.note(desk, call.channel, answer, link=link)


async def _point(desk: Desk, call: Call, said: Said, answer: Answer, earlier: Earlier) -> None:
    """It was explained in the channel a moment ago: only who asked sees it again, with the way to that answer."""
    view = RenderOptions(private=True, thread=said.thread_ts is not None, share_thread=said.reply_thread)
    await sending.whisper(desk.web, call.channel, call.user, desk.render(answer, view, earlier), said.thread_ts)


async def _answer(desk: Desk, call: Call, said: Said) -> tuple[Answer, Message]:
    quiet, question = _quietly(said.text)
    own = desk.again(call, question)
    if order := _ordered(desk, question, own):
        return own, notices.as_command(order, desk.settings.command, own.basis.locale)
    if _asks_about_another(said, question, own):
        above = await _above(desk, call, said)
        if above is None and not isinstance(own, HelpAnswer):
            return own, notices.cannot_read_above(own.basis.locale)
        if above and not isinstance(desk.again(call, above), _NOTHING):
            question = above
    answer = desk.ask(call, question, locale=own.basis.locale, thread_ts=said.reply_thread or "", quiet=quiet)
    return answer, desk.render(answer, RenderOptions(thread=not said.direct, private=False))


def _quietly(said: str) -> tuple[bool, str]:
    """Whether "quiet" stands before the question, as it may after the command, and the question."""
    wish = command.read(_MENTION.sub("", said))
    return (True, f"{wish.locale or ''} {wish.question}".strip()) if wish.quiet else (False, said)


def _ordered(desk: Desk, question: str, own: Answer) -> str:
    """The word of the order that `question` would be after the command; empty where it is a question all the same."""
    typed = _MENTION.sub("", question)
    order = orders.read(typed, desk.answering.catalogue)
    meant = isinstance(order, _NO_QUESTION) or (order and isinstance(own, NoAnswer | SuggestAnswer))
    return typed.split()[0].lower() if meant and not isinstance(order, orders.Misused) else ""


def _asks_about_another(said: Said, question: str, own: Answer) -> bool:
    """Whether a message above is meant: in a thread its top, by whatever has no answer of its own."""
    if isinstance(own, HelpAnswer):
        return is_empty(question) and (said.is_reply or not said.direct)
    if isinstance(own, NoAnswer | SuggestAnswer):
        return said.is_reply or (points(question) and not said.direct)
    return False


async def _above(desk: Desk, call: Call, said: Said) -> str | None:
    """The words of the message at the top of the thread, else of the one before in the channel, unless that is old or our
    own. "" if there is none, or Slack does not answer; None if we may not read there.
    """
    try:
        if said.is_reply:
            found = await desk.web.conversations_replies(
                channel=call.channel, ts=said.thread_ts or "", limit=1, inclusive=True
            )
        else:
            oldest = f"{float(said.place.ts) - ABOVE_SECONDS:.6f}"
            found = await desk.web.conversations_history(
                channel=call.channel, latest=said.place.ts, oldest=oldest, limit=1, inclusive=False
            )
    except SlackApiError as error:
        return None if error.response.get("error") in _UNREADABLE else ""
    except (aiohttp.ClientError, TimeoutError):
        return ""
    above: Payload = next(iter(found.get("messages") or ()), NOTHING)
    ours = text(above, "app_id") and text(above, "app_id") == text(call.body, "api_app_id")
    return "" if ours else words(above)
