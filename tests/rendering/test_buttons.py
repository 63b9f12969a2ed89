"""Which buttons an answer has, and what a click carries."""

import json
from typing import Any

import pytest

from bot.answers.answer import Answer, Basis, SuggestAnswer
from bot.answers.respond import Responder
from bot.catalogue import LOCALES
from bot.rendering.blocks import LONGEST_VALUE, value
from bot.rendering.compose import compose
from bot.rendering.message import Message
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Action
from bot.rendering.render import render
from bot.rendering.wording import BUTTONS


def buttons(message: Message) -> list[dict[str, Any]]:
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]


def verbs(responder: Responder, question: str, view: RenderOptions) -> list[str]:
    found = buttons(render(responder.respond(question), locale="en", view=view))
    return [str(each["action_id"]).split(":")[1] for each in found]


@pytest.mark.parametrize(
    ("question", "view", "first_row"),
    [
        ("503", RenderOptions(), ["share", "more", "plain", "locale"]),
        ("503", RenderOptions(expanded=True), ["share", "less", "plain", "locale"]),
        ("503", RenderOptions(private=False), ["more", "plain", "locale"]),
        ("503", RenderOptions(share_thread="1.2"), ["share-thread", "more", "plain", "locale"]),
        ("503", RenderOptions(private=False, home=True), ["more", "locale"]),
        ("5xx", RenderOptions(), ["share", "more", "locale"]),
        ("401 vs 403", RenderOptions(), ["share", "locale"]),
        ("Retry-After", RenderOptions(), ["share", "locale"]),
        ("299", RenderOptions(), ["share", "locale"]),
        ("help", RenderOptions(), ["locale"]),
        ("what's for lunch", RenderOptions(), ["locale"]),
    ],
)
def test_the_first_row(responder: Responder, question: str, view: RenderOptions, first_row: list[str]) -> None:
    assert [
        verb for verb in verbs(responder, question, view) if verb in {*BUTTONS} - {"helpful", "unhelpful"}
    ] == first_row


def test_votes_stand_under_what_was_answered_and_where_thanks_can_be_said(responder: Responder) -> None:
    assert verbs(responder, "503", RenderOptions())[-2:] == ["helpful", "unhelpful"]
    for question, view in (("help", RenderOptions()), ("lunch?", RenderOptions()), ("503", RenderOptions(home=True))):
        assert "helpful" not in verbs(responder, question, view)


def rows(answer: Answer, view: RenderOptions) -> list[list[str]]:
    found = render(answer, locale="en", view=view).blocks
    return [
        [each["action_id"].split(":")[1] for each in block["elements"]] for block in found if block["type"] == "actions"
    ]


def test_of_what_is_unclear_the_candidates_are_the_first_buttons(responder: Responder) -> None:
    candidates = tuple(responder.catalogue.entries[code] for code in ("401", "403"))
    unclear = SuggestAnswer(Basis("token", "en", 0.3), candidates)
    assert rows(unclear, RenderOptions()) == [["code", "code"], ["locale", "helpful", "unhelpful"]]


def test_the_language_alone_takes_no_row(responder: Responder) -> None:
    compared = responder.respond("401 vs 403")
    votes = ["helpful", "unhelpful"]
    assert rows(compared, RenderOptions(private=False)) == [["code", "code"], ["locale", *votes]]
    assert rows(compared, RenderOptions()) == [["share", "locale"], ["code", "code"], votes]


def test_a_button_of_an_entry_leads_to_that_entry(responder: Responder) -> None:
    for question in ("503", "499", "530", "401 vs 403", "method-preserving redirect", "50[234]", "Retry-After"):
        led = [
            action
            for row in compose(responder.respond(question), "en", RenderOptions()).actions
            for action in row
            if action.verb == "code"
        ]
        assert led
        for action in led:
            assert compose(responder.about(action.picked), "en", RenderOptions()).key == action.picked


def test_what_was_picked_stays_picked_in_every_button(responder: Responder) -> None:
    answer = responder.about("conflict", locale="ko")
    assert answer.kind == "topic"
    for row in compose(answer, "ko", RenderOptions()).actions:
        assert all(action.picked == "conflict" for action in row if action.verb != "code")


def test_more_shows_what_was_hidden_and_less_hides_it(responder: Responder) -> None:
    for question in ("503", "5xx", "method-preserving redirect", "50[234]"):
        answer = responder.respond(question)
        short, long = (len(render(answer, locale="en", view=RenderOptions(expanded=on)).text) for on in (False, True))
        assert short < long


def test_more_carries_that_more_is_wanted_and_share_what_is_shown(responder: Responder) -> None:
    def carried(verb: str, *, expanded: bool) -> bool:
        found = buttons(render(responder.respond("503"), locale="en", view=RenderOptions(expanded=expanded)))
        (value,) = (each["value"] for each in found if each["action_id"].split(":")[1] == verb)
        return bool(json.loads(value)["x"])

    assert carried("more", expanded=False)
    assert not carried("less", expanded=True)
    for expanded in (False, True):
        assert carried("share", expanded=expanded) is carried("locale", expanded=expanded) is expanded


def test_the_other_language_is_named_in_that_language(responder: Responder) -> None:
    for locale, label in (("en", "한국어로 보기"), ("ko", "View in English")):
        message = render(
            responder.respond("503"), locale=next(tag for tag in LOCALES if tag == locale), view=RenderOptions()
        )
        (other,) = (each for each in buttons(message) if each["action_id"].startswith("httpbot:locale:"))
        assert other["text"]["text"] == label
        assert json.loads(other["value"])["l"] != locale


@pytest.mark.parametrize("question", ["503", "가" * 3000, '"\\' * 2000, "&<>" * 900])
def test_a_click_carries_the_question_as_far_as_slack_takes_it(question: str) -> None:
    packed = value(Action("more", "More", question, "ko", expanded=True, thread="1.2"))
    assert len(packed.encode()) <= LONGEST_VALUE
    kept = json.loads(packed)
    assert question.startswith(kept["q"])
    assert (kept["l"], kept["x"], kept["t"]) == ("ko", True, "1.2")
