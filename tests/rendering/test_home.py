"""The Home tab with an answer in it; what admins see there is in test_admin_views."""

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
