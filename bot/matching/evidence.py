"""How much each word speaks for each entry: its use in the entry's own phrases against its use in everybody else's."""

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from bot.matching.rows import Rows, owned

_SMOOTHING = 0.3
"""Uses of every word that every owner is granted, so that a word it never uses speaks against it but does not rule it out.
From 0.1 to 1 the labelled sets come out within half a percent."""
_SMOOTHING_OTHERS = 1.5
"""The same for everybody else together."""


class Evidence:
    """Log odds of words, learned from one snapshot: the weighted complement naive Bayes of Rennie and others (ICML 2003).

    Where likeness asks which single phrase is nearest, evidence adds up what all phrases of an owner say of each word: one
    that half of the phrases of 403 use and hardly any other phrase does speaks for 403 in any company. It is taken twice:
    by owner, and by what an answer of the owner begins with, so that the topics of a code speak for it together.
    """

    __slots__ = ("_lead", "_led", "_own", "_place")

    def __init__(
        self, owners: Sequence[str], leads: Sequence[str], owner: Sequence[int], found: Rows, weights: Sequence[float]
    ) -> None:
        """`leads`: what an answer of each of `owners` begins with, in runs; `owner`: the place in `owners` of each phrase,
        in runs; `found`: the numbers of its tokens; `weights`: how telling the token of each number is.
        """
        self._place = {name: place for place, name in enumerate(owners)}
        begins = {lead: place for place, lead in enumerate(dict.fromkeys(leads))}
        self._lead = [begins[lead] for lead in leads]
        lengths = _lengths(found, weights)
        self._own = _Side(_uses(found, owner, lengths), owned(found, owner, len(weights)), weights, len(owners))
        led = array("I", map(self._lead.__getitem__, owner))
        self._led = _Side(_uses(found, led, lengths), owned(found, led, len(weights)), weights, len(begins))

    def of(self, owners: Iterable[str], asked: Mapping[int, float]) -> dict[str, float]:
        """For each of `owners` the log odds that whoever says `asked` (number -> weight) speaks of it, summed over them."""
        loudness = sum(asked.values())
        common = sum(weight * self._own.common(number) for number, weight in asked.items())
        found = {}
        for name in owners:
            place = self._place[name]
            own = self._own.gained(place, asked)
            led = self._led.gained(self._lead[place], asked)
            base = self._own.bases[place] + self._led.bases[self._lead[place]]
            found[name] = (loudness * base + own + led) / 2 - common
        return found

    def by_word(self, owner: str, asked: Mapping[int, float]) -> dict[int, float]:
        """What each of `asked` alone adds to the log odds of `owner`."""
        return {number: self.of((owner,), {number: weight})[owner] for number, weight in asked.items()}


class _Side:
    """How much the phrases of each holder (an owner, or all owners with one lead) use each token."""

    __slots__ = ("_holders", "_totals", "_uses", "bases")

    def __init__(
        self,
        uses: Iterator[tuple[int, Mapping[int, float]]],
        sizes: Sequence[int],
        weights: Sequence[float],
        holders: int,
    ) -> None:
        """`uses`: holders in order, each with its uses by token; `sizes`: how many holders use a token."""
        self._holders = Rows(sizes, array("I", bytes(4 * sum(sizes))))
        self._uses = array("f", bytes(4 * sum(sizes)))
        self._totals = array("f", bytes(4 * len(weights)))
        free, totals = self._holders.starts(), [0.0] * holders
        for holder, used in uses:
            for number, bare in used.items():
                use = bare * weights[number]
                at = free[number]
                self._holders.values[at], self._uses[at] = holder, use
                free[number] = at + 1
                self._totals[number] += use
                totals[holder] += use
        self.bases = _bases(totals, sum(map(bool, sizes)))

    def common(self, number: int) -> float:
        """How loud a token is in all phrases together, as a logarithm."""
        return math.log(self._totals[number] + _SMOOTHING_OTHERS)

    def gained(self, holder: int, asked: Mapping[int, float]) -> float:
        """What the tokens of `asked` that `holder` uses add to its log odds."""
        gained = 0.0
        for number, weight in asked.items():
            if (at := self._holders.place(number, holder)) is not None:
                use, total = self._uses[at], self._totals[number] + _SMOOTHING_OTHERS
                gained += weight * (math.log1p(use / _SMOOTHING) - math.log1p(-use / total))
        return gained


def _lengths(found: Rows, weights: Sequence[float]) -> "array[float]":
    squares = [weight * weight for weight in weights]
    return array("d", (math.sqrt(sum(map(squares.__getitem__, found[row]))) for row in range(len(found))))


def _uses(found: Rows, holders: Sequence[int], lengths: Sequence[float]) -> Iterator[tuple[int, Mapping[int, float]]]:
    """Each holder with its uses of each token (before the token's weight), every phrase being a vector of length 1."""
    for holder, rows in groupby(range(len(found)), key=holders.__getitem__):
        uses: dict[int, float] = {}
        for row in rows:
            share = 1 / lengths[row]
            for number in found[row]:
                uses[number] = uses.get(number, 0.0) + share
        yield holder, uses


def _bases(totals: Sequence[float], size: int) -> Sequence[float]:
    """What the absence of any word says: much against an owner of many phrases, little against one of few.

    `totals`: all that each holder uses; `size`: how many tokens there are.
    """
    everything = sum(totals)
    return [
        math.log(everything - used + _SMOOTHING_OTHERS * size)
        - math.log(used + _SMOOTHING * size)
        + math.log(_SMOOTHING)
        for used in totals
    ]
