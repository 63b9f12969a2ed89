"""How sure the bot may be that the best candidate for the words of a question answers it, told from the grounds for it."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for the best candidate and against it. Flags are 0 or 1; scores as in `bot.matching.rank`."""

    lead: float
    """Score over the best candidate that would answer with another code."""
    evidence_lead: float
    """Evidence over that candidate's."""
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
    """Its number stands in the text, though not where a status stands."""
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


BIAS = -2.68
"""The log odds without any ground."""
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "lead": 0.08,
        "evidence_lead": 0.67,
        "agreed": 0.30,
        "over_nobody": 0.47,
        "unlike_nobody": 1.86,
        "likeness": -1.56,
        "shared": 0.93,
        "covers": -0.97,
        "untalked": 0.03,
        "numbered": 1.13,
        "alias": -0.35,
        "spelling": 8.34,
        "identifier": 6.54,
        "mention": 2.13,
        "single": 0.85,
        "chooses": 1.81,
        "talks": 0.44,
        "of_status": 0.73,
        "defines": -3.24,
        "how_to": -5.37,
        "digits": -0.91,
        "unread": -1.31,
        "machine": -1.87,
        "signal": -3.23,
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
