"""Questions the bot could not answer: kept for a while, counted, and answered later by teaching an alias."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, and_, case, func, select

from bot.catalogue import Locale
from bot.store.clock import days_ago_there, now
from bot.store.edits import add_alias, folded
from bot.store.engine import reading, writing
from bot.store.tables import miss
from bot.store.writebehind import WriteBehind

Reason = Literal["none", "suggest", "unhelpful"]
LONGEST_QUESTION = 500
CLOSING = " ?!.~…？！。"


@dataclass(frozen=True, slots=True)
class Miss:
    """One question. `thread`: the timestamp to answer under. `unhelpful`: answered, but somebody said that it was no help."""

    question: str
    locale: Locale
    reason: Reason
    who: str = ""
    team: str = ""
    channel: str = ""
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """The same question, however often it was asked; `last` in UTC. `unhelpful`: how often it was answered to no avail."""

    question: str
    times: int
    people: int
    locales: tuple[str, ...]
    last: datetime
    unhelpful: int = 0


class MissRecorder:
    """Records misses off the way of the answer; `queue.dropped` counts those lost while the database was down."""

    def __init__(self, engine: Engine) -> None:
        self.queue: WriteBehind[Miss] = WriteBehind(lambda batch: record(engine, batch), name="httpbot-misses")

    def record(self, one: Miss) -> None:
        """Returns at once, whatever the database does."""
        self.queue.put(one)


def record(engine: Engine, batch: Sequence[Miss]) -> None:
    """Writes `batch` in one transaction. Raises StoreError."""
    rows = [{**asdict(one), "question": words, "folded": spoken(words), "at": now()} for one, words in _storable(batch)]
    with writing(engine) as connection:
        connection.execute(miss.insert(), rows)


def _storable(batch: Sequence[Miss]) -> Iterator[tuple[Miss, str]]:
    """Each with as much of its question as is kept, without what no database takes."""
    for one in batch:
        words = one.question[:LONGEST_QUESTION].replace("\0", "")
        yield one, words.encode("utf-8", "replace").decode("utf-8")


def most_frequent(engine: Engine, *, limit: int = 20) -> tuple[Missed, ...]:
    """What nobody has taught yet, most frequent first, the latest first among equals."""
    times, last = func.count(), func.max(miss.c.at)
    unhelpful = func.count(case((miss.c.reason == "unhelpful", 1)))
    query = (
        select(func.max(miss.c.question), times, func.count(miss.c.who.distinct()), last, miss.c.folded, unhelpful)
        .where(miss.c.taught.is_(None))
        .group_by(miss.c.folded)
        .order_by(times.desc(), last.desc())
        .limit(limit)
    )
    with reading(engine) as connection:
        rows = connection.execute(query).all()
        locales: dict[str, set[str]] = {}
        for words, locale in connection.execute(
            select(miss.c.folded, miss.c.locale).where(miss.c.folded.in_([row[4] for row in rows])).distinct()
        ):
            locales.setdefault(words, set()).add(locale)
    return tuple(
        Missed(question, count, people, tuple(sorted(locales[words])), datetime.fromisoformat(at), to_no_avail)
        for question, count, people, at, words, to_no_avail in rows
    )


def teach(engine: Engine, words: str, code: str, *, actor: str) -> tuple[Miss, ...]:
    """Makes `words` an alias of `code`; returns the misses it answers now, so that those who asked can be told.

    Closing punctuation is no part of an alias.

    Raises StoreError, as for an unknown code or an alias that leads elsewhere.
    """
    alias = add_alias(engine, spoken(words), code, actor=actor)
    columns = (miss.c.question, miss.c.locale, miss.c.reason, miss.c.who, miss.c.team, miss.c.channel, miss.c.thread)
    same = and_(miss.c.folded == alias, miss.c.taught.is_(None))
    with writing(engine) as connection:
        waiting = tuple(Miss(*row) for row in connection.execute(select(*columns).where(same).order_by(miss.c.id)))
        connection.execute(miss.update().where(same).values(taught=code))
    return waiting


def spoken(words: str) -> str:
    """Folded, without the punctuation at the end: as questions are counted, and as an alias is taught."""
    known = folded(words)
    return known.rstrip(CLOSING) or known


def prune(engine: Engine, *, days: int) -> int:
    """Forgets misses older than `days`; returns how many."""
    with writing(engine) as connection:
        return int(connection.execute(miss.delete().where(miss.c.at < days_ago_there(engine, days))).rowcount)
