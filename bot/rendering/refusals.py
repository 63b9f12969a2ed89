"""Why something was not done, for the person who asked: the database's sentence, its state, or who may."""

import re
from collections.abc import Collection

from bot.catalogue import LOCALES, Locale
from bot.rendering import lists
from bot.rendering.admin_wording import FIELDS, REFUSALS, SAID, USAGE
from bot.rendering.escape import escape
from bot.rendering.message import Message

_MOST_ADMINS = 5


def admins_only(admins: Collection[str], locale: Locale | None, *, seeing: bool = False) -> Message:
    """A polite no, to changing or to `seeing`; in both languages where the reader's is not known."""
    named = " ".join(lists.person(one) for one in sorted(admins)[:_MOST_ADMINS])
    lines = []
    for tag in (locale,) if locale else LOCALES:
        whom = SAID["ask_one"][tag].format(admins=named) if named else SAID["no_admins"][tag]
        lines.append(SAID["admins_see" if seeing else "admins_only"][tag].format(whom=whom))
    return lists.message("\n".join(lines))


def usage(word: str, command: str, locale: Locale) -> Message:
    """How an order is written."""
    return lists.message(escape(USAGE[word][locale].format(command=command)))


def refused(sentence: str, locale: Locale) -> Message:
    """What the database said no to."""
    return lists.message(escape(SAID["refused"][locale].format(sentence=in_words(sentence, locale))))


def down(state: str, locale: Locale) -> Message:
    """The database is away; `state` names how."""
    return lists.message(escape(down_words(state, locale)))


def down_words(state: str, locale: Locale) -> str:
    """The same as plain words."""
    return SAID["down"][locale].format(state=state)


def in_words(sentence: str, locale: Locale) -> str:
    """The database's sentence; for a Korean reader what it means, where that is known."""
    if locale == "ko":
        for pattern, meaning in REFUSALS:
            if found := re.fullmatch(pattern, sentence, re.DOTALL):
                return found.expand(meaning)
    return sentence


def field_of(sentence: str) -> str | None:
    """The field of an entry's text that a sentence speaks of."""
    named = re.match(r"(?:entry_text\.)?(\w+)", sentence)
    return named[1] if named and named[1] in FIELDS else None
