"""The buttons under an answer: what each does, in rows."""

from dataclasses import replace

from bot.answers.answer import (
    Answer,
    ClassAnswer,
    CodeAnswer,
    CodesAnswer,
    CompareAnswer,
    HeaderAnswer,
    HelpAnswer,
    NoAnswer,
    SuggestAnswer,
    TopicAnswer,
    UnassignedAnswer,
)
from bot.catalogue import LOCALES, Entry, Locale
from bot.rendering.naming import short
from bot.rendering.options import RenderOptions
from bot.rendering.outline import Action
from bot.rendering.wording import BUTTONS

_MOST_ENTRIES = 5

Actions = tuple[Action, ...]


def rows(answer: Answer, locale: Locale, view: RenderOptions) -> tuple[Actions, ...]:
    """What can be done with the whole answer; entries that it leads to; whether it helped. The language alone takes no row."""
    whole, votes = _whole(answer, locale, view), _votes(answer, locale, view)
    entries = tuple(_to(entry, locale) for entry in _reachable(answer)[:_MOST_ENTRIES])
    found = (entries, (*whole, *votes)) if len(whole) == 1 else (whole, entries, votes)
    thread = view.share_thread or ""
    return tuple(tuple(replace(action, thread=thread) for action in row) if thread else row for row in found if row)


def _votes(answer: Answer, locale: Locale, view: RenderOptions) -> Actions:
    if isinstance(answer, NoAnswer | HelpAnswer) or view.home:
        return ()
    return _buttons(answer, locale, view, "helpful", "unhelpful")


def _whole(answer: Answer, locale: Locale, view: RenderOptions) -> Actions:
    verbs = []
    if view.private and not isinstance(answer, NoAnswer | HelpAnswer | SuggestAnswer):
        verbs.append("share-thread" if view.share_thread else "share")
    if isinstance(answer, CodeAnswer | CodesAnswer | TopicAnswer | ClassAnswer) and not _is_listing(answer):
        verbs.append("less" if view.expanded else "more")
    if isinstance(answer, CodeAnswer) and answer.meaning.main.text(locale).plain and not view.home:
        verbs.append("plain")
    return _buttons(answer, locale, view, *verbs, "locale")


def _is_listing(answer: Answer) -> bool:
    """A list of codes with a property has nothing more to show."""
    return isinstance(answer, CodesAnswer) and answer.listed is not None


def _buttons(answer: Answer, locale: Locale, view: RenderOptions, *verbs: str) -> Actions:
    other = next(tag for tag in LOCALES if tag != locale)
    return tuple(
        Action(
            verb,
            BUTTONS[verb][locale],
            answer.basis.question,
            other if verb == "locale" else locale,
            {"more": True, "less": False}.get(verb, view.expanded),
            picked=answer.basis.picked,
        )
        for verb in verbs
    )


def _to(entry: Entry, locale: Locale) -> Action:
    """Opens `entry` itself: its key may be a word that means another one, as "conflict" does."""
    return Action("code", short(entry), entry.code, locale, picked=entry.code)


def _reachable(answer: Answer) -> tuple[Entry, ...]:
    """The entries that a button leads to, the nearest first."""
    match answer:
        case CodeAnswer():
            return (*answer.meaning.entries[1:], *related(answer))
        case SuggestAnswer():
            return answer.candidates
        case TopicAnswer():
            return (*(meaning.main for meaning in answer.codes), *answer.also)
        case UnassignedAnswer():
            return answer.nearest
        case CompareAnswer():
            return tuple(meaning.main for meaning in answer.meanings)
        case CodesAnswer():
            return (*(meaning.main for meaning in answer.meanings), *answer.rest)
        case HeaderAnswer():
            return (*answer.required, *answer.usual)
    return ()


def related(answer: CodeAnswer) -> tuple[Entry, ...]:
    """What stands beside the one code, without its own number's other meanings, which are shown apart."""
    return tuple(entry for entry in answer.also if entry not in answer.meaning.entries)
