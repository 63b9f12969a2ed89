"""Forms, lists and the Home tab of admins keep Slack's limits, with the longest words that the database takes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Catalogue, Locale, Ruling
from bot.listeners.modal import words_of
from bot.playground.blocks import block_errors, too_big, view_errors
from bot.rendering import edit_form, preview, records, refusals, teach_form
from bot.rendering.admin_wording import FIELDS
from bot.rendering.home import AdminsDesk, HomeState, home
from bot.rendering.message import Message
from bot.store.history import Change
from bot.store.ledger import Clash, fingerprints
from bot.store.misses import Missed
from bot.store.rulings import NumberedRuling

NOW = datetime(2026, 1, 14, 2, 41, tzinfo=UTC)
LONG = "가" * 2800
CHANGE = Change(7, NOW, "U0DANA", "entry_text", "update", "503/ko", {"title": LONG}, {"title": "<&>" * 200})
CHANGES = (CHANGE,) * 8
MISSES = (Missed("왜 <b> " * 100, 3, 2, ("ko",), NOW),) * 10
RULINGS = tuple(NumberedRuling(number, Ruling("503", LONG, "kim", "https://x.example")) for number in range(60))
CODES = ("503", "cloudflare-530", "method-preserving-redirect", "ACME-1042", "A" * 80)


def forms(catalogue: Catalogue, locale: Locale) -> Iterator[tuple[str, dict[str, Any]]]:
    for code in CODES:
        typed = {tag: words_of(catalogue, code, tag) for tag in LOCALES}
        base = {tag: fingerprints(words) for tag, words in typed.items()}
        form = edit_form.Form(code, locale, locale, base, typed, creates=code not in catalogue.entries)
        theirs = Clash(
            {tag: dict.fromkeys(FIELDS, LONG) for tag in LOCALES}, dict.fromkeys(LOCALES, (*FIELDS,)), CHANGE
        )
        yield f"form {code}", edit_form.view(form, {})
        yield f"clash {code}", edit_form.view(edit_form.overtaken(form, theirs), dict.fromkeys(FIELDS, "words"))
        drafted = preview.drafted(catalogue, code, locale, typed[locale])
        yield f"preview {code}", preview.view(catalogue, drafted, locale, locale)
    yield "saved", edit_form.saved(CHANGES[:2], locale)
    yield "teach", teach_form.view("왜" * 200, locale)
    ruled = replace(catalogue, rulings=tuple(one.ruling for one in RULINGS))
    yield "home", home(ruled, HomeState(locale, desk=AdminsDesk(MISSES, CHANGES)))
    yield "home without a database", home(catalogue, HomeState(locale, desk=AdminsDesk(down="away")))


def messages(catalogue: Catalogue, locale: Locale) -> Iterator[tuple[str, Message]]:
    yield "history", records.history(CHANGES, None, locale)
    yield "misses", records.misses(MISSES, locale)
    yield "rulings", records.rulings(RULINGS, "/http", locale, removable=True)
    yield "choice", records.choose_entry(catalogue.numbers[530], locale)
    yield "undone", records.undone(CHANGES, [*(one.id for one in CHANGES), 4711], "/http", locale)
    yield "stack", records.stack(("alb", "nginx"), "/http", locale)
    yield "too late", records.too_late("503", locale)
    yield "admins only", refusals.admins_only(("U0ALEX",), None)
    yield "down", refusals.down("connection refused", locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_view_fits(responder: Responder, cases: dict[str, Any], locale: Locale) -> None:
    for name, view in forms(responder.catalogue, locale):
        assert view_errors(view) == [], name
        cases[f"{name} {locale}"] = view


@pytest.mark.parametrize("locale", LOCALES)
def test_a_miss_that_was_answered_is_told_from_one_that_was_not(locale: Locale) -> None:
    answered, unanswered = (Missed("408", 2, 1, ("en",), NOW, unhelpful=times) for times in (1, 0))
    words = {"en": "; answered, but marked not helpful (1)", "ko": "; 답했지만 ‘도움이 안 됐어요’ 1번"}[locale]
    assert [words in records.misses([one], locale).text for one in (answered, unanswered)] == [True, False]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_fits(responder: Responder, cases: dict[str, Any], locale: Locale) -> None:
    for name, message in messages(responder.catalogue, locale):
        assert block_errors(list(message.blocks)) == [], name
        assert not too_big([dict(block) for block in message.blocks]), name
        assert len(message.text) <= 4000, name
        cases[f"admin {name} {locale}"] = message.payload()


def test_what_a_form_carries_is_read_back() -> None:
    base = {tag: fingerprints({"title": tag}) for tag in LOCALES}
    form = edit_form.Form("503", "ko", "en", base, {}, creates=True, round=3, clashing=("ko.title",))
    assert edit_form.carried(json.loads(edit_form.metadata(form)), {}) == form


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("summary is blank; write some words", "비어 있습니다"),
        ("description is over 2800 characters (Slack-escaped); shorten it", "2800자"),
        ("the alias 'x' exists already; it leads to 503", "이미 503 항목에 연결된 표현입니다: 'x'"),
        ("history has no change 4711; see: httpbot catalogue history", "4711번 변경이 없습니다"),
        ("entry_text.description cannot be NULL; give it a value", "빠져 있습니다"),
    ],
)
def test_a_refusal_is_told_in_the_readers_language_alone(sentence: str, meaning: str) -> None:
    assert meaning in refusals.in_words(sentence, "ko")
    assert sentence not in refusals.in_words(sentence, "ko")
    assert refusals.in_words(sentence, "en") == sentence
    assert refusals.in_words("something new", "ko") == "something new"


@pytest.mark.parametrize(
    ("table", "op", "key", "english", "korean"),
    [
        ("entry_text", "update", "503/ko", "text of 503 (ko) changed", "503 문구(ko) 변경"),
        ("alias", "insert", "500/it blew up", "alias “it blew up” of 500 added", "500 별칭 “it blew up” 추가"),
        ("ruling", "delete", "422/3", "rule 3 of 422 removed", "422 코드의 3번 규칙 삭제"),
        ("contrast_text", "replace", "401-403/en", "comparison 401-403 (en) changed", "401-403 비교 문구(en) 변경"),
    ],
)
def test_a_change_is_called_as_people_call_it(table: str, op: str, key: str, english: str, korean: str) -> None:
    for locale, words in (("en", english), ("ko", korean)):
        tag = next(one for one in LOCALES if one == locale)
        change = Change(7, NOW, "kim", table, op, key, None, {"alias": "it blew up"})
        (line,) = records.history_lines((change,), tag)
        assert line.text == f"*#7* 2026-01-14 02:41 UTC, kim: {words}"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("short", "other", "short → other"),
        ("", "new words", "new words"),
        ("a " * 60 + "old end", "a " * 60 + "new end", "…" + "a " * 11 + "old end → …" + "a " * 11 + "new end"),
        ("가" * 300, "가" * 300 + " 더", "…" + "가" * 24 + " → …" + "가" * 24 + " 더"),
    ],
)
def test_what_was_changed_in_a_long_text_is_in_sight(before: str, after: str, shown: str) -> None:
    change = Change(7, NOW, "kim", "entry_text", "update", "503/en", {"summary": before}, {"summary": after})
    (line,) = records.history_lines((change,), "en")
    assert line.text.splitlines()[1] == f"Summary: {shown}"


def test_of_sixty_rulings_as_many_are_listed_as_slack_takes() -> None:
    many = [NumberedRuling(number, Ruling("503", "Ours.", "kim", None)) for number in range(60)]
    message = records.rulings(many, "/http", "en", removable=False)
    assert block_errors(list(message.blocks)) == []
    assert len(message.blocks) == 50
