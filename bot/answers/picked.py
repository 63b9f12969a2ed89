"""The answer about one entry that somebody picked by its key, whatever else its key may mean as a word."""

from bot.answers import choice
from bot.answers.answer import Answer, Basis, CodeAnswer, TopicAnswer
from bot.answers.meaning import of_entry
from bot.catalogue import Catalogue, Entry

MOST_RELATED = 3


def about(catalogue: Catalogue, entry: Entry, basis: Basis, stack: tuple[str, ...]) -> Answer:
    """The topic called "conflict", say, and not 409, which has the same word among its names."""
    match entry.kind:
        case "class":
            return choice.class_answer(catalogue, entry.code, basis)
        case "signal":
            return choice.by_signal(catalogue, entry, basis, stack)
        case "topic":
            codes, also = _known(catalogue, entry.facts.codes), _known(catalogue, entry.facts.also)
            if codes and codes[0].facts.number == 0:
                return TopicAnswer(basis, entry, (), (*codes, *also))
            return TopicAnswer(basis, entry, tuple(of_entry(catalogue, code, stack) for code in codes), also)
    return CodeAnswer(basis, of_entry(catalogue, entry, stack), also=related(catalogue, entry))


def related(catalogue: Catalogue, entry: Entry) -> tuple[Entry, ...]:
    """What is often confused with `entry`, the likeliest first."""
    return _known(catalogue, entry.facts.related)[:MOST_RELATED]


def _known(catalogue: Catalogue, codes: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(catalogue.entries[code] for code in codes if code in catalogue.entries)
