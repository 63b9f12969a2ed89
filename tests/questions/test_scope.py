"""Whether a message is about statuses at all."""

import pytest

from bot.language.fold import fold
from bot.questions.read import read
from bot.questions.scope import features, out_of_scope, shares
from bot.questions.vocabulary import Vocabulary

KNOWN = Vocabulary({400, 401, 403, 404, 500, 502, 503}, {})


@pytest.mark.parametrize(
    "text",
    [
        "my cousin moved to Lisbon and his landlord refuses to fix the oven",
        "does anybody know a good dentist near the office",
        "which linter do you people like for go",
        "how do I squash the last three commits",
        "회식 장소 어디로 할까요? 고기 말고 딴 거",
        "파이썬 가상환경 어떻게 나누시나요",
    ],
)
def test_talk_about_something_else_is_told(text: str) -> None:
    assert out_of_scope(fold(text)) > 0


@pytest.mark.parametrize(
    "text",
    [
        "the token is expired, what should the api answer",
        "upstream sent no response and the gateway gave up",
        "page was removed for good, nothing replaces it",
        "권한이 없는 사용자가 요청하면 어떤 응답을 내려야 하나요",
        "게이트웨이가 업스트림 응답을 못 받았어요",
    ],
)
def test_talk_about_statuses_is_told(text: str) -> None:
    assert out_of_scope(fold(text)) < 0


@pytest.mark.parametrize(
    "text",
    ["503 please!!", "why 503!!!", "help 502!!", "500-504 please", "500-504!!", "500 series?", "500 level please?"],
)
def test_politeness_and_excitement_tell_nothing(text: str) -> None:
    question = read(text, KNOWN)
    assert question.sightings or question.ranges or question.status_classes


def test_where_nothing_tells_it_is_neither() -> None:
    assert out_of_scope("") == out_of_scope("zqxv") == 0


def test_which_number_it_is_does_not_tell() -> None:
    assert features("room 404 at 5") == features("room 777 at 9")
    assert features("room 404") != features("room 40")


def test_the_whole_is_what_its_words_add() -> None:
    text = "which dentist answers 503"
    assert out_of_scope(text) == pytest.approx(sum(shares(text).values()))
    assert shares(text)["dentist"] > 0


@pytest.mark.parametrize(
    "text",
    [
        "which 300 level course did your cousin like, I need two more credits",
        "seats 401-403 at the opera, who comes along",
    ],
)
def test_numbers_of_another_world_are_neither_a_class_nor_a_range(text: str) -> None:
    question = read(text, KNOWN)
    assert (question.status_classes, question.ranges) == ((), ())


@pytest.mark.parametrize("text", ["500 level errors", "401-403"])
def test_a_class_and_a_range_of_ours_are(text: str) -> None:
    question = read(text, KNOWN)
    assert question.status_classes or question.ranges
