"""The way to what was explained in the channel a moment ago, for the one who asks again."""

from dataclasses import dataclass

from bot.catalogue import Locale
from bot.rendering import lists
from bot.rendering.escape import escape
from bot.rendering.message import Message
from bot.rendering.wording import SENTENCES


@dataclass(frozen=True, slots=True)
class Earlier:
    """A public answer: how long ago, its address where that is known, and the person who shared it, if one did."""

    minutes: int
    link: str = ""
    who: str = ""


def above(message: Message, earlier: Earlier, locale: Locale) -> Message:
    """`message` with the way to the earlier answer above it. To be shown to one person, as it may hold a mention."""
    line = _line(earlier, locale)
    return Message(f"{line}\n\n{message.text}", (lists.section(line), *message.blocks))


def _line(earlier: Earlier, locale: Locale) -> str:
    ago = {0: "just_now", 1: "minute_ago"}.get(earlier.minutes, "minutes_ago")
    way = "earlier_link" if earlier.link else "earlier_above"
    return SENTENCES["earlier"][locale].format(
        when=SENTENCES[ago][locale].format(minutes=earlier.minutes),
        by=SENTENCES["earlier_by"][locale].format(who=lists.person(earlier.who)) if earlier.who else "",
        way=SENTENCES[way][locale].format(link=escape(earlier.link)),
    )
