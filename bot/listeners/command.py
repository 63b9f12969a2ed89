"""/http: the acknowledgement is the answer. Nothing here waits for anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.answer import CodeAnswer, HelpAnswer, NoAnswer, SuggestAnswer
from bot.catalogue import Locale
from bot.listeners import ordering
from bot.listeners.desk import Desk, tells_of_a_line
from bot.listeners.payload import Call, text
from bot.rendering import records
from bot.rendering.options import RenderOptions

LOCALE_SECONDS = 0.3
"""How long a form waits for the language of a person not seen before."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was typed after the command: the question, and how it is to be answered."""

    question: str
    locale: Locale | None = None
    public: bool = False
    quiet: bool = False


_WORDS: Mapping[str, Callable[[Wish], Wish]] = {
    "share": lambda wish: replace(wish, public=True),
    "quiet": lambda wish: replace(wish, quiet=True),
    "ko": lambda wish: replace(wish, locale="ko"),
    "en": lambda wish: replace(wish, locale="en"),
}
"""Words before the question. `quiet`: for the asker only, and not kept among the questions without an answer."""


def read(typed: str) -> Wish:
    """Takes the leading words off: "share ko 503"."""
    wish = Wish(typed.strip())
    for _ in _WORDS:
        first, _, rest = wish.question.partition(" ")
        change = _WORDS.get(first.lower())
        if change is None:
            break
        wish = replace(change(wish), question=rest.strip())
    return wish


def answer(desk: Desk, call: Call) -> dict[str, Any]:
    """The body of the acknowledgement."""
    wish = read(text(call.body, "text"))
    if wish.locale and not wish.question:
        desk.later(desk.readers.choose(call.user, wish.locale))
        return {"response_type": "ephemeral", **records.language(wish.locale, desk.settings.command).payload()}
    if given := ordering.read(desk, call, wish.question, wish.locale):
        return ordering.acknowledge(desk, call, given)
    if not desk.knows(call):
        desk.later(desk.learn(call))
    found = desk.ask(call, wish.question, locale=wish.locale, quiet=wish.quiet)
    public = wish.public and not isinstance(found, NoAnswer | SuggestAnswer | HelpAnswer)
    view = RenderOptions(private=not public, shared_by=call.user if public else None)
    if not public and isinstance(found, CodeAnswer) and not tells_of_a_line(found):
        view = replace(view, earlier=desk.remembering.explained_here(call.channel, found.meaning.main.code))
    message = desk.render(found, view)
    return {"response_type": "in_channel" if public else "ephemeral", **message.payload()}


async def carry_out(desk: Desk, call: Call) -> None:
    """What was ordered and not asked, once it is acknowledged."""
    wish = read(text(call.body, "text"))
    if given := ordering.read(desk, call, wish.question, wish.locale):
        desk.later(desk.learn(call))
        await desk.learn_within(call, LOCALE_SECONDS)
        await ordering.carry_out(desk, call, given)
