"""Teaching an alias, by command or in a modal, and telling the conversations in which it had been asked in vain."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners import sending, telling
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, child, text
from bot.rendering import edit_form, records, refusals, teach_form
from bot.rendering.admin_wording import FORM
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.store.errors import DatabaseDownError
from bot.store.misses import Miss

Place = tuple[str, str]
"""A channel (or a person, for a direct message) and a thread in it, if any."""


async def teach(desk: Desk, call: Call, words: str, code: str, locale: Locale) -> Message:
    """What to say when `words` lead to `code`; the others are told meanwhile. Raises StoreError."""
    waiting = await desk.editing.do(lambda ledger: ledger.teach(words, code, actor=call.user))
    places = _places(waiting)
    if places:
        desk.later(_tell_all(desk, words, code, places))
    return records.taught(words, records.name_of(desk.answering.catalogue, code, locale), len(places), locale)


async def open_form(desk: Desk, call: Call, words: str) -> None:
    """The modal in which the entry is chosen."""
    view = teach_form.view(words, desk.locale_of(call))
    await telling.show(desk, "views.open", trigger_id=text(call.body, "trigger_id"), view=view)


async def submitted(desk: Desk, call: Call) -> dict[str, Any]:
    """The answer to the modal's view_submission."""
    values, locale = child(call.body, "view", "state", "values"), desk.locale_of(call)
    words = text(child(values, teach_form.WORDS, teach_form.WORDS_ACTION), "value")
    chosen = child(values, teach_form.CODE, teach_form.CODE_ACTION, "selected_option")
    try:
        message = await teach(desk, call, words, text(chosen, "value"), locale)
    except DatabaseDownError as error:
        return _errors(teach_form.WORDS, refusals.down_words(str(error), locale))
    except StoreError as error:
        at = teach_form.CODE if "alias.code" in str(error) else teach_form.WORDS
        return _errors(at, refusals.in_words(str(error), locale))
    view = edit_form.notice(FORM["done_title"][locale], list(message.blocks), locale)
    return {"response_action": "update", "view": view}


def _errors(block: str, sentence: str) -> dict[str, Any]:
    return {"response_action": "errors", "errors": {block: sentence}}


def _places(waiting: Sequence[Miss]) -> Mapping[Place, Miss]:
    """One miss a conversation. What was asked in private, as by command, is told to who asked, in a direct message."""
    found: dict[Place, Miss] = {}
    for one in waiting:
        public = one.thread or one.channel.startswith("D")
        channel = one.channel if public else one.who
        if channel:
            found.setdefault((channel, one.thread), one)
    return found


async def _tell_all(desk: Desk, words: str, code: str, places: Mapping[Place, Miss]) -> None:
    for (channel, thread), one in places.items():
        locale = one.locale
        answer = desk.answering.respond(code, locale=locale, reader=None, default=locale, stack=())
        shown = desk.render(answer, RenderOptions(private=False, thread=bool(thread)))
        name = records.name_of(desk.answering.catalogue, code, locale)
        message = records.known_now(words, name, shown, locale)
        await sending.post(desk.web, channel, message, thread or None)
