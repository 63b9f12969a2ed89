"""Answer -> Message: what a listener sends."""

from bot.answers.answer import Answer
from bot.catalogue import Locale
from bot.rendering.blocks import blocks
from bot.rendering.compose import compose
from bot.rendering.escape import escape
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.text import plain_text
from bot.rendering.wording import SENTENCES

LONGEST_TEXT = 3900
"""Characters of the top-level text: chat.update takes 4,000."""


def render(answer: Answer, *, locale: Locale, view: RenderOptions) -> Message:
    """The answer in `locale` as `view` wants it; a pointer alone where it was `earlier` explained in the channel."""
    if view.earlier:
        line = SENTENCES["earlier"][locale].format(link=view.earlier)
        return Message(line, ({"type": "section", "text": {"type": "mrkdwn", "text": line, "verbatim": True}},))
    outline = compose(answer, locale, view)
    text = escape(plain_text(outline))
    if view.shared_by:
        text = text.replace(f"&lt;@{view.shared_by}&gt;", f"<@{view.shared_by}>")
    return Message(text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…", blocks(outline))
