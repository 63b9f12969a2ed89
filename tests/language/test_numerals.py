"""Numbers said in words."""

import pytest

from bot.language.numerals import write_digits


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("오공삼", "503"),
        ("오공삼이 뭐야", "503이 뭐야"),
        ("사공사는", "404는"),
        ("오백삼 에러", "503 에러"),
        ("사백", "400"),
        ("오백이십이", "522"),
        ("오백번대", "500번대"),
        ("five oh three", "503"),
        ("four oh four error", "404 error"),
        ("five hundred", "500"),
        ("four twenty-two", "422"),
        ("four hundred and four", "404"),
        ("three-oh-seven", "307"),
    ],
)
def test_a_number_of_three_figures_is_written_in_digits(said: str, written: str) -> None:
    assert write_digits(said) == written


@pytest.mark.parametrize(
    "words",
    ["이상한 응답", "오이", "사이트가 이상", "one or two", "이미 사용", "백업 서버", "구백만원", "five minutes"],
)
def test_other_words_stay_as_they_are(words: str) -> None:
    assert write_digits(words) == words
