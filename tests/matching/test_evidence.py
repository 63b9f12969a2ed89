"""What the words of all phrases together say of an entry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

from bot.matching.evidence import Evidence

PHRASES = (
    ("403", {"logged": 1.0, "allowed": 1.0}),
    ("403", {"role": 1.0, "allowed": 1.0}),
    ("401", {"logged": 1.0, "token": 1.0}),
    ("401", {"token": 1.0, "expired": 1.0}),
    ("login", {"login": 1.0, "password": 1.0}),
)
LEADS = {"403": "403", "401": "401", "login": "401"}


def evidence(phrases: Iterable[tuple[str, Mapping[str, float]]] = PHRASES) -> Evidence:
    by_token: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    totals: dict[str, float] = defaultdict(float)
    for owner, words in phrases:
        for token, weight in words.items():
            by_token[token][owner] += weight
            totals[owner] += weight
    return Evidence(totals, len(by_token), LEADS, by_token.get)


def test_a_word_of_one_entry_speaks_for_it_and_against_the_others() -> None:
    found = evidence().of(("403", "401"), {"allowed": 1.0})
    assert found["403"] > found["401"]


def test_words_add_up_over_phrases_that_never_stood_together() -> None:
    found = evidence().of(("403", "401"), {"logged": 1.0, "role": 1.0})
    assert found["403"] > found["401"]


def test_a_topic_speaks_for_its_first_code() -> None:
    found = evidence().of(("403", "401"), {"password": 1.0})
    assert found["401"] > found["403"]


def test_a_word_that_nobody_uses_says_nothing() -> None:
    assert evidence().of(("403",), {"banana": 1.0}) == {"403": 0.0}


def test_the_words_one_by_one_add_up_to_all_together() -> None:
    asked = {"logged": 0.6, "allowed": 0.8}
    together = evidence().of(("403",), asked)["403"]
    assert sum(evidence().by_word("403", asked).values()) == pytest.approx(together)
