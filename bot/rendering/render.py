"""Answer -> Message: what a listener sends."""

from bot.answers.answer import Answer
from bot.catalogue import Locale
from bot.rendering.blocks import blocks, context, fits
from bot.rendering.compose import compose
from bot.rendering.escape import cut, escape
from bot.rendering.fitting import shorter
from bot.rendering.message import Block, Message
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Outline
from bot.rendering.text import plain_text
from bot.rendering.wording import SENTENCES

LONGEST_TEXT = 3900
"""Characters of the top-level text: chat.update takes 4,000."""


def render(answer: Answer, *, locale: Locale, view: RenderOptions) -> Message:
    """The answer in `locale` as `view` wants it."""
    outline = compose(answer, locale, view)
    shared = SENTENCES["shared_by"][locale].format(user=view.shared_by) if view.shared_by else ""
    return Message(_text(outline, locale, shared), _blocks(outline, locale, shared))


def _text(outline: Outline, locale: Locale, shared: str) -> str:
    room = LONGEST_TEXT - len(shared) - 1
    found = ""
    for shortened in shorter(outline, locale):
        found = escape(plain_text(shortened))
        if len(found) <= room:
            break
    return "\n".join(filter(None, (cut(found, room), shared)))


def _blocks(outline: Outline, locale: Locale, shared: str) -> tuple[Block, ...]:
    """The first blocks that fit; who shared them stands above the buttons."""
    found: tuple[Block, ...] = ()
    for shortened in shorter(outline, locale):
        buttons = len(shortened.actions)
        made = blocks(shortened)
        signed = (context(shared),) if shared else ()
        found = (*made[: len(made) - buttons], *signed, *made[len(made) - buttons :])
        if fits(found):
            break
    return found
