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
    out_of_scope: float
    """Log odds that the message is about no status, by all of its words; an entry of the team's own is always in scope."""
    in_scope: float
    """The same that it is about statuses, at most two."""
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


BIAS = -6.98
"""The log odds without any ground."""
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "evidence_lead": 0.51,
        "agreed": 0.36,
        "over_nobody": 0.40,
        "unlike_nobody": 0.59,
        "likeness": -0.38,
        "shared": 0.81,
        "covers": 0.13,
        "untalked": -0.23,
        "numbered": 11.56,
        "alias": 0.56,
        "spelling": 11.90,
        "identifier": 7.10,
        "mention": 1.64,
        "single": 1.58,
        "chooses": 1.87,
        "out_of_scope": -0.41,
        "in_scope": 1.63,
        "of_status": 0.88,
        "defines": -2.58,
        "how_to": -0.96,
        "digits": 0.04,
        "unread": -1.81,
        "machine": -1.37,
        "signal": -1.22,
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
