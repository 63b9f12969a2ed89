"""The codes that have a property: told by the facts of the entries, the best known of them stated."""

from collections.abc import Callable, Mapping

from bot.answers.answer import Basis, CodesAnswer, Meaning
from bot.answers.meaning import rulings
from bot.catalogue import Catalogue, Entry, Facts
from bot.questions.listing import Property
from bot.questions.question import Question

_MOST_STATED = 4
"""Codes told of one by one; the names of the others follow."""
_HOLDS: Mapping[Property, tuple[Callable[[Facts], bool], str]] = {
    "without content": (lambda facts: not facts.body_allowed, "no-body"),
    "keeps the method": (lambda facts: facts.method_on_redirect == "preserved", "method-preserving-redirect"),
    "changes the method": (
        lambda facts: facts.method_on_redirect not in (None, "preserved"),
        "method-preserving-redirect",
    ),
    "cacheable": (lambda facts: facts.cacheable_by_default, "cacheable-by-default"),
    "not cacheable": (lambda facts: not facts.cacheable_by_default, "cacheable-by-default"),
    "permanent": (lambda facts: facts.permanent is True, "permanent-redirect"),
    "temporary": (
        lambda facts: facts.permanent is False and facts.method_on_redirect is not None,
        "temporary-redirect",
    ),
}
"""What has to be true of a code, and the topic in whose order the codes are told."""


def listed(catalogue: Catalogue, asked: Property, question: Question, basis: Basis) -> CodesAnswer | None:
    """The registered codes with the property, of the classes that `question` names; None where the catalogue has none."""
    holds, topic = _HOLDS[asked]
    found = [
        entry
        for entry in catalogue.entries.values()
        if entry.kind == "code"
        and holds(entry.facts)
        and (not question.status_classes or entry.facts.status_class in question.status_classes)
    ]
    if not found:
        return None
    known = _order(catalogue.entries.get(topic))
    told = sorted((entry for entry in found if entry.code in known), key=lambda entry: known.index(entry.code)) or found
    stated = told[:_MOST_STATED]
    rest = tuple(sorted((entry for entry in found if entry not in stated), key=lambda entry: entry.code))
    return CodesAnswer(
        basis, tuple(Meaning((entry,), rulings=rulings(catalogue, entry)) for entry in stated), asked, rest
    )


def _order(topic: Entry | None) -> tuple[str, ...]:
    return (*topic.facts.codes, *topic.facts.also) if topic else ()
