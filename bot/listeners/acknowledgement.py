"""What a request from Slack is acknowledged with, and the finished ones that are sent again and again."""

import json
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from typing import Any

from bot.answers.answer import Answer

MOST_KEPT = 1_000
"""Some 20 kB each. In an incident many ask the same few dozen questions."""


class Acknowledgement:
    """The body of a response: `body` as Bolt takes it, `encoded` as HTTP sends it. Not to be changed.

    `final`: it says everything, and nothing is left to be done after it.
    """

    def __init__(self, body: dict[str, Any], *, final: bool = False) -> None:
        self.body = body
        self.final = final

    @cached_property
    def encoded(self) -> bytes:
        """JSON, as Bolt writes it; nothing where there is nothing to say."""
        return json.dumps(self.body).encode() if self.body else b""


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
