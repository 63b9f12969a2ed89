"""Answer -> the JSON object of `httpbot ask --json`, the surface that programs and tests read."""

from collections.abc import Iterable
from typing import Any

from bot.answers.answer import (
    Answer,
    ClassAnswer,
    CodeAnswer,
    CodesAnswer,
    CompareAnswer,
    HeaderAnswer,
    SuggestAnswer,
    TopicAnswer,
    UnassignedAnswer,
)
from bot.catalogue import Entry
from bot.rendering.buttons import related
from bot.rendering.compose import compose
from bot.rendering.options import RenderOptions
from bot.rendering.text import plain_text

ANSWERED = frozenset({"code", "codes", "compare", "class", "topic", "header", "help"})
"""Kinds that answer; the others end `httpbot ask` with exit status 1."""

Label = int | str
_TERMINAL = RenderOptions(expanded=True, private=False, command="httpbot ask")


def record(answer: Answer) -> dict[str, Any]:
    """`codes`: what is stated, best first; `suggestions`: what is merely offered; `class`: "5xx" for kind class, and of
    several `classes` beside each other the first.
    """
    locale = answer.basis.locale
    return {
        "question": answer.basis.question,
        "locale": locale,
        "kind": answer.kind,
        "codes": codes(answer),
        "class": next(iter(classes(answer)), None),
        "classes": classes(answer),
        "suggestions": suggestions(answer),
        "confidence": answer.basis.confidence,
        "text": plain_text(compose(answer, locale, _TERMINAL)),
    }


def codes(answer: Answer) -> list[Label]:
    """What `answer` states as fact, best first."""
    match answer:
        case CodeAnswer():
            return [answer.meaning.main.label]
        case CodesAnswer() | CompareAnswer():
            return _labels(meaning.main for meaning in answer.meanings if meaning.main.kind != "class")
        case TopicAnswer():
            return _labels(meaning.main for meaning in answer.codes)
        case HeaderAnswer():
            return _labels((*answer.required, *answer.usual))
    return []


def classes(answer: Answer) -> list[str]:
    """The classes that `answer` is about."""
    match answer:
        case ClassAnswer():
            return [answer.entry.code]
        case CompareAnswer():
            return [meaning.main.code for meaning in answer.meanings if meaning.main.kind == "class"]
    return []


def suggestions(answer: Answer) -> list[Label]:
    """What `answer` offers without stating it."""
    match answer:
        case CodeAnswer():
            return _labels(related(answer))
        case TopicAnswer():
            return _labels(answer.also)
        case SuggestAnswer():
            return _labels(answer.candidates)
        case UnassignedAnswer():
            return _labels(answer.nearest)
    return []


def _labels(entries: Iterable[Entry]) -> list[Label]:
    return list(dict.fromkeys(entry.label for entry in entries))
