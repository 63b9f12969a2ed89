"""The labelled questions, asked of the shipped catalogue: at least this share right, at most this share harmful."""

from collections.abc import Iterable

import pytest

from bot.answers.respond import Responder
from bot.language.fold import fold
from bot.language.tokens import compact
from bot.rendering.record import codes
from tests.bench import labelled

FLOORS = {
    "own": (0.95, 0.025),
    "fresh": (0.95, 0.025),
    "second": (0.94, 0.025),
    "numbers": (0.91, 0.06),
    "lines": (0.96, 0.02),
    "third": (0.93, 0.04),
    "fourth": (0.83, 0.1),
    "fifth": (0.94, 0.045),
    "terse": (0.8, 0.06),
    "sixth": (0.95, 0.03),
    "seventh": (0.91, 0.05),
    "chat": (0.93, 0.05),
    "silence": (0.97, 0.03),
    "casual": (0.89, 0.05),
    "held_out": (0.88, 0.08),
    "held_out_third": (0.93, 0.04),
    "held_out_fourth": (0.84, 0.1),
    "held_out_fifth": (0.91, 0.06),
    "held_out_terse": (0.8, 0.1),
    "held_out_sixth": (0.95, 0.025),
    "held_out_seventh": (0.94, 0.03),
    "held_out_eighth": (0.94, 0.035),
}
"""Set -> least share right, most share harmful. `numbers` and `fourth` are made of hard cases alone; a third of `held_out` is."""


@pytest.mark.parametrize(
    ("name", "items"), list(labelled.sets()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_enough_questions_are_answered_right(name: str, items: list[labelled.Labelled], responder: Responder) -> None:
    least, most_harmful = FLOORS[name]
    score = labelled.score(responder, items)
    shown = [] if name.startswith(labelled.HELD_OUT) else score.misses[:40]
    wrong = "\n".join(f"[{item.kind}] {item.q!r} -> {codes(answer)}" for item, answer in shown)
    assert score.share() >= least, f"{name}: {score.share():.1%}\n{wrong}"
    assert score.harmful <= most_harmful * len(items), f"{name}: {score.harmful} harmful\n{wrong}"


def test_nothing_was_fitted_to_a_question_that_is_held_out(responder: Responder) -> None:
    def spelled(questions: Iterable[str]) -> set[str]:
        return {compact(fold(question)) for question in questions}

    sets = list(labelled.sets())
    held_out = spelled(item.q for name, items in sets if name.startswith(labelled.HELD_OUT) for item in items)
    fitted = spelled(item.q for name, items in sets if not name.startswith(labelled.HELD_OUT) for item in items)
    assert len(held_out & (fitted | spelled(responder.catalogue.elsewhere))) == 0


def test_there_are_many_questions_of_every_kind_in_both_languages() -> None:
    items = [item for _, found in labelled.sets() for item in found]
    assert len(items) >= 2500
    for kind in ("lookup", "meaning", "describe", "choose", "compare", "class", "incident", "log", "negative"):
        assert sum(item.kind == kind for item in items) >= 50
    assert sum(item.lang == "ko" for item in items) >= 800
