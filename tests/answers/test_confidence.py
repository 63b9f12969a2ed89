"""How sure the bot is."""

from dataclasses import replace

import pytest

from bot.answers import confidence
from bot.answers.confidence import Grounds
from tests.bench.logistic import fit

DOUBTFUL = Grounds(**dict.fromkeys(Grounds.__slots__, 0.0))


@pytest.mark.parametrize("ground", ["evidence_lead", "over_nobody", "unlike_nobody", "shared", "talks"])
def test_what_speaks_for_an_entry_makes_surer(ground: str) -> None:
    assert confidence.of(replace(DOUBTFUL, **{ground: 2.0})) > confidence.of(DOUBTFUL)


@pytest.mark.parametrize("ground", ["defines", "how_to", "digits", "machine"])
def test_what_speaks_of_another_kind_of_question_makes_less_sure(ground: str) -> None:
    assert confidence.of(replace(DOUBTFUL, **{ground: 1.0})) < confidence.of(DOUBTFUL)


def test_it_is_a_share_whatever_the_grounds() -> None:
    for value in (-1e6, 1e6):
        assert 0 <= confidence.of(Grounds(**dict.fromkeys(Grounds.__slots__, value))) <= 1


def test_tuning_finds_the_weights_that_made_the_outcomes() -> None:
    rows = [[1.0, lead, digits] for lead, digits in _grid()]
    bias, lead, digits = fit(rows, [lead - 2 * digits > 0.5 for lead, digits in _grid()])
    assert lead > 0 > digits
    assert bias < 0


def _grid() -> list[tuple[float, float]]:
    return [(lead / 10, digits) for lead in range(-20, 40) for digits in (0.0, 1.0)]
