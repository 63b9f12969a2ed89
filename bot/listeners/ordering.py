"""Carrying out what was ordered by command. Who may not order it is told so, before anything is looked at."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.catalogue import Locale
from bot.errors import StoreError
from bot.listeners import modal, orders, teaching, telling
from bot.listeners.desk import Desk
from bot.listeners.orders import Order
from bot.listeners.payload import Call, text
from bot.rendering import records, refusals
from bot.rendering.message import Message

MOST_CHANGES = 8
MOST_MISSES = 10


@dataclass(frozen=True, slots=True)
class Given:
    """One order, its words, and the language wished for with it."""

    order: Any
    typed: str
    locale: Locale | None


def read(desk: Desk, call: Call, typed: str, locale: Locale | None) -> Given | None:
    """The order in `typed`. What only resembles one is a question, unless an admin is likely to have meant it."""
    order = orders.read(typed, desk.answering.catalogue)
    if isinstance(order, orders.Misused) and order.word != "stack" and not desk.is_admin(call.user):
        return None
    return Given(order, typed, locale) if order else None


def allowed(desk: Desk, call: Call, order: Order) -> bool:
    """Whether the person of `call` may order it."""
    return isinstance(order, (*orders.FOR_ALL, orders.Misused)) or desk.is_admin(call.user)


def acknowledge(desk: Desk, call: Call, given: Given) -> dict[str, Any]:
    """What can be said at once: no, how it is written, or nothing yet."""
    if not allowed(desk, call, given.order):
        reader = given.locale or desk.readers.known(call.user)
        seeing = isinstance(given.order, orders.LOOKS)
        return _private(refusals.admins_only(desk.settings.admins, reader, seeing=seeing))
    if isinstance(given.order, orders.Misused):
        return _private(refusals.usage(given.order.word, desk.settings.command, _locale(desk, call, given)))
    return {}


async def carry_out(desk: Desk, call: Call, given: Given) -> None:
    """The rest, after the acknowledgement."""
    if not allowed(desk, call, given.order) or isinstance(given.order, orders.Misused):
        return
    if isinstance(given.order, orders.Edit):
        await _edit(desk, call, given)
        return
    locale = _locale(desk, call, given)
    try:
        message = await _DOERS[type(given.order)](desk, call, given.order, locale)
    except StoreError as error:
        message = telling.refusal(error, locale)
    await telling.tell(desk, call, message)


async def undo(desk: Desk, call: Call, order: orders.Undo, locale: Locale) -> Message:
    """Takes changes back. Raises StoreError."""
    if not order.ids:
        return refusals.usage("undo", desk.settings.command, locale)
    undone = await desk.editing.do(lambda ledger: ledger.undo(order.ids, actor=call.user))
    return records.undone(undone, order.ids, desk.settings.command, locale)


async def unrule(desk: Desk, call: Call, order: orders.Unrule, locale: Locale) -> Message:
    """Takes a ruling back. Raises StoreError."""
    await desk.editing.do(lambda ledger: ledger.unrule(order.id, actor=call.user))
    return records.unruled(order.id, locale)


def _locale(desk: Desk, call: Call, given: Given) -> Locale:
    """The language to tell of it in. Words that are to be taught or ruled are other people's, and show nothing of the admin."""
    written = "" if isinstance(given.order, orders.Teach | orders.Rule) else given.typed
    return given.locale or desk.locale_of(call, written)


def _private(message: Message) -> dict[str, Any]:
    return {"response_type": "ephemeral", **message.payload()}


async def _edit(desk: Desk, call: Call, given: Given) -> None:
    codes = given.order.codes
    if len(codes) == 1:
        await modal.open_form(desk, call, codes[0], given.locale)
        return
    entries = [desk.answering.catalogue.entries[code] for code in codes]
    await telling.tell(desk, call, records.choose_entry(entries, _locale(desk, call, given)))


async def _history(desk: Desk, _call: Call, order: orders.History, locale: Locale) -> Message:
    found = await desk.editing.do(lambda ledger: ledger.history(order.code, MOST_CHANGES))
    return records.history(found, order.code, locale)


async def _misses(desk: Desk, _call: Call, _order: orders.Misses, locale: Locale) -> Message:
    return records.misses(await desk.editing.do(lambda ledger: ledger.misses(MOST_MISSES)), locale)


async def _teach(desk: Desk, call: Call, order: orders.Teach, locale: Locale) -> Message:
    return await teaching.teach(desk, call, order.words, order.code, locale)


async def _rule(desk: Desk, call: Call, order: orders.Rule, locale: Locale) -> Message:
    who = text(call.body, "user_name") or call.user
    number = await desk.editing.do(
        lambda ledger: ledger.rule(order.code, order.ruling, who=who, link=order.link, actor=call.user)
    )
    name = records.name_of(desk.answering.catalogue, order.code, locale)
    return records.ruled(number, name, order.ruling, locale)


async def _rulings(desk: Desk, call: Call, _order: orders.Rulings, locale: Locale) -> Message:
    found = await desk.editing.do(lambda ledger: ledger.rulings())
    return records.rulings(found, desk.settings.command, locale, removable=desk.is_admin(call.user))


async def _stack(desk: Desk, call: Call, order: orders.Stack, locale: Locale) -> Message:
    if order.hops is None:
        await desk.remembering.learn_channels()
        return records.stack(desk.remembering.stack(call.channel), desk.settings.command, locale)
    if not await desk.remembering.keep_stack(call.channel, order.hops):
        return refusals.down("the channel's stack was not kept", locale)
    return records.stack_kept(order.hops, locale)


_DOERS: Mapping[type, Callable[[Desk, Call, Any, Locale], Awaitable[Message]]] = {
    orders.History: _history,
    orders.Undo: undo,
    orders.Misses: _misses,
    orders.Teach: _teach,
    orders.Rule: _rule,
    orders.Unrule: unrule,
    orders.Rulings: _rulings,
    orders.Stack: _stack,
}
