"""What a text is about, in tokens."""

import pytest

from bot.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "meant", "set_aside"),
    [
        ("not the proxy but the server asks", "=server", "=proxy"),
        ("not on the client, but on the server", "=server", "=client"),
        ("서버가 아니라 프록시에서 거절", "=proxy", "=server"),
        ("서버보다 먼저 프록시가 막음", "=proxy", "=server"),
    ],
)
def test_what_is_named_only_to_be_told_from_what_is_meant_is_left_out(text: str, meant: str, set_aside: str) -> None:
    found = tokens(text)
    assert meant in found
    assert set_aside not in found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the server is not reachable but the proxy is", "reachabl"),
        ("user is not authorized but logged in", "=authorize"),
        ("page not found but the folder is there", "=notfound"),
        ("feature not implemented but planned", "=unsupported"),
        ("한도보다 큰 요청", "=quota"),
        ("메서드가 바뀌는데 말고 뭘 쓰나요", "~바뀌"),
    ],
)
def test_nothing_else_is(text: str, kept: str) -> None:
    assert kept in tokens(text)
