"""How sure the bot may be that the best candidate for the words of a question answers it, told from the grounds for it."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for the best candidate and against it. Flags are 0 or 1; scores as in `bot.matching.rank`."""

    evidence_lead: float
    """Evidence over that of the best candidate that would answer with another code."""
    agreed: float
    """No other code has a phrase that is nearer, nor more evidence."""
    over_nobody: float
    """Evidence over that for a message about something else."""
    unlike_nobody: float
    """Likeness over that of the nearest phrase about something else."""
    likeness: float
    shared: float
    """Words that its phrase shares with the question, at most six."""
    covers: float
    """Share of the question's words that its phrase has too."""
    untalked: float
    """Nothing talks of servers, and the phrase shares a single word of several."""
    numbered: float
    """How sure it is that its number, which stands in the text, is a status: 0 to 1, and not enough to take it for one."""
    alias: float
    """The nearest of its phrases is a name."""
    spelling: float
    """The words are its name, with a typo."""
    identifier: float
    """It is named as a program writes it."""
    mention: float
    """Its name of several words stands in the question."""
    single: float
    """Its name of one word is singled out in the question."""
    chooses: float
    """The question is which code to choose."""
    talks: float
    """Some word belongs to the talk about servers, requests and what they answer."""
    everyday: float
    """Words of life away from servers are spoken, as a share of three."""
    of_status: float
    """Statuses, codes or answers are spoken of."""
    defines: float
    """The question is "what is X"."""
    how_to: float
    digits: float
    """The text holds numbers, none of them a status."""
    unread: float
    """One of them has three digits and is not the candidate's."""
    machine: float
    """A machine wrote the text: it is no question."""
    signal: float
    """The candidate is a signal: a flag or an error text that stands in a status's place."""


BIAS = -3.08
"""The log odds without any ground."""
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "evidence_lead": 0.64,
        "agreed": 0.45,
        "over_nobody": 0.55,
        "unlike_nobody": 1.47,
        "likeness": -1.37,
        "shared": 1.02,
        "covers": -1.14,
        "untalked": -0.08,
        "numbered": 7.59,
        "alias": -0.03,
        "spelling": 8.79,
        "identifier": 6.67,
        "mention": 1.98,
        "single": 1.97,
        "chooses": 1.73,
        "talks": 0.36,
        "everyday": -2.33,
        "of_status": 0.91,
        "defines": -3.44,
        "how_to": -6.53,
        "digits": -0.92,
        "unread": -1.30,
        "machine": -1.64,
        "signal": -3.35,
    }
)
"""Logistic regression on the labelled questions: what each ground adds to the log odds of being right. By `make tune`."""


def terms(grounds: Grounds) -> dict[str, float]:
    """What each ground adds to the log odds of being right."""
    return {name: WEIGHTS[name] * value for name, value in asdict(grounds).items()}


def of(grounds: Grounds) -> float:
    """The share of questions with such grounds whose best candidate is right: 0 to 1."""
    odds = BIAS + sum(terms(grounds).values())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
