"""What people ask in the load test, as signed requests ready to be sent."""

import itertools
import random
from collections.abc import Iterator

from tests.bench import labelled
from tests.serving.signed import FORM, command, signed

PEOPLE = 50
CHANNELS = 10
_HOT = 12
"""Questions that many ask in one incident; half of all questions are one of these."""
_MARKS = "?!."


def one() -> Iterator[bytes]:
    """`/http 503`, again and again."""
    return itertools.cycle([request("503")])


def mixed() -> Iterator[bytes]:
    """The labelled questions (numbers, words, log lines, both languages), half of them one of a dozen."""
    chance = random.Random(503)
    asked = questions()
    hot = ["503", "502", "504 vs 502", *chance.sample(asked, _HOT - 3)]
    while True:
        yield request(chance.choice(hot if chance.random() < 0.5 else asked), chance)


def unrepeated() -> Iterator[bytes]:
    """The labelled questions, none in the same words twice."""
    asked = questions()
    random.Random(503).shuffle(asked)
    for round_ in itertools.count():
        for question in asked:
            yield request(question + marks(round_))


def numbers() -> Iterator[bytes]:
    """503, 502, ... never in the same words twice."""
    for number in itertools.count():
        yield request(f"{(503, 502, 404, 429)[number % 4]}{marks(number)}")


def every() -> Iterator[bytes]:
    """Nine of `numbers` to one of `unrepeated`."""
    asked, words = numbers(), unrepeated()
    while True:
        yield from itertools.islice(asked, 9)
        yield next(words)


def questions() -> list[str]:
    """All but those with "payload" in them: Bolt takes a form with that word for another kind, and answers with 404."""
    return [item.q for _, items in labelled.sets() for item in items if "payload" not in item.q.lower()]


def marks(number: int) -> str:
    """Marks at the end of a question that tell it from every other and change nothing of what it asks."""
    found = ""
    while number:
        number, mark = divmod(number, len(_MARKS))
        found += _MARKS[mark]
    return f" {found}" if found else ""


def request(text: str, chance: random.Random | None = None) -> bytes:
    """A whole HTTP request, signed now."""
    person, channel = (chance.randrange(PEOPLE), chance.randrange(CHANNELS)) if chance else (0, 0)
    body = command(text, user_id=f"U{person:04}", channel_id=f"C{channel:04}", user_name="bench")
    head = {"host": "bot", "content-type": FORM, "content-length": str(len(body)), **signed(body)}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"POST /slack/events HTTP/1.1\r\n{lines}\r\n".encode() + body
