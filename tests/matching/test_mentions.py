"""Names inside longer messages: as a program writes them, as people single them out, and everyday words that are none."""

import pytest

from bot.matching.index import Index
from bot.matching.mentions import identified, mentioned, singled_out


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("res.sendStatus(StatusCodes.GONE) here", "410"),
        ("we map it to HttpStatus.BAD_GATEWAY", "502"),
        ("throw new ConflictException() in the service", "409"),
        ("render json: {}, status: :unprocessable_entity", "422"),
        (r"Illuminate\Session\TokenMismatchException: CSRF token mismatch.", "laravel-419"),
        ('{"code":5,"message":"Not Found","details":[]}', "404"),
    ],
)
def test_a_name_as_a_program_writes_it(index: Index, text: str, owner: str) -> None:
    assert list(identified(index, text)) == [owner]


@pytest.mark.parametrize(
    "text", ["what about createdAt and updatedAt", "WebDAV members", "a not found page", "git merge"]
)
def test_other_identifiers_name_nothing(index: Index, text: str) -> None:
    assert not identified(index, text)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("half of the logins bounce with Forbidden since noon", "403"),
        ("두번째 요청이 conflict 떨어져요", "409"),
    ],
)
def test_a_word_that_is_singled_out(index: Index, text: str, owner: str) -> None:
    assert list(singled_out(index, text)) == [owner]


@pytest.mark.parametrize("text", ["we found a conflict in the plan", "Gone fishing", "the gate is locked"])
def test_an_everyday_word_is_not(index: Index, text: str) -> None:
    assert not singled_out(index, text)


def test_an_official_name_of_several_words_is_a_mention_and_a_situation_is_none(index: Index) -> None:
    assert list(mentioned(index, "the lb says bad gateway since the deploy")) == ["502"]
    assert not mentioned(index, "the email is already taken by somebody")
