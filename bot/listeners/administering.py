"""Admins' clicks and modals. The one door to them, where it is asked each time whether the person may."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.errors import StoreError
from bot.listeners import modal, ordering, orders, teaching, telling
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, Payload, child, text
from bot.rendering import edit_form, refusals, teach_form
from bot.rendering.admin_wording import FORM

Handler = Callable[[Desk, Call, str], Awaitable[None]]


async def clicked(desk: Desk, call: Call, verb: str, value: Payload) -> None:
    """Does what an admin's button asks for."""
    if desk.is_admin(call.user):
        await VERBS[verb](desk, call, text(value, "q"))
        return
    refusal = refusals.admins_only(desk.settings.admins, desk.readers.known(call.user))
    await telling.tell(desk, call, refusal)


async def submitted(desk: Desk, call: Call) -> dict[str, Any]:
    """The answer to a view_submission of ours, whoever sent it."""
    if not desk.is_admin(call.user):
        locale = desk.locale_of(call)
        refusal = refusals.admins_only(desk.settings.admins, locale)
        view = edit_form.notice(FORM["not_done_title"][locale], list(refusal.blocks), locale)
        return {"response_action": "update", "view": view}
    return await SUBMISSIONS[text(child(call.body, "view"), "callback_id")](desk, call)


async def _edit(desk: Desk, call: Call, code: str) -> None:
    await modal.open_form(desk, call, code, None)


async def _switch(desk: Desk, call: Call, _code: str) -> None:
    await modal.switch(desk, call)


async def _preview(desk: Desk, call: Call, _code: str) -> None:
    await modal.show_preview(desk, call)


async def _theirs(desk: Desk, call: Call, _code: str) -> None:
    await modal.take_theirs(desk, call)


async def _teach(desk: Desk, call: Call, words: str) -> None:
    await teaching.open_form(desk, call, words)


async def _undo(desk: Desk, call: Call, ids: str) -> None:
    await _do(desk, call, orders.Undo(tuple(map(int, re.findall(r"\d{1,18}", ids)))), ordering.undo)


async def _unrule(desk: Desk, call: Call, number: str) -> None:
    await _do(desk, call, orders.Unrule(int(number)), ordering.unrule)


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
