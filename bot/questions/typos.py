"""Numbers of three figures typed with a letter or a word for a figure: "4O4", "5o3", "50three" -> digits."""

import re
from collections.abc import Container

_FIGURES = {
    "o": "0", "oh": "0", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_WORD = "|".join(sorted(_FIGURES, key=len, reverse=True))
_FIGURE = re.compile(rf"\d|{_WORD}")
_MIXED = re.compile(
    rf"(?<![\w.,:/#$-])(?=[a-z]*\d)(?=\d*[a-z])(?:[2-5]|{_WORD})(?:\d|{_WORD}){{2}}(?=s?(?![a-z0-9_]|[.:/-]\w))"
)
"""Glued together, with at least one digit. None begins with 1: "1o1" is a talk between two people."""


def as_meant(folded: str, known: Container[int]) -> str:
    """`folded` text with the `known` numbers among them in digits; whether each is a status, its surroundings tell."""
    return _MIXED.sub(lambda match: _digits(match[0], known), folded)


def _digits(typed: str, known: Container[int]) -> str:
    digits = "".join(_FIGURES.get(figure, figure) for figure in _FIGURE.findall(typed))
    return digits if int(digits) in known else typed
