"""The Home tab with an answer in it; what admins see there is in test_admin_views."""

import json
from typing import Any

import pytest

from bot.answers.respond import Responder
from bot.catalogue import LOCALES, Locale
from bot.rendering.home import HomeState, home

ASKED = ("503", "499", "401 vs 403", "5xx", "method-preserving redirect", "zzz")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_stands_in_it(responder: Responder, cases: dict[str, Any], locale: Locale) -> None:
    bare = home(responder.catalogue, HomeState(locale))
    for question in ASKED:
        for expanded in (False, True):
            answer = responder.respond(question, locale=locale)
            view = home(responder.catalogue, HomeState(locale, chosen=locale, answer=answer, expanded=expanded))
            assert len(bare["blocks"]) < len(view["blocks"]) <= 100
            cases[f"home {question} {locale} {expanded}"] = view


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_asked_lately_stands_above_the_classes(
    responder: Responder, cases: dict[str, Any], locale: Locale
) -> None:
    entries = responder.catalogue.entries
    keys = ("503", "nginx-499", "method-preserving-redirect", "5xx", "envoy-uh")
    view = home(responder.catalogue, HomeState(locale, recent=tuple(entries[key] for key in keys)))
    recent, classes = (block["elements"] for block in view["blocks"] if block["type"] == "actions")
    assert [json.loads(each["value"])["e"] for each in recent] == list(keys)
    assert [json.loads(each["value"])["e"] for each in classes] == ["1xx", "2xx", "3xx", "4xx", "5xx"]
    cases[f"home recently {locale}"] = view
