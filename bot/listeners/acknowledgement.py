"""What a request from Slack is acknowledged with, and the finished ones that are sent again and again."""

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from bot.answers.answer import Answer

MOST_KEPT = 300
"""Some 5 kB each. In an incident many ask the same few dozen questions."""
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Letters as they are, no blanks: a third less to send of an answer in Korean."""


class Acknowledgement:
    """The body of a response: `encoded` as HTTP sends it, `body` as Bolt takes it.

    Only the JSON is kept: the dictionaries that it was made of take twice as much memory (11 kB of an answer, measured).
    `final`: it says everything, and nothing is left to be done after it.
    """

    def __init__(self, body: dict[str, Any], *, final: bool = False) -> None:
        self.encoded = _compact(body).encode(errors="replace") if body else b""
        self.final = final

    @property
    def body(self) -> dict[str, Any]:
        """Made anew each time; empty where there is nothing to say."""
        return dict(json.loads(self.encoded)) if self.encoded else {}


class Finished:
    """The newest private acknowledgements, by the answer that each of them shows."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[int, tuple[Answer, Acknowledgement]] = OrderedDict()

    def of(self, answer: Answer, draw: Callable[[Answer], Acknowledgement]) -> Acknowledgement:
        """The one drawn before for this very object, which cannot have changed since; else a new one."""
        if (kept := self._kept.get(id(answer))) is None:
            self._kept[id(answer)] = kept = (answer, draw(answer))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(id(answer))
        return kept[1]
