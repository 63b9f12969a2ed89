"""A number in a status position of a text, and the message that is such a number and little else."""

import re
from dataclasses import dataclass

_LONE = re.compile(r"[^\w$€£₩#:@%]*(?:http|https|code|status|error)?[^\w$€£₩#:@%]*(\d{3})번?[^\w%]*")
_LONGEST_LONE = 40
"""Characters of a message that is a number and little else."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in a status position: its value and its place in the folded text."""

    number: int
    start: int
    end: int


def lone(folded: str) -> Spot | None:
    """The number that is all of `folded`, but for a word such as "http" or "error"."""
    only = _LONE.fullmatch(folded) if len(folded) <= _LONGEST_LONE else None
    return Spot(int(only[1]), only.start(1), only.end(1)) if only else None
