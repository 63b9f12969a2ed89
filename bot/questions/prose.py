"""Numbers in sentences: which of them stand where a status code stands. Every other number stays silent.

Which numbers may be one at all is told here; how sure what stands around one makes it that it is, in `signs`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bot.questions import wording
from bot.questions.signs import (
    SURE,
    SURE_COMPARED,
    is_amount,
    others,
    signs_around,
    signs_of_message,
    stands_by_a_status_word,
    sure,
)
from bot.questions.spot import Spot
from bot.questions.vocabulary import Vocabulary

_NUMBER = re.compile(
    r"(?:(?<=code e)|(?<![a-z0-9_.:$€£₩@%+~=\\#]))(?<!\*(?=\d{3}[^*]))(?<![a-z0-9\s(]-)(?<!\d,)(?<![^\s\d(\[{\"'|&가-힣]/)(?P<n>\d{3})(?P<s>(?:s|ing|ed|'s|'d|'ed|'ing)\b)?"
    r"(?![a-rt-z0-9_%#])(?![.:]\d)(?<!\(\d\d\d(?=:))(?!,\d{3}(?:\D|$))(?!-\d{3}-\d{4})(?![ -]\d\.\d{1,3}\.\d)(?!-(?!\d{3}\b)[a-z0-9])(?!/[a-z])"
)
_MOST_NUMBERS, _MOST_OF_LONG, _LONG = 14, 8, 300
"""Numbers of one message that are looked at: an answer tells of a dozen codes at most, and one of so many characters lists none."""
_CONSTANT = re.compile(
    r"(?:(?<![a-z0-9])(?:http_status|http|status|sc)_|\bhttp error (?=\d{3}\.\d{1,2}\b)|"
    r"(?<=[a-z]{3})(?=\d{3}(?:s|_?(?:error|rate|ratio|count|spike|response|burst)s?)(?:\b|[a-z]|_))|"
    r"(?<![\w.])(?=\d{3}_?(?:error|rate|ratio|count|spike|response|burst)))([1-5]\d\d)(?!\d)"
)
"""Also IIS's status with its sub-status ("HTTP Error 500.30") and the names of alerts (IngressHigh502Rate)."""
_LISTED = re.compile(
    r"(?<![\w.:/$#-])[1-5]\d\d(?:\s?(?:,|/|\||&|와|과|랑|이랑|하고|및|또는|or|and|vs\.?|versus|then|and then|to|->|=>)\s?[1-5]\d\d)+(?![\w.%:-]*\d)(?![a-z])"
)

_EITHER = re.compile(r"\b(?:or|vs|versus)\b|또는|랑|와|과|하고")
_IN_A_ROW = re.compile(
    r"(?<![\w.:/$#-])[1-5]\d\d(?:\s[1-5]\d\d){2,}(?![\w.%:-]*\d)(?![a-z])|(?<![\w.:/$#-])[1-5]\d\d\s[1-5]\d\d(?=\s?(?:차이|비교|구분|뭐가|어느|어떤|중|difference|differ))"
)


def weighed(folded: str, known: Vocabulary, *, beside_fields: bool) -> tuple[list[Spot], dict[int, float]]:
    """The numbers of `folded` (lower case, one line) that stand in a status position, in order; and of every other known
    number how sure it is that it is a status, 0 to SURE. `beside_fields`: fields of a log told a status already.
    """
    found = {spot.start: spot for spot in _in_constants(folded, known)}
    doubtful: list[tuple[Spot, float]] = []
    for spot, signs in weighable(folded, known, beside_fields=beside_fields):
        if _is_status(spot.number, signs, known):
            found[spot.start] = spot
        elif spot.number in known.numbers:
            doubtful.append((spot, sure(signs)))
    if found and not beside_fields and wording.compares(folded):
        found |= {spot.start: spot for spot, chance in doubtful if chance >= SURE_COMPARED}
    kept = [(spot.number, chance) for spot, chance in doubtful if spot.start not in found]
    doubted = {number: max(c for n, c in kept if n == number) for number, _ in kept}
    return [spot for _, spot in sorted(found.items())], doubted


def weighable(folded: str, known: Vocabulary, *, beside_fields: bool) -> Iterator[tuple[Spot, Mapping[str, float]]]:
    """The numbers of `folded` that may be statuses by their form, each with the signs for and against it."""
    most = _MOST_NUMBERS if len(folded) < _LONG else _MOST_OF_LONG
    matches = list(islice(_NUMBER.finditer(folded), most))
    plural = {match.start("n"): match["s"] is not None for match in matches}
    alone = ((_spot(match),) for match in matches)
    runs = {spot.start: run for run in (*alone, *_in_lists(folded, known)) for spot in run}
    numbers = [spot.number for run in set(runs.values()) for spot in run]
    everywhere = signs_of_message(folded, beside_fields=beside_fields) if runs else {}
    for start, run in sorted(runs.items()):
        spot = next(spot for spot in run if spot.start == start)
        around = signs_around(folded, spot.number, (run[0].start, run[-1].end), known, plural=plural.get(start, False))
        listed = _as_listed(folded, run) if len(run) > 1 else {}
        unless_called = {"a metric": 0.0} if stands_by_a_status_word(around) else {}
        yield spot, everywhere | others(spot.number, numbers, known) | around | listed | unless_called


def _as_listed(folded: str, run: Sequence[Spot]) -> dict[str, float]:
    either = _EITHER.search(folded[run[0].end : run[-1].start]) is not None
    return {"listed": 1.0} | ({"one or the other": 1.0} if either else {})


def _spot(match: re.Match[str]) -> Spot:
    return Spot(int(match["n"]), match.start("n"), match.end())


def _is_status(number: int, signs: Mapping[str, float], known: Vocabulary) -> bool:
    """An unknown number is one only where it is called so: nobody talks of 299 in passing."""
    return sure(signs) >= SURE if number in known.numbers else stands_by_a_status_word(signs)


def _in_lists(folded: str, known: Vocabulary) -> Iterator[tuple[Spot, ...]]:
    """Known numbers written as a list, "502/504" or "301, 302 and 307": the company tells something of what they are."""
    for run in (*_LISTED.finditer(folded), *_IN_A_ROW.finditer(folded)):
        members = tuple(
            Spot(int(m[0]), run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\d{3}", run[0])
        )
        if all(spot.number in known.numbers for spot in members) and not is_amount(folded[: run.start()]):
            yield members


def _in_constants(folded: str, known: Vocabulary) -> Iterator[Spot]:
    """Known numbers inside a framework's constant: HTTP_404_NOT_FOUND, STATUS_403."""
    for match in _CONSTANT.finditer(folded):
        if int(match[1]) in known.numbers:
            yield Spot(int(match[1]), match.start(1), match.end(1))
