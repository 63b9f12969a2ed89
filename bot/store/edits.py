"""Edits that the bot and the command line make for a person: the same statements that admins type, in their name."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Engine, and_, select

from bot.catalogue import Kind, Locale
from bot.errors import StoreError
from bot.store import tables as t
from bot.store.authored import TEXTS
from bot.store.engine import reading, writing

Words = Mapping[str, str]
"""title, summary, description, checks (one a line) and plain, or some of them."""


class EditedMeanwhileError(StoreError):
    """Raised when somebody else saved the same text since it was read; `theirs` is what it says now."""

    def __init__(self, code: str, locale: str, theirs: Words) -> None:
        super().__init__(
            f"somebody else has changed {code} ({locale}) in the meantime; look at their words and try again"
        )
        self.theirs = theirs


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
    changed = {
        name: _clean(name, value) for name, value in words.items() if _clean(name, value) != expected.get(name, "")
    }
    if not changed:
        return {}
    with writing(engine, actor=actor) as connection:
        _known(connection, code)
        now = _words(connection, code, locale)
        if any(now.get(name, "") != expected.get(name, "") for name in changed):
            raise EditedMeanwhileError(code, locale, now)
        if now:
            connection.execute(t.entry_text.update().where(_is(code, locale)).values(changed))
        else:
            connection.execute(t.entry_text.insert().values(code=code, locale=locale, **changed))
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


def _clean(name: str, words: str) -> str:
    """Trimmed, with Unix line ends; checks without empty lines."""
    lines = [line.rstrip() for line in words.replace("\0", "").strip().splitlines()]
    return "\n".join(line.strip() for line in lines if line.strip()) if name == "checks" else "\n".join(lines)


def _known(connection: Connection, code: str) -> None:
    if connection.scalar(select(t.entry.c.code).where(t.entry.c.code == code)) is None:
        raise StoreError(f"there is no entry {code}")


def _words(connection: Connection, code: str, locale: str) -> dict[str, str]:
    row = connection.execute(select(*(t.entry_text.c[name] for name in TEXTS)).where(_is(code, locale))).first()
    return dict(zip(TEXTS, row, strict=True)) if row else {}


def _is(code: str, locale: str) -> ColumnElement[bool]:
    return and_(t.entry_text.c.code == code, t.entry_text.c.locale == locale)
