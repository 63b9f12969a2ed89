"""Which entries each person looked up lately, for their Home tab: keys, never the words they asked with."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.store.clock import days_ago_there, now
from bot.store.engine import reading, writing
from bot.store.tables import insert, lookup
from bot.store.writebehind import WriteBehind

KEPT_DAYS = 30.0
AGAIN = 3600.0
"""Seconds for which a person's latest lookup is not written again: their list would stay as it is."""
_MOST_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Lookup:
    """One person, one entry."""

    user: str
    code: str


class LookupRecorder:
    """Records lookups off the way of the answer. In an incident many ask the same again and again: that is written once."""

    def __init__(self, engine: Engine) -> None:
        self.queue: WriteBehind[Lookup] = WriteBehind(self._write, name="httpbot-lookups")
        self._latest: dict[str, tuple[str, float]] = {}
        self._engine = engine

    def record(self, one: Lookup) -> None:
        """Returns at once, whatever the database does."""
        code, at = self._latest.get(one.user, ("", 0.0))
        if code == one.code and time.monotonic() - at < AGAIN:
            return
        if len(self._latest) >= _MOST_PEOPLE:
            self._latest.clear()
        self._latest[one.user] = one.code, time.monotonic()
        self.queue.put(one)

    def _write(self, batch: Sequence[Lookup]) -> None:
        record(self._engine, batch)


def record(engine: Engine, batch: Sequence[Lookup]) -> None:
    """Writes `batch` in one transaction; of the same lookup, the last time counts. Raises StoreError."""
    fresh = insert(engine, lookup)
    statement = fresh.on_conflict_do_update(index_elements=["user_id", "code"], set_={"at": fresh.excluded.at})
    once = reversed(dict.fromkeys(reversed(batch)))
    with writing(engine) as connection:
        connection.execute(statement, [{"user_id": one.user, "code": one.code, "at": now()} for one in once])


def latest(engine: Engine, user: str, limit: int) -> tuple[str, ...]:
    """The keys of what `user` looked up, the latest first."""
    query = select(lookup.c.code).where(lookup.c.user_id == user).order_by(lookup.c.at.desc(), lookup.c.code)
    with reading(engine) as connection:
        return tuple(connection.scalars(query.limit(limit)))


def prune(engine: Engine) -> int:
    """Forgets lookups older than KEPT_DAYS; returns how many."""
    with writing(engine) as connection:
        return int(connection.execute(lookup.delete().where(lookup.c.at < days_ago_there(engine, KEPT_DAYS))).rowcount)
