"""What the words of all phrases together say of an entry."""

from array import array

import pytest

from bot.matching.evidence import Evidence
from bot.matching.rows import Rows

PHRASES = (
    ("401", ("logged", "token")),
    ("401", ("token", "expired")),
    ("login", ("login", "password")),
    ("403", ("logged", "allowed")),
    ("403", ("role", "allowed")),
)
LEADS = {"401": "401", "login": "401", "403": "403"}
WORDS = tuple(dict.fromkeys(word for _, words in PHRASES for word in words))


@pytest.fixture
def evidence() -> Evidence:
    owners = list(LEADS)
    found = Rows([len(words) for _, words in PHRASES], array("I", (number(w) for _, words in PHRASES for w in words)))
    places = [owners.index(owner) for owner, _ in PHRASES]
    return Evidence(owners, list(LEADS.values()), places, found, [1.0] * len(WORDS))


def number(word: str) -> int:
    return WORDS.index(word)


def asked(**weights: float) -> dict[int, float]:
    return {number(word): weight for word, weight in weights.items()}


def test_a_word_of_one_entry_speaks_for_it_and_against_the_others(evidence: Evidence) -> None:
    found = evidence.of(("403", "401"), asked(allowed=1.0))
    assert found["403"] > found["401"]


def test_words_add_up_over_phrases_that_never_stood_together(evidence: Evidence) -> None:
    found = evidence.of(("403", "401"), asked(logged=1.0, role=1.0))
    assert found["403"] > found["401"]


def test_a_topic_speaks_for_its_first_code(evidence: Evidence) -> None:
    found = evidence.of(("403", "401"), asked(password=1.0))
    assert found["401"] > found["403"]


def test_no_word_says_nothing(evidence: Evidence) -> None:
    assert evidence.of(("403",), {}) == {"403": 0.0}


def test_the_words_one_by_one_add_up_to_all_together(evidence: Evidence) -> None:
    words = asked(logged=0.6, allowed=0.8)
    together = evidence.of(("403",), words)["403"]
    assert sum(evidence.by_word("403", words).values()) == pytest.approx(together)
