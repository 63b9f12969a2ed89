"""One spelling for what people type in many."""

import pytest

from bot.language.fold import clean, fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("４０４ Ｎｏｔ Ｆｏｕｎｄ", "404 not found"),
        ("\u201c503\u201d", '"503"'),
        ("5\u200b03", "503"),
        ("a\u00a0b\n c", "a b c"),
        ("ㅜㅐㅅ", "ㅜㅐㅅ"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_spellings_of_the_same_thing_become_one(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_cleaning_keeps_lines_and_case() -> None:
    assert clean("HTTP/1.1 502\nServer: nginx\x07") == "HTTP/1.1 502\nServer: nginx "
