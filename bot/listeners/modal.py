"""The form of an entry: opened from the live catalogue, switched, previewed, and saved through the ledger."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.catalogue import LOCALES, Catalogue, Kind, Locale
from bot.errors import StoreError
from bot.listeners import telling
from bot.listeners.desk import Desk
from bot.listeners.payload import Call, Payload, child, decoded, text
from bot.rendering import edit_form, preview, records, refusals
from bot.rendering.admin_wording import FIELDS
from bot.rendering.edit_form import Form
from bot.store.edits import RefusedTextError
from bot.store.errors import DatabaseDownError
from bot.store.ledger import ClashError, fingerprints

Words = Mapping[str, str]


class ForeignFormError(Exception):
    """Raised when a form comes back that this version of the bot has not drawn."""


async def open_form(desk: Desk, call: Call, code: str, locale: Locale | None) -> None:
    """Opens the form of `code`; without the database, as Slack waits for three seconds only."""
    catalogue, reader = desk.answering.catalogue, desk.locale_of(call)
    typed = {tag: words_of(catalogue, code, tag) for tag in LOCALES}
    base = {tag: fingerprints(words) for tag, words in typed.items()}
    form = Form(code, locale or reader, reader, base, typed, creates=code not in catalogue.entries)
    trigger = text(call.body, "trigger_id")
    if not await telling.show(desk, "views.open", trigger_id=trigger, view=edit_form.view(form, {})):
        await telling.tell(desk, call, records.too_late(code, reader))


async def switch(desk: Desk, call: Call) -> None:
    """The other language on top; what was changed in this one stays below it."""
    form = read(call)
    other = form.other
    words = {**words_of(desk.answering.catalogue, form.code, other), **form.typed.get(other, {})}
    turned = replace(form, locale=other, typed={**form.typed, other: words}, round=form.round + 1)
    await _update(desk, call, turned)


async def show_preview(desk: Desk, call: Call) -> None:
    """The answer as it would be, in a modal on top of the form."""
    form = read(call)
    entry = preview.drafted(desk.answering.catalogue, form.code, form.locale, form.typed.get(form.locale, {}))
    view = preview.view(desk.answering.catalogue, entry, form.locale, form.reader)
    await telling.show(desk, "views.push", trigger_id=text(call.body, "trigger_id"), view=view)


async def take_theirs(desk: Desk, call: Call) -> None:
    """Puts what somebody else has saved into the fields that clash; the other fields keep what was typed."""
    form = read(call)
    typed = {tag: dict(words) for tag, words in form.typed.items()}
    base = {tag: dict(prints) for tag, prints in form.base.items()}
    try:
        now = await desk.editing.do(lambda ledger: {tag: ledger.words(form.code, tag) for tag in LOCALES})
        for tag, theirs in now.items():
            for name in (name for name in FIELDS if f"{tag}.{name}" in form.clashing):
                typed.setdefault(tag, {})[name] = theirs.get(name, "")
                base[tag][name] = fingerprints(theirs)[name]
    except StoreError as error:
        view = preview.notice(telling.refusal(error, form.reader), form.reader)
        await telling.show(desk, "views.push", trigger_id=text(call.body, "trigger_id"), view=view)
        return
    await _update(desk, call, replace(form, typed=typed, base=base, clashing=(), round=form.round + 1))


async def submitted(desk: Desk, call: Call) -> dict[str, Any]:
    """Saves; the answer to a view_submission: complaints at the fields, what somebody else saved, or that it is done."""
    form = read(call)
    create = _kind(form.code) if form.creates else None
    try:
        changes = await desk.editing.do(
            lambda ledger: ledger.save(form.code, form.typed, form.base, actor=call.user, create=create)
        )
    except ClashError as error:
        clashing = edit_form.overtaken(form, error.clash)
        return {"response_action": "update", "view": edit_form.view(clashing, _below(clashing))}
    except StoreError as error:
        return {"response_action": "errors", "errors": _complaint(form, call, error)}
    return {"response_action": "update", "view": edit_form.saved(changes, form.reader)}


def read(call: Call) -> Form:
    """The form that came back, with what is in its fields. Raises ForeignFormError."""
    view = child(call.body, "view")
    typed: dict[Locale, dict[str, str]] = {}
    for block, elements in _values(call).items():
        if found := edit_form.field(block):
            typed.setdefault(found[0], {})[found[1]] = text(child(elements, block), "value")
    try:
        return edit_form.carried(decoded(text(view, "private_metadata")), typed)
    except (KeyError, TypeError, ValueError, StopIteration):
        raise ForeignFormError from None


def words_of(catalogue: Catalogue, code: str, locale: Locale) -> Words:
    """The words of an entry as the bot answers with them; none where there are none in `locale`."""
    entry = catalogue.entries.get(code)
    words = entry.texts.get(locale) if entry else None
    if words is None:
        return {}
    return {name: "\n".join(words.checks) if name == "checks" else getattr(words, name) for name in FIELDS}


async def _update(desk: Desk, call: Call, form: Form) -> None:
    view = child(call.body, "view")
    changed = edit_form.view(form, _below(form))
    await telling.show(desk, "views.update", view_id=text(view, "id"), hash=text(view, "hash"), view=changed)


def _below(form: Form) -> Words:
    """What was changed in the language that is not on top; all of it, where that language had no words at first."""
    typed, base = form.typed.get(form.other, {}), form.base[form.other]
    prints = fingerprints(typed)
    changed = {name: words for name, words in typed.items() if prints[name] != base[name]}
    fresh = base == fingerprints({})
    return {name: typed.get(name, "") for name in FIELDS} if changed and fresh else changed


def _complaint(form: Form, call: Call, error: StoreError) -> dict[str, str]:
    """The database's sentence at the field that it speaks of, or at the first."""
    shown = [found for block in _blocks(call) if (found := edit_form.field(block))]
    locale = error.locale if isinstance(error, RefusedTextError) else form.locale
    wanted = (locale, refusals.field_of(str(error)))
    at = next((found for found in shown if found == wanted), shown[0])
    down = isinstance(error, DatabaseDownError)
    said = refusals.down_words(str(error), form.reader) if down else refusals.in_words(str(error), form.reader)
    return {edit_form.block_id(form, *at): said}


def _values(call: Call) -> Payload:
    """What is in the fields: inside the view when it is submitted, and for a click in it also beside the view."""
    return child(call.body, "view", "state", "values") or child(call.body, "state", "values")


def _blocks(call: Call) -> list[str]:
    """The block_ids of the fields, in their order on the screen."""
    view: Payload = child(call.body, "view")
    known = _values(call)
    drawn = [str(block.get("block_id")) for block in view.get("blocks") or () if isinstance(block, dict)]
    return [block for block in drawn if block in known] or list(known)


def _kind(code: str) -> Kind:
    """A number that can be a status code is answered as one."""
    return "code" if re.fullmatch(r"[1-9][0-9]{2}", code) else "custom"
