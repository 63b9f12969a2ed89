"""How much each word speaks for each entry: its use in the entry's own phrases against its use in everybody else's."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

_SMOOTHING = 0.3
"""Uses of every word that every owner is granted, so that a word it never uses speaks against it but does not rule it out.
From 0.1 to 1 the labelled sets come out within half a percent."""
_SMOOTHING_OTHERS = 1.5
"""The same for everybody else together."""
_REMEMBERED = 4096
"""Words whose gains are kept: most questions are put in the same few hundred."""

Uses = Mapping[str, float]
"""Owner -> how much its phrases use one word, each phrase being a vector of length 1."""


class Evidence:
    """Log odds of words, learned from one snapshot: the weighted complement naive Bayes of Rennie and others (ICML 2003).

    Where likeness asks which single phrase is nearest, evidence adds up what all phrases of an owner say of each word: one
    that half of the phrases of 403 use and hardly any other phrase does speaks for 403 in any company. It is taken twice:
    by owner, and by what an answer of the owner begins with, so that the topics of a code speak for it together.
    """

    __slots__ = ("_bases", "_gains", "_lead_bases", "_leads")

    def __init__(self, totals: Uses, size: int, leads: Mapping[str, str], uses: Callable[[str], Uses | None]) -> None:
        """`totals`: all that each owner uses; `size`: how many words there are; `leads`: owner -> its answer's first code.

        `uses` gives the owners of a word, None for an unknown one; it is asked when a question first says the word.
        """
        self._leads = leads
        self._bases = _bases(totals, size)
        self._lead_bases = _bases(_led(totals, leads), size)

        @lru_cache(maxsize=_REMEMBERED)
        def gains(token: str) -> tuple[float, Mapping[str, float], Mapping[str, float]] | None:
            owners = uses(token)
            if owners is None:
                return None
            total = sum(owners.values()) + _SMOOTHING_OTHERS
            return math.log(total), _gains(owners, total), _gains(_led(owners, leads), total)

        self._gains = gains

    def of(self, owners: Iterable[str], asked: Mapping[str, float]) -> dict[str, float]:
        """For each of `owners` the log odds that whoever says `asked` (token -> weight) speaks of it, summed over the weights."""
        heard = [(weight, gains) for token, weight in asked.items() if (gains := self._gains(token))]
        loudness = sum(weight for weight, _ in heard)
        common = sum(weight * gains[0] for weight, gains in heard)
        found = {}
        for owner in owners:
            lead = self._leads[owner]
            base = self._bases.get(owner, 0.0) + self._lead_bases.get(lead, 0.0)
            gained = sum(weight * (own.get(owner, 0.0) + led.get(lead, 0.0)) for weight, (_, own, led) in heard)
            found[owner] = (loudness * base + gained) / 2 - common
        return found

    def by_word(self, owner: str, asked: Mapping[str, float]) -> dict[str, float]:
        """What each of `asked` alone adds to the log odds of `owner`."""
        return {token: self.of((owner,), {token: weight})[owner] for token, weight in asked.items()}


def _bases(totals: Uses, size: int) -> dict[str, float]:
    """What the absence of any word says: much against an owner of many phrases, little against one of few."""
    everything = sum(totals.values())
    return {
        owner: math.log(everything - used + _SMOOTHING_OTHERS * size)
        - math.log(used + _SMOOTHING * size)
        + math.log(_SMOOTHING)
        for owner, used in totals.items()
    }


def _led(uses: Uses, leads: Mapping[str, str]) -> Uses:
    found: dict[str, float] = defaultdict(float)
    for owner, used in uses.items():
        found[leads[owner]] += used
    return found


def _gains(owners: Uses, total: float) -> dict[str, float]:
    return {
        owner: math.log1p(used / _SMOOTHING) - math.log(total - used) + math.log(total)
        for owner, used in owners.items()
    }
