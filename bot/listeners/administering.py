"""Admins' clicks and modals. The one door to them, where it is asked each time whether the person may."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners import modal, ordering, orders, teaching, telling
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, Payload, child, text
from bot.rendering import edit_form, records, refusals, teach_form
from bot.rendering.admin_wording import FORM
from bot.rendering.message import Message

Handler = Callable[[Desk, Call, str], Awaitable[None]]


async def clicked(desk: Desk, call: Call, verb: str, value: Payload) -> None:
    """Does what an admin's button asks for."""
    if desk.is_admin(call.user):
        try:
            await VERBS[verb](desk, call, text(value, "q"))
        except modal.ForeignFormError:
            await telling.tell(desk, call, records.foreign_form(desk.locale_of(call)))
        return
    refusal = refusals.admins_only(desk.settings.admins, desk.readers.known(call.user))
    await telling.tell(desk, call, refusal)


async def submitted(desk: Desk, call: Call) -> dict[str, Any]:
    """The answer to a view_submission of ours, whoever sent it."""
    locale = desk.locale_of(call)
    if not desk.is_admin(call.user):
        return _not_done(refusals.admins_only(desk.settings.admins, locale), locale)
    submission = SUBMISSIONS.get(text(child(call.body, "view"), "callback_id"))
    try:
        return await submission(desk, call) if submission else _not_done(records.foreign_form(locale), locale)
    except modal.ForeignFormError:
        return _not_done(records.foreign_form(locale), locale)


def _not_done(message: Message, locale: Locale) -> dict[str, Any]:
    view = edit_form.notice(FORM["not_done_title"][locale], list(message.blocks), locale)
    return {"response_action": "update", "view": view}


async def _edit(desk: Desk, call: Call, code: str) -> None:
    if orders.is_key(code):
        await modal.open_form(desk, call, code, None)
        return
    locale = desk.locale_of(call)
    await telling.tell(desk, call, telling.refusal(StoreError(f"there is no entry {code[:80]}"), locale))


async def _switch(desk: Desk, call: Call, _code: str) -> None:
    await modal.switch(desk, call)


async def _preview(desk: Desk, call: Call, _code: str) -> None:
    await modal.show_preview(desk, call)


async def _theirs(desk: Desk, call: Call, _code: str) -> None:
    await modal.take_theirs(desk, call)


async def _teach(desk: Desk, call: Call, words: str) -> None:
    await teaching.open_form(desk, call, words)


async def _undo(desk: Desk, call: Call, ids: str) -> None:
    await _do(desk, call, orders.Undo(_numbers(ids)), ordering.undo)


async def _unrule(desk: Desk, call: Call, number: str) -> None:
    await _do(desk, call, orders.Unrule(next(iter(_numbers(number)), 0)), ordering.unrule)


def _numbers(ids: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"[0-9]{1,18}", ids)))


async def _do(desk: Desk, call: Call, order: Any, doer: Any) -> None:
    locale = desk.locale_of(call)
    try:
        message = await doer(desk, call, order, locale)
    except StoreError as error:
        message = telling.refusal(error, locale)
    await telling.tell(desk, call, message)


VERBS: Mapping[str, Handler] = {
    "edit": _edit,
    "form-locale": _switch,
    "form-preview": _preview,
    "form-theirs": _theirs,
    "teach": _teach,
    "undo": _undo,
    "unrule": _unrule,
}
SUBMISSIONS: Mapping[str, Callable[[Desk, Call], Awaitable[dict[str, Any]]]] = {
    edit_form.CALLBACK_ID: modal.submitted,
    teach_form.CALLBACK_ID: teaching.submitted,
}
