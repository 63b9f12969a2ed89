"""Every button that is drawn has somebody who takes its click, and every taker has a button."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.answers.respond import Responder
from bot.catalogue import LOCALES
from bot.listeners import actions, administering
from bot.listeners.registry import routes
from bot.rendering import teach_form
from bot.rendering.home import HomeState, home
from bot.rendering.options import RenderOptions
from bot.rendering.render import render
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from tests.rendering.test_admin_views import forms, messages

QUESTIONS = ("503", "530", "401 vs 403", "5xx", "method-preserving redirect", "Retry-After", "299", "help", "zzz")
VIEWS = (RenderOptions(), RenderOptions(expanded=True, share_thread="1.2"), RenderOptions(private=False, thread=True))


def drawn(responder: Responder) -> Iterator[Any]:
    """Something of everything that the bot can show."""
    catalogue = responder.catalogue
    for locale in LOCALES:
        for view in VIEWS:
            yield from (render(responder.respond(q), locale=locale, view=view).blocks for q in QUESTIONS)
        yield home(catalogue, HomeState(locale, recent=(catalogue.entries["503"],)))
        yield from (view for _, view in forms(catalogue, locale))
        yield from (message.blocks for _, message in messages(catalogue, locale))


def clickable(shown: Any) -> Iterator[str]:
    """The action_ids of all that sends a click when it is used; what stands in an input only is sent with the form."""
    if isinstance(shown, dict):
        if shown.get("type") == "input":
            return
        if "action_id" in shown:
            yield str(shown["action_id"])
    inner: Iterable[Any] = (
        shown.values() if isinstance(shown, dict) else shown if isinstance(shown, (list, tuple)) else ()
    )
    for each in inner:
        yield from clickable(each)


def test_every_button_has_a_taker_and_the_other_way_round() -> None:
    found = set(clickable(list(drawn(Responder(read_catalogue(data_folder()))))))
    (route,) = (route.name for route in routes("/http") if route.kind == "action")
    assert isinstance(route, re.Pattern)
    assert [each for each in found if not route.match(each)] == []
    taken = actions.VERBS.keys() | administering.VERBS.keys()
    assert {each.split(":")[1] for each in found} == taken


def test_every_form_has_a_taker_and_the_other_way_round() -> None:
    catalogue = read_catalogue(data_folder())
    sent = {view["callback_id"] for _, view in forms(catalogue, "en") if view.get("submit")}
    assert sent == administering.SUBMISSIONS.keys()
    (route,) = (route.name for route in routes("/http") if route.kind == "view")
    assert isinstance(route, re.Pattern)
    assert all(route.match(each) for each in (*sent, teach_form.CALLBACK_ID))
