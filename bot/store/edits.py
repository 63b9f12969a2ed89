"""Edits that the bot and the command line make for a person: the same statements that admins type, in their name."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, and_, select

from bot.catalogue import Kind, Locale
from bot.errors import StoreError
from bot.store import tables as t
from bot.store.authored import TEXTS
from bot.store.engine import reading, writing
from bot.store.errors import DatabaseDownError, told

Words = Mapping[str, str]
"""title, summary, description, checks (one a line) and plain, or some of them."""


class UnknownEntryError(StoreError):
    """Raised when there is no entry of that code, hidden ones included."""


class EditedMeanwhileError(StoreError):
    """Raised when somebody else saved the same text since it was read; `theirs` is what it says now."""

    def __init__(self, code: str, locale: str, theirs: Words) -> None:
        super().__init__(
            f"somebody else has changed {code} ({locale}) in the meantime; look at their words and try again"
        )
        self.locale = locale
        self.theirs = theirs


class RefusedTextError(StoreError):
    """Raised when the database refuses one of several texts: the one in `locale`."""

    def __init__(self, locale: Locale, sentence: str) -> None:
        super().__init__(sentence)
        self.locale = locale


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed for one text, and what `read_words` gave them to start from."""

    words: Words
    expected: Words


def read_words(engine: Engine, code: str, locale: Locale) -> Words:
    """The words of a text as they are in the database now, to be edited; empty where there is none yet.

    Raises StoreError for an unknown code.
    """
    with reading(engine) as connection:
        _known(connection, code)
        return _words(connection, code, locale)


def edit_words(engine: Engine, code: str, locale: Locale, words: Words, *, expected: Words, actor: str) -> Words:
    """Writes those of `words` that differ from `expected`, which is what `read_words` gave before; returns those.

    Raises EditedMeanwhileError if a field to be written no longer is as expected, StoreError for what is refused.
    """
    return edit_texts(engine, code, {locale: Draft(words, expected)}, actor=actor).get(locale, {})


def edit_texts(
    engine: Engine, code: str, drafts: Mapping[Locale, Draft], *, actor: str, create: Kind | None = None
) -> Mapping[Locale, Words]:
    """As `edit_words` for several languages at once: all is written, or nothing. Returns what was, by language.

    `create` makes the entry, of that kind, where there is none yet. A refusal is a RefusedTextError.
    """
    changed = {locale: words for locale, draft in drafts.items() if (words := _changed(draft))}
    if not changed:
        return {}
    with writing(engine, actor=actor) as connection:
        if create and not _is_known(connection, code):
            connection.execute(t.entry.insert().values(code=code, kind=create))
        _known(connection, code)
        for locale, words in changed.items():
            _write(connection, code, locale, words, drafts[locale].expected)
    return changed


def add_entry(engine: Engine, code: str, *, kind: Kind = "custom", actor: str) -> None:
    """Makes an entry of the team's own; it shows as soon as it has a text."""
    with writing(engine, actor=actor) as connection:
        connection.execute(t.entry.insert().values(code=code, kind=kind))


def set_hidden(engine: Engine, code: str, *, hidden: bool, actor: str) -> None:
    """Takes an entry out of the answers, or back in."""
    with writing(engine, actor=actor) as connection:
        _known(connection, code)
        connection.execute(t.entry.update().where(t.entry.c.code == code).values(hidden=int(hidden)))


def add_alias(engine: Engine, alias: str, code: str, *, actor: str) -> str:
    """Another name for an entry; returns it as it is kept. An entry that has it already is no error, another one is."""
    name = folded(alias)
    with writing(engine, actor=actor) as connection:
        owner = connection.scalar(select(t.alias.c.code).where(t.alias.c.alias == name))
        if owner not in (None, code):
            raise StoreError(f"the alias {name!r} exists already; it leads to {owner}")
        if owner is None:
            connection.execute(t.alias.insert().values(alias=name, code=code))
    return name


def remove_alias(engine: Engine, alias: str, *, actor: str) -> None:
    """Takes a name away. Raises StoreError if there is no such alias."""
    with writing(engine, actor=actor) as connection:
        if not connection.execute(t.alias.delete().where(t.alias.c.alias == folded(alias))).rowcount:
            raise StoreError(f"there is no alias {folded(alias)!r}")


def add_ruling(engine: Engine, code: str, ruling: str, *, who: str, link: str | None = None, actor: str) -> int:
    """A decision of the team that is shown above the answer of `code`; returns its id."""
    with writing(engine, actor=actor) as connection:
        _known(connection, code)
        row = t.ruling.insert().values(code=code, ruling=ruling.strip(), who=who, link=link).returning(t.ruling.c.id)
        return int(connection.execute(row).scalar_one())


def remove_ruling(engine: Engine, ruling: int, *, actor: str) -> None:
    """Takes a decision back. Raises StoreError for an unknown id."""
    with writing(engine, actor=actor) as connection:
        if not connection.execute(t.ruling.delete().where(t.ruling.c.id == ruling)).rowcount:
            raise StoreError(f"there is no ruling {ruling}")


def folded(words: str) -> str:
    """Lower case, one blank between words: as aliases are kept and misses are counted."""
    return " ".join(words.lower().split())


def cleaned(name: str, words: str) -> str:
    """Words as they are kept: trimmed, with Unix line ends; checks without empty lines."""
    lines = [line.rstrip() for line in words.replace("\0", "").strip().splitlines()]
    return "\n".join(line.strip() for line in lines if line.strip()) if name == "checks" else "\n".join(lines)


def _known(connection: Connection, code: str) -> None:
    if not _is_known(connection, code):
        raise UnknownEntryError(f"there is no entry {code}")


def _is_known(connection: Connection, code: str) -> bool:
    return connection.scalar(select(t.entry.c.code).where(t.entry.c.code == code)) is not None


def _changed(draft: Draft) -> Words:
    words = {name: cleaned(name, value) for name, value in draft.words.items()}
    return {name: value for name, value in words.items() if value != draft.expected.get(name, "")}


def _write(connection: Connection, code: str, locale: Locale, words: Words, expected: Words) -> None:
    now = _words(connection, code, locale)
    if any(now.get(name, "") != expected.get(name, "") for name in words):
        raise EditedMeanwhileError(code, locale, now)
    try:
        with told():
            if now:
                connection.execute(t.entry_text.update().where(_is(code, locale)).values(dict(words)))
            else:
                connection.execute(t.entry_text.insert().values(code=code, locale=locale, **words))
    except DatabaseDownError:
        raise
    except StoreError as error:
        raise RefusedTextError(locale, str(error)) from error


def _words(connection: Connection, code: str, locale: str) -> dict[str, str]:
    row = connection.execute(select(*(t.entry_text.c[name] for name in TEXTS)).where(_is(code, locale))).first()
    return dict(zip(TEXTS, row, strict=True)) if row else {}


def _is(code: str, locale: str) -> ColumnElement[bool]:
    return and_(t.entry_text.c.code == code, t.entry_text.c.locale == locale)
