"""The team's decisions with the ids by which they are taken back; the catalogue has them without."""

from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.catalogue import Ruling
from bot.store.engine import reading
from bot.store.tables import ruling


@dataclass(frozen=True, slots=True)
class NumberedRuling:
    """One decision; `id` is what `remove_ruling` takes."""

    id: int
    ruling: Ruling


def list_rulings(engine: Engine) -> tuple[NumberedRuling, ...]:
    """All of them, the oldest first."""
    columns = (ruling.c.id, ruling.c.code, ruling.c.ruling, ruling.c.who, ruling.c.link)
    with reading(engine) as connection:
        rows = connection.execute(select(*columns).order_by(ruling.c.id))
        return tuple(NumberedRuling(int(number), Ruling(*rest)) for number, *rest in rows)
