"""The Home tab as a view, and the options of its search field."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.answers.answer import Answer
from bot.catalogue import LOCALES, Catalogue, Entry, Locale
from bot.rendering.options import RenderOptions
from bot.rendering.render import render

MAX_OPTIONS = 100
MAX_OPTION_TEXT = 75
Words = Mapping[Locale, str]

_WORDS: Mapping[str, Words] = {
    "title": {"en": "HTTP status codes", "ko": "HTTP 상태 코드"},
    "search": {"en": "Look up a code", "ko": "코드 찾기"},
    "typing": {"en": "503, too many requests, 권한 ...", "ko": "503, 요청이 너무 많음, forbidden ..."},
    "classes": {"en": "Browse", "ko": "분류별로 보기"},
    "topics": {"en": "Situations", "ko": "상황별로 보기"},
    "language": {"en": "My language", "ko": "내 언어"},
    "slack": {"en": "As in Slack", "ko": "Slack 설정을 따름"},
    "en": {"en": "English", "ko": "English"},
    "ko": {"en": "한국어", "ko": "한국어"},
}


@dataclass(frozen=True, slots=True)
class HomeState:
    """What one person's Home tab shows: `chosen` is their saved language, `answer` the one asked for in it."""

    locale: Locale
    chosen: Locale | None = None
    answer: Answer | None = None
    expanded: bool = False
    admin: bool = False


def home(catalogue: Catalogue, state: HomeState) -> dict[str, Any]:
    """The view for views.publish."""
    locale = state.locale
    blocks: list[Mapping[str, Any]] = [
        {"type": "header", "text": _plain(_WORDS["title"][locale])},
        _section("search", locale, _search(locale)),
        *_answer(state),
        {"type": "divider"},
        {"type": "actions", "elements": [_class_button(entry, locale) for entry in _of_kind(catalogue, "class")][:25]},
        *_topics(catalogue, locale),
        _section("language", locale, _languages(state)),
    ]
    return {"type": "home", "blocks": [block for block in blocks if block.get("elements") != []][:100]}


def options(entries: Iterable[Entry], *, locale: Locale) -> dict[str, Any]:
    """The answer to a block_suggestion."""
    return {"options": [_option(entry, locale) for entry in entries][:MAX_OPTIONS]}


def _answer(state: HomeState) -> list[Mapping[str, Any]]:
    if state.answer is None:
        return []
    view = RenderOptions(private=False, expanded=state.expanded)
    return list(render(state.answer, locale=state.answer.basis.locale, view=view).blocks)


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
    return [_section("topics", locale, {**picker, "placeholder": _plain(_WORDS["topics"][locale])})]


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


def _class_button(entry: Entry, locale: Locale) -> Mapping[str, Any]:
    text = _plain(f"{entry.code} {entry.text(locale).title}"[:MAX_OPTION_TEXT])
    value = _value(q=entry.code, l=locale)
    return {"type": "button", "action_id": f"httpbot:browse:{entry.code}", "text": text, "value": value}


def _option(entry: Entry, locale: Locale) -> Mapping[str, Any]:
    shown = entry.text(locale).title if entry.kind == "topic" else f"{entry.code} {entry.text(locale).title}"
    return {"text": _plain(shown[:MAX_OPTION_TEXT]), "value": entry.code[:150]}


def _section(name: str, locale: Locale, accessory: Mapping[str, Any]) -> Mapping[str, Any]:
    text = {"type": "mrkdwn", "text": f"*{_WORDS[name][locale]}*"}
    return {"type": "section", "block_id": f"home-{name}", "text": text, "accessory": accessory}


def _of_kind(catalogue: Catalogue, kind: str) -> list[Entry]:
    return sorted((entry for entry in catalogue.entries.values() if entry.kind == kind), key=lambda entry: entry.code)


def _plain(text: str) -> Mapping[str, Any]:
    return {"type": "plain_text", "text": text}


def _value(**kept: str | None) -> str:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
