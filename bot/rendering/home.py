"""The Home tab as a view, and the options of its search field."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answers.answer import Answer
from bot.catalogue import LOCALES, Catalogue, Entry, Locale
from bot.rendering import lists, naming, records, refusals
from bot.rendering.admin_wording import SAID
from bot.rendering.escape import visible
from bot.rendering.message import Message
from bot.rendering.naming import short
from bot.rendering.options import RenderOptions
from bot.rendering.render import render
from bot.store.history import Change
from bot.store.misses import Missed

MAX_OPTIONS = 100
MAX_BUTTONS = 25
MAX_OPTION_TEXT = 75
MAX_RULINGS = 20
Words = Mapping[Locale, str]

_WORDS: Mapping[str, Words] = {
    "title": {"en": "HTTP status codes", "ko": "HTTP 상태 코드"},
    "search": {"en": "Look up a code", "ko": "코드 찾기"},
    "typing": {"en": "503, too many requests, 권한 ...", "ko": "503, 요청이 너무 많음, forbidden ..."},
    "recent": {"en": "Recently asked", "ko": "최근에 물어본 것"},
    "classes": {"en": "Browse by class", "ko": "분류별로 보기"},
    "topics": {"en": "Browse by situation", "ko": "상황별로 보기"},
    "topic": {"en": "Choose one ...", "ko": "상황 고르기 ..."},
    "language": {"en": "My language", "ko": "내 언어"},
    "slack": {"en": "As in Slack", "ko": "Slack 설정을 따름"},
    "en": {"en": "English", "ko": "English"},
    "ko": {"en": "한국어", "ko": "한국어"},
}


@dataclass(frozen=True, slots=True)
class AdminsDesk:
    """What admins see besides; `down` says why it is not known."""

    misses: Sequence[Missed] = ()
    changes: Sequence[Change] = ()
    down: str = ""


@dataclass(frozen=True, slots=True)
class HomeState:
    """What one person's Home tab shows: `chosen` is their saved language, `answer` the one asked for in it.

    `notice` stands on top of it; `recent` is what they asked about lately; `desk` is there for admins alone.
    """

    locale: Locale
    chosen: Locale | None = None
    answer: Answer | None = None
    expanded: bool = False
    notice: Message | None = None
    recent: Sequence[Entry] = ()
    desk: AdminsDesk | None = None


def home(catalogue: Catalogue, state: HomeState) -> dict[str, Any]:
    """The view for views.publish."""
    locale = state.locale
    blocks: list[Mapping[str, Any]] = [
        {"type": "header", "text": _plain(_WORDS["title"][locale])},
        _section("search", locale, _search(locale)),
        *(state.notice.blocks if state.notice else ()),
        *_answer(state),
        {"type": "divider"},
        *_buttons("recent", state.recent, locale),
        *_buttons("classes", _of_kind(catalogue, "class"), locale),
        *_topics(catalogue, locale),
        _section("language", locale, _languages(state)),
        *_rulings(catalogue, locale),
        *_desk(state),
    ]
    return {"type": "home", "blocks": [block for block in blocks if block.get("elements") != []][:100]}


def options(entries: Iterable[Entry], *, locale: Locale) -> dict[str, Any]:
    """The answer to a block_suggestion."""
    return {"options": [_option(entry, locale) for entry in entries][:MAX_OPTIONS]}


def _answer(state: HomeState) -> list[Mapping[str, Any]]:
    if state.answer is None:
        return []
    view = RenderOptions(private=False, expanded=state.expanded, home=True)
    return list(render(state.answer, locale=state.answer.basis.locale, view=view).blocks)


def _rulings(catalogue: Catalogue, locale: Locale) -> list[Mapping[str, Any]]:
    lines = [lists.Line(records.ruling(one)) for one in catalogue.rulings[:MAX_RULINGS]]
    return _listed("rulings", lines, locale) if lines else []


def _desk(state: HomeState) -> list[Mapping[str, Any]]:
    """The misses and the latest changes, with what can be done about each."""
    locale, desk = state.locale, state.desk
    if desk is None:
        return []
    if desk.down:
        return [{"type": "divider"}, *refusals.down(desk.down, locale).blocks]
    missed = records.miss_lines(desk.misses, locale) or (lists.Line(SAID["no_misses"][locale]),)
    changed = records.history_lines(desk.changes, locale) or (lists.Line(SAID["no_history"][locale]),)
    return [*_listed("misses", missed, locale), *_listed("history", changed, locale)]


def _listed(name: str, lines: Sequence[lists.Line], locale: Locale) -> list[Mapping[str, Any]]:
    return [{"type": "divider"}, lists.section(f"*{SAID[name][locale]}*"), *lists.blocks(lines)]


def _search(locale: Locale) -> Mapping[str, Any]:
    placeholder = _plain(_WORDS["typing"][locale])
    return {
        "type": "external_select",
        "action_id": "httpbot:search",
        "min_query_length": 1,
        "placeholder": placeholder,
    }


def _topics(catalogue: Catalogue, locale: Locale) -> list[Mapping[str, Any]]:
    found = [_option(entry, locale) for entry in _of_kind(catalogue, "topic")]
    if not found:
        return []
    picker = {"type": "static_select", "action_id": "httpbot:browse:topic", "options": found[:MAX_OPTIONS]}
    return [_section("topics", locale, {**picker, "placeholder": _plain(_WORDS["topic"][locale])})]


def _languages(state: HomeState) -> Mapping[str, Any]:
    choices = {
        name: {"text": _plain(_WORDS[name][state.locale]), "value": _value(q="", l=None if name == "slack" else name)}
        for name in ("slack", *LOCALES)
    }
    return {
        "type": "static_select",
        "action_id": "httpbot:prefer",
        "options": list(choices.values()),
        "initial_option": choices[state.chosen or "slack"],
    }


def _buttons(name: str, entries: Sequence[Entry], locale: Locale) -> list[Mapping[str, Any]]:
    """A row of entries under its heading; nothing where there are none."""
    if not entries:
        return []
    buttons = [_button(entry, name, locale) for entry in entries[:MAX_BUTTONS]]
    return [lists.section(f"*{_WORDS[name][locale]}*"), {"type": "actions", "elements": buttons}]


def _button(entry: Entry, name: str, locale: Locale) -> Mapping[str, Any]:
    text = _plain(_called(entry, locale)[:MAX_OPTION_TEXT])
    value = _value(q=entry.code, e=entry.code, l=locale)
    place = entry.code if name == "classes" else f"{name}-{entry.code}"
    return {"type": "button", "action_id": f"httpbot:browse:{place}", "text": text, "value": value}


def _called(entry: Entry, locale: Locale) -> str:
    return short(entry) if entry.kind in ("code", "vendor") else naming.name(entry, locale)


def _option(entry: Entry, locale: Locale) -> Mapping[str, Any]:
    shown = f"{entry.code} {entry.text(locale).title}" if entry.kind == "code" else naming.name(entry, locale)
    return {"text": _plain(shown[:MAX_OPTION_TEXT]), "value": entry.code[:150]}


def _section(name: str, locale: Locale, accessory: Mapping[str, Any]) -> Mapping[str, Any]:
    text = {"type": "mrkdwn", "text": f"*{_WORDS[name][locale]}*"}
    return {"type": "section", "block_id": f"home-{name}", "text": text, "accessory": accessory}


def _of_kind(catalogue: Catalogue, kind: str) -> list[Entry]:
    return sorted((entry for entry in catalogue.entries.values() if entry.kind == kind), key=lambda entry: entry.code)


def _plain(text: str) -> Mapping[str, Any]:
    return {"type": "plain_text", "text": visible(text).strip() or "-"}


def _value(**kept: str | None) -> str:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
