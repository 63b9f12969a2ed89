"""The numbers of tokens."""

from bot.matching.vocabulary import Numbering, Vocabulary, is_pair

TOKENS = ("client", "=close", "client+=close", "=close+client", "~토큰")


def numbered(tokens: tuple[str, ...], base: Vocabulary | None = None) -> Vocabulary:
    numbering = Numbering(base or Vocabulary())
    for token in tokens:
        numbering.number(token)
    return numbering.vocabulary()


def test_every_token_has_a_number_of_its_own_below_the_width() -> None:
    vocabulary = numbered(TOKENS)
    numbers = [vocabulary.find(token) for token in TOKENS]
    assert len(set(numbers)) == len(TOKENS)
    assert all(number is not None and number < vocabulary.width for number in numbers)


def test_the_number_tells_a_pair_from_a_word() -> None:
    numbering = Numbering(Vocabulary())
    assert [is_pair(numbering.number(token)) for token in TOKENS] == [False, False, True, True, False]


def test_a_token_that_was_never_numbered_has_no_number() -> None:
    vocabulary = numbered(TOKENS)
    assert [vocabulary.find(token) for token in ("server", "client+server", "client+~토큰")] == [None, None, None]


def test_numbers_stay_when_more_tokens_come() -> None:
    before = numbered(TOKENS)
    after = numbered(("server", "client+server", "=close+server"), before)
    assert [after.find(token) for token in TOKENS] == [before.find(token) for token in TOKENS]
    assert before.find("server") is None
    assert after.find("client+server") != after.find("=close+server")
