"""What a request is acknowledged with, and which of them are kept."""

from bot.answers.answer import Answer, Basis, HelpAnswer
from bot.listeners.acknowledgement import Acknowledgement, Finished


def answer(question: str) -> Answer:
    return HelpAnswer(Basis(question, "en", 1.0))


def test_bolt_takes_what_http_sends() -> None:
    made = Acknowledgement({"text": "서비스", "blocks": [{"type": "divider"}]})
    assert made.body == {"text": "서비스", "blocks": [{"type": "divider"}]}
    assert made.encoded.decode() == '{"text":"서비스","blocks":[{"type":"divider"}]}'


def test_where_there_is_nothing_to_say_nothing_is_sent() -> None:
    assert (Acknowledgement({}).encoded, Acknowledgement({}).body) == (b"", {})


def test_of_those_drawn_before_the_ones_asked_for_last_are_kept() -> None:
    finished, drawn = Finished(most=2), []

    def draw(one: Answer) -> Acknowledgement:
        drawn.append(one.basis.question)
        return Acknowledgement({"text": one.basis.question})

    first, second, third = map(answer, ("first", "second", "third"))
    for one in (first, second, first, third, first, second):
        assert finished.of(one, draw).body == {"text": one.basis.question}
    assert drawn == ["first", "second", "third", "second"]
