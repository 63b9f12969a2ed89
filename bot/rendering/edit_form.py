"""The form in which an entry's words are edited, as a modal. All of its state is in the view; no process keeps any.

A language's fields are inputs whose block_id is "ko.title.0"; the last part grows when other words are put into them,
as Slack keeps what was typed under a block_id that it knows. What was changed in one language stays in the form as inputs
below when the other language is on top.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.catalogue import LOCALES, Locale
from bot.rendering import lists
from bot.rendering.admin_wording import FIELDS, FORM, HINTS
from bot.rendering.escape import escape
from bot.rendering.lists import Button
from bot.rendering.records import moment, undo_button
from bot.store.history import Change
from bot.store.ledger import Clash, Fingerprints, fingerprints

CALLBACK_ID = "httpbot:edit"
MAX_TITLE = 24
REQUIRED = ("title", "description")
_ONE_LINE = ("title",)
_LONGEST_SHOWN = 2700

Typed = Mapping[Locale, Mapping[str, str]]
"""Words by language and field."""


@dataclass(frozen=True, slots=True)
class Form:
    """One entry being edited in `locale`, by a person who reads `reader`.

    `base`: fingerprints of what it showed at first, by language. `typed`: what to put into the fields. `creates`: the
    entry is not there yet. `round`: how often words were put into the fields. `clashing`: "ko.title" and so on, where
    somebody else has saved other words.
    """

    code: str
    locale: Locale
    reader: Locale
    base: Mapping[Locale, Fingerprints]
    typed: Typed
    creates: bool = False
    round: int = 0
    clash: Clash | None = None
    clashing: tuple[str, ...] = ()

    @property
    def other(self) -> Locale:
        """The language that is not on top."""
        return next(tag for tag in LOCALES if tag != self.locale)


def metadata(form: Form) -> str:
    """What the view carries of `form` beside its fields; Slack takes 3,000 characters."""
    base = {tag: [prints[name] for name in FIELDS] for tag, prints in form.base.items()}
    kept = {"c": form.code, "l": form.locale, "r": form.reader, "b": base, "n": form.creates, "i": form.round}
    return json.dumps({**kept, "x": form.clashing}, ensure_ascii=False, separators=(",", ":"))


def carried(private_metadata: Mapping[str, Any], typed: Typed) -> Form:
    """The form whose `metadata` came back. Raises KeyError, TypeError or ValueError for any other."""
    base = {tag: dict(zip(FIELDS, private_metadata["b"][tag], strict=True)) for tag in LOCALES}
    locale, reader = (next(tag for tag in LOCALES if tag == private_metadata[key]) for key in ("l", "r"))
    code, creates, number = str(private_metadata["c"]), bool(private_metadata["n"]), int(private_metadata["i"])
    clashing = tuple(map(str, private_metadata["x"]))
    return Form(code, locale, reader, base, typed, creates, number, clashing=clashing)


def view(form: Form, below: Mapping[str, str]) -> dict[str, Any]:
    """The modal. `below`: fields of the other language that were changed and are not saved."""
    reader = form.reader
    title = FORM["new" if form.creates else "edit"][reader].format(code=form.code)
    blocks = [*_clash(form), *_top(form), *_inputs(form, form.locale, form.typed.get(form.locale, {}))]
    if below:
        blocks += [{"type": "divider"}, lists.section(f"*{FORM['unsaved'][form.other]}*")]
        blocks += _inputs(form, form.other, below)
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "title": lists.plain(title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1] + "…"),
        "submit": lists.plain(FORM["overwrite" if form.clashing else "save"][reader]),
        "close": lists.plain(FORM["cancel"][reader]),
        "private_metadata": metadata(form),
        "blocks": blocks,
    }


def block_id(form: Form, locale: Locale, name: str) -> str:
    """Where a field stands."""
    return f"{locale}.{name}.{form.round}"


def field(block: str) -> tuple[Locale, str] | None:
    """The language and field of a block_id, None if it is none of ours."""
    tag, _, rest = block.partition(".")
    name = rest.partition(".")[0]
    locale = next((known for known in LOCALES if known == tag), None)
    return (locale, name) if locale and name in FIELDS else None


def overtaken(form: Form, clash: Clash) -> Form:
    """`form` after `clash`: in those fields, what the others saved is what it starts from now."""
    base = {tag: dict(prints) for tag, prints in form.base.items()}
    for tag, names in clash.fields.items():
        theirs = fingerprints(clash.theirs[tag])
        base[tag].update({name: theirs[name] for name in names})
    clashing = tuple(f"{tag}.{name}" for tag, names in clash.fields.items() for name in names)
    return replace(form, base=base, clash=clash, clashing=clashing, creates=False, round=form.round + 1)


def saved(changes: tuple[Change, ...], locale: Locale) -> dict[str, Any]:
    """What takes the form's place when it was saved."""
    blocks = [lists.section(FORM["saved" if changes else "unchanged"][locale])]
    if changes:
        blocks.append({"type": "actions", "elements": [lists.button(undo_button(changes, locale))]})
    return notice(FORM["saved_title"][locale], blocks, locale)


def notice(title: str, blocks: list[Any], locale: Locale) -> dict[str, Any]:
    """A modal without inputs."""
    return {
        "type": "modal",
        "title": lists.plain(title[:MAX_TITLE]),
        "close": lists.plain(FORM["close"][locale]),
        "blocks": blocks,
    }


def _top(form: Form) -> list[dict[str, Any]]:
    reader = form.reader
    said = [FORM["creates"][reader].format(code=escape(form.code))] if form.creates else []
    said.append(FORM["writing"][form.locale])
    buttons = [
        Button("form-locale", FORM["switch"][form.locale], form.code, reader),
        Button("form-preview", FORM["preview"][reader], form.code, reader),
    ]
    if form.clashing:
        buttons.append(Button("form-theirs", FORM["theirs"][reader], form.code, reader))
    elements = [lists.button(each) for each in buttons]
    return [lists.section("\n".join(said)), {"type": "actions", "block_id": "form", "elements": elements}]


def _clash(form: Form) -> list[dict[str, Any]]:
    if form.clash is None:
        return []
    reader, change = form.reader, form.clash.change
    who = lists.person(change.who) if change else FORM["somebody"][reader]
    at = moment(change.at) if change else "?"
    blocks = [lists.section(f"*{FORM['clash'][reader].format(who=who, at=at)}*\n{FORM['choice'][reader]}")]
    for tag, names in form.clash.fields.items():
        for name in names:
            words = lists.shortened(escape(form.clash.theirs[tag][name]), _LONGEST_SHOWN)
            blocks.append(lists.section(f"*{FIELDS[name][reader]}* ({tag})\n{words}"))
    return blocks


def _inputs(form: Form, locale: Locale, words: Mapping[str, str]) -> list[dict[str, Any]]:
    names = FIELDS if locale == form.locale else words
    return [_input(form, locale, name, words.get(name, "")) for name in FIELDS if name in names]


def _input(form: Form, locale: Locale, name: str, words: str) -> dict[str, Any]:
    place = block_id(form, locale, name)
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": place, "multiline": name not in _ONE_LINE}
    if words:
        element["initial_value"] = words
    made = {
        "type": "input",
        "block_id": place,
        "label": lists.plain(FIELDS[name][locale]),
        "optional": name not in REQUIRED,
        "element": element,
    }
    return {**made, "hint": lists.plain(HINTS[name][locale])} if name in HINTS else made
