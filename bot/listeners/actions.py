"""Clicks on what the bot has drawn. A button carries all that is needed to make its answer again, in any process."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.answer import Answer
from bot.catalogue import LOCALES, Locale
from bot.listeners import administering, explaining, home, sending, telling
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, Payload, child, decoded, items, moment, text
from bot.rendering import notices
from bot.rendering.options import RenderOptions

PREFIX = "httpbot"


@dataclass(frozen=True, slots=True)
class Click:
    """One click. `value` is what the button carries: q the question, e the entry picked instead of a question,
    l the language, x expanded, t a thread.

    What it carries is what is to be shown next, except under Share, where it is what is shown now.
    """

    call: Call
    verb: str
    value: Payload
    private: bool
    in_home: bool
    thread_ts: str | None

    @property
    def question(self) -> str:
        """What to answer again."""
        return text(self.value, "q")

    @property
    def picked(self) -> str:
        """The key of the entry that the answer is about, where one was picked."""
        return text(self.value, "e")

    @property
    def locale(self) -> Locale | None:
        """The language to answer in."""
        return next((known for known in LOCALES if known == self.value.get("l")), None)

    @property
    def expanded(self) -> bool:
        """Whether all of the answer is to be shown."""
        return bool(self.value.get("x"))


Handler = Callable[[Desk, Click], Awaitable[None]]


def read(call: Call) -> Click | None:
    """The click of a block_actions payload, if it is on something of ours."""
    action: Payload = next(iter(items(call.body, "actions")), {})
    prefix, _, verb = text(action, "action_id").partition(":")
    if prefix != PREFIX:
        return None
    container = child(call.body, "container")
    value = text(action, "value") or text(child(action, "selected_option"), "value")
    kept = decoded(value)
    return Click(
        call=call,
        verb=verb.partition(":")[0],
        value=kept or {"q": value, "e": value},
        private=container.get("is_ephemeral") is True or call.channel.startswith("D"),
        in_home=text(container, "type") == "view",
        thread_ts=moment(kept, "t") or moment(container, "thread_ts") or moment(container, "message_ts") or None,
    )


async def receive(desk: Desk, call: Call) -> None:
    """Does what the click asks for; a verb of another version of the bot is let be."""
    click = read(call)
    if click is not None and click.verb in administering.VERBS:
        desk.later(desk.learn(call))
        await administering.clicked(desk, call, click.verb, click.value)
    elif click is not None and (handler := VERBS.get(click.verb)) is not None:
        desk.later(desk.learn(call))
        await handler(desk, click)


async def _share(desk: Desk, click: Click) -> None:
    await _publish(desk, click, thread_ts=None)


async def _share_in_thread(desk: Desk, click: Click) -> None:
    await _publish(desk, click, thread_ts=click.thread_ts)


async def _publish(desk: Desk, click: Click, thread_ts: str | None) -> None:
    answer = _again(desk, click)
    view = RenderOptions(
        private=False, thread=thread_ts is not None, shared_by=click.call.user, expanded=click.expanded
    )
    message = desk.render(answer, view)
    where: dict[str, Any] = {"response_type": "in_channel", "replace_original": False}
    if thread_ts:
        where["thread_ts"] = thread_ts
    call, at = click.call, thread_ts  # a response_url does not tell where it posted
    if not await desk.urls.post(call.response_url, {**where, **message.payload()}):
        at = await sending.post(desk.web, call.channel, message, thread_ts)
        if at is None:
            refusal = notices.cannot_share(call.channel, desk.settings.command, answer.basis.locale)
            await telling.whisper(desk, call, refusal)
            return
    link = desk.permalink(call.channel, at, thread_ts) if at else ""
    await explaining.note(desk, call.channel, answer, link=link, who=call.user)


async def _redraw(desk: Desk, click: Click) -> None:
    await _show(desk, click, _again(desk, click), expanded=click.expanded)


async def _ask(desk: Desk, click: Click) -> None:
    """A related code or a candidate: a new question, counted as one."""
    answer = desk.ask(click.call, click.question, picked=click.picked, locale=click.locale)
    await _show(desk, click, answer, expanded=False)


async def _plain(desk: Desk, click: Click) -> None:
    answer = _again(desk, click)
    await telling.whisper(desk, click.call, notices.plain(answer, locale=answer.basis.locale))


async def _helpful(desk: Desk, click: Click) -> None:
    await _thank(desk, click, helpful=True)


async def _unhelpful(desk: Desk, click: Click) -> None:
    await _thank(desk, click, helpful=False)


async def _thank(desk: Desk, click: Click, *, helpful: bool) -> None:
    answer = _again(desk, click)
    desk.rated(desk.asked(click.call, click.question, answer), helpful)
    await telling.whisper(desk, click.call, notices.noted(answer.basis.locale))


async def _prefer(desk: Desk, click: Click) -> None:
    await desk.readers.choose(click.call.user, click.locale)
    await home.publish(desk, click.call)


VERBS: Mapping[str, Handler] = {
    "share": _share,
    "share-thread": _share_in_thread,
    "more": _redraw,
    "less": _redraw,
    "locale": _redraw,
    "code": _ask,
    "plain": _plain,
    "helpful": _helpful,
    "unhelpful": _unhelpful,
    "search": _ask,
    "browse": _ask,
    "prefer": _prefer,
}


def _again(desk: Desk, click: Click) -> Answer:
    return desk.again(click.call, click.question, picked=click.picked, locale=click.locale)


async def _show(desk: Desk, click: Click, answer: Answer, *, expanded: bool) -> None:
    """In the place of what was clicked, if only the clicker sees that; otherwise beside it, for the clicker alone."""
    if click.in_home:
        await home.publish(desk, click.call, answer, expanded=expanded)
        return
    direct = click.call.channel.startswith("D")
    share_thread = moment(click.value, "t") or moment(child(click.call.body, "container"), "thread_ts") or None
    view = RenderOptions(private=not direct, expanded=expanded, share_thread=share_thread)
    if not click.private:
        view = replace(view, thread=click.thread_ts is not None)
    message = desk.render(answer, view)
    in_place = {"replace_original": True, **message.payload()}
    if not click.private or not await desk.urls.post(click.call.response_url, in_place):
        await telling.whisper(desk, click.call, message)
