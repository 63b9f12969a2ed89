"""/http: the acknowledgement is the answer. Nothing here waits for anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.answers.answer import HelpAnswer, NoAnswer, SuggestAnswer
from bot.catalogue import Locale
from bot.listeners import explaining, ordering
from bot.listeners.acknowledgement import Acknowledgement
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, text
from bot.rendering import records
from bot.rendering.message import Message
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


def answer(desk: Desk, call: Call) -> Acknowledgement:
    """The acknowledgement."""
    wish = read(text(call.body, "text"))
    if wish.locale and not wish.question:
        desk.later(desk.readers.choose(call.user, wish.locale))
        return _private(records.language(wish.locale, desk.settings.command))
    if given := ordering.read(desk, call, wish.question, wish.locale):
        return Acknowledgement(ordering.acknowledge(desk, call, given))
    if not desk.knows(call):
        desk.later(desk.learn(call))
    found = desk.ask(call, wish.question, locale=wish.locale, quiet=wish.quiet)
    if wish.public and not isinstance(found, NoAnswer | SuggestAnswer | HelpAnswer):
        desk.later(explaining.note(desk, call.channel, found, who=call.user))
        message = desk.render(found, RenderOptions(private=False, shared_by=call.user))
        return Acknowledgement({"response_type": "in_channel", **message.payload()}, final=True)
    if earlier := explaining.earlier_here(desk, call.channel, found):
        return _private(desk.render(found, RenderOptions(), earlier))
    return desk.finished.of(found, lambda answer: _private(desk.render(answer, RenderOptions())))


async def carry_out(desk: Desk, call: Call) -> None:
    """What was ordered and not asked, once it is acknowledged."""
    wish = read(text(call.body, "text"))
    if given := ordering.read(desk, call, wish.question, wish.locale):
        desk.later(desk.learn(call))
        await desk.learn_within(call, LOCALE_SECONDS)
        await ordering.carry_out(desk, call, given)


def _private(message: Message) -> Acknowledgement:
    return Acknowledgement({"response_type": "ephemeral", **message.payload()}, final=True)
