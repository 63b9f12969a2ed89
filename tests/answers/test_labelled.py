"""The labelled questions, asked of the shipped catalogue: at least this share right, at most this share harmful."""

import pytest

from bot.answers.respond import Responder
from bot.rendering.record import codes
from tests.bench import labelled

FLOOR = 0.90
MOST_HARMFUL = 0.04


@pytest.mark.parametrize(
    ("name", "items"), list(labelled.sets()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_enough_questions_are_answered_right(name: str, items: list[labelled.Labelled], responder: Responder) -> None:
    score = labelled.score(responder, items)
    wrong = "\n".join(f"[{item.kind}] {item.q!r} -> {codes(answer)}" for item, answer in score.misses[:40])
    assert score.share() >= FLOOR, f"{name}: {score.share():.1%}\n{wrong}"
    assert score.harmful <= MOST_HARMFUL * len(items), f"{name}: {score.harmful} harmful\n{wrong}"
    assert len(items) >= 400
