"""How sure the bot is."""

from dataclasses import replace

import pytest

from bot.answers import confidence
from bot.answers.confidence import Grounds

DOUBTFUL = Grounds(**dict.fromkeys(Grounds.__slots__, 0.0))


@pytest.mark.parametrize("ground", ["evidence_lead", "over_nobody", "unlike_nobody", "shared"])
def test_what_speaks_for_an_entry_makes_surer(ground: str) -> None:
    assert confidence.of(replace(DOUBTFUL, **{ground: 2.0})) > confidence.of(DOUBTFUL)


@pytest.mark.parametrize("ground", ["defines", "how_to", "out_of_scope", "machine"])
def test_what_speaks_of_another_kind_of_question_makes_less_sure(ground: str) -> None:
    assert confidence.of(replace(DOUBTFUL, **{ground: 1.0})) < confidence.of(DOUBTFUL)


def test_it_is_a_share_whatever_the_grounds() -> None:
    for value in (-1e6, 1e6):
        assert 0 <= confidence.of(Grounds(**dict.fromkeys(Grounds.__slots__, value))) <= 1
