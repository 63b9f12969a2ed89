"""Hangul below the syllable."""

import pytest

from bot.language.hangul import has_hangul, jamo, stem, typed_as_hangul, typed_as_latin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ㅜㅐㅅ 래ㅕㅜㅇ", "not found"), ("ㅠㅁㅇ ㄱㄷ벼ㄷㄴㅅ", "bad request"), ("ㅎㅁㅅㄷㅈ묘", "gateway")],
)
def test_english_typed_in_hangul_mode_is_read_back(typed: str, meant: str) -> None:
    assert typed_as_latin(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wkfahtehls dycjd", "잘못된 요청"),
        ("rnjsgks djqtdma", "권한 없음"),
        ("tjqj dhfb", "서버 오류"),
        ("Rmxdl djqtek", "끝이 없다"),
    ],
)
def test_korean_typed_in_latin_mode_is_read_back(typed: str, meant: str) -> None:
    assert typed_as_hangul(typed) == meant


@pytest.mark.parametrize("plain", ["서버 오류", "not found", "", "503"])
def test_text_without_loose_jamo_was_not_typed_in_the_wrong_mode(plain: str) -> None:
    assert typed_as_latin(plain) is None


@pytest.mark.parametrize("english", ["not found", "timeout", "503", ""])
def test_english_that_makes_no_syllables_stays_english(english: str) -> None:
    assert typed_as_hangul(english) is None


@pytest.mark.parametrize(
    ("word", "bare"), [("토큰이", "토큰"), ("프록시에서", "프록시"), ("요청", "요청"), ("게이트웨이는", "게이트웨이")]
)
def test_particles_are_cut_but_never_below_two_syllables(word: str, bare: str) -> None:
    assert stem(word) == bare


def test_compound_jamo_come_apart_so_that_one_wrong_stroke_is_one_difference() -> None:
    assert jamo("값") == "ㄱㅏㅂㅅ"
    assert jamo("왜 a") == "ㅇㅗㅐ a"


def test_laughter_is_no_korean() -> None:
    assert not has_hangul("503 ㅋㅋㅋ")
    assert has_hangul("503 뭐야")
