"""Answer -> Message (a first cut; the look comes with the rendering)."""

from bot.answers.answer import Answer, CodeAnswer
from bot.catalogue import Locale
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions


def render(answer: Answer, *, locale: Locale, view: RenderOptions) -> Message:
    """The answer in `locale` as `view` wants it."""
    text = answer.kind
    if isinstance(answer, CodeAnswer):
        entry = answer.meaning.main
        words = entry.text(locale)
        text = f"{entry.code} {words.title}: {words.summary} {words.description}"
    if view.earlier:
        text += f" ({view.earlier})"
    return Message(text, ({"type": "section", "text": {"type": "mrkdwn", "text": text[:2900], "verbatim": True}},))
