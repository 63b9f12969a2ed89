"""Which entries each person looked up lately, for their Home tab: keys, never the words they asked with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.store.clock import days_ago_there, now
from bot.store.engine import reading, writing
from bot.store.tables import insert, lookup
from bot.store.writebehind import WriteBehind

KEPT_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Lookup:
    """One person, one entry."""

    user: str
    code: str


class LookupRecorder:
    """Records lookups off the way of the answer. The same one is written once a batch, however often it is made."""

    def __init__(self, engine: Engine) -> None:
        self.queue: WriteBehind[Lookup] = WriteBehind(self._write, name="httpbot-lookups")
        self._waiting: set[Lookup] = set()
        self._engine = engine

    def record(self, one: Lookup) -> None:
        """Returns at once, whatever the database does."""
        if one not in self._waiting:
            self._waiting.add(one)
            self.queue.put(one)

    def _write(self, batch: Sequence[Lookup]) -> None:
        self._waiting.difference_update(batch)
        record(self._engine, batch)


def record(engine: Engine, batch: Sequence[Lookup]) -> None:
    """Writes `batch` in one transaction; of the same lookup, the last time counts. Raises StoreError."""
    fresh = insert(engine, lookup)
    statement = fresh.on_conflict_do_update(index_elements=["user_id", "code"], set_={"at": fresh.excluded.at})
    with writing(engine) as connection:
        connection.execute(statement, [{"user_id": one.user, "code": one.code, "at": now()} for one in batch])


def latest(engine: Engine, user: str, limit: int) -> tuple[str, ...]:
    """The keys of what `user` looked up, the latest first."""
    query = select(lookup.c.code).where(lookup.c.user_id == user).order_by(lookup.c.at.desc(), lookup.c.code)
    with reading(engine) as connection:
        return tuple(connection.scalars(query.limit(limit)))


def prune(engine: Engine) -> int:
    """Forgets lookups older than KEPT_DAYS; returns how many."""
    with writing(engine) as connection:
        return int(connection.execute(lookup.delete().where(lookup.c.at < days_ago_there(engine, KEPT_DAYS))).rowcount)
