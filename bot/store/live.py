"""The catalogue in use: one attribute that everybody reads and only the watcher replaces."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from bot.catalogue import Catalogue

Source = Literal["database", "shipped", "saved"]
"""Where the catalogue in use was last read from. `saved`: the copy of the last good one that this machine keeps."""

Prepare = Callable[[Catalogue], object]
"""Called before a catalogue comes into use, off the way of questions: builds what answering needs of it."""


@dataclass(frozen=True, slots=True)
class Status:
    """For /readyz and /metrics. `error`: why the last look at the database failed, None if it did not. `loaded_at`: in
    monotonic seconds, which no set clock moves.
    """

    revision: int
    entries: int
    source: Source
    database: Literal["ok", "down"]
    loaded_at: float
    error: str | None = None


class LiveCatalogue:
    """`current` is a whole, validated catalogue at any moment; reading it takes no lock."""

    def __init__(self, first: Catalogue, *, source: Source, prepare: Prepare | None = None) -> None:
        self._prepare = prepare
        if prepare:
            prepare(first)
        self.current = first
        down = source != "database"
        self.status = Status(first.revision, len(first.entries), source, "down" if down else "ok", time.monotonic())

    def swap(self, catalogue: Catalogue) -> bool:
        """Brings a catalogue read from the database into use; False if it is the one in use already.

        Whatever `prepare` raises goes through to the caller, and the catalogue in use stays.
        """
        differs = catalogue != self.current
        if differs:
            if self._prepare:
                self._prepare(catalogue)
            self.current = catalogue
        self.status = Status(catalogue.revision, len(catalogue.entries), "database", "ok", time.monotonic())
        return differs

    def answered(self, error: str | None) -> None:
        """Notes that the database answers; `error` is what is wrong with its rows, if anything is."""
        if (self.status.database, self.status.error) != ("ok", error):
            self.status = replace(self.status, database="ok", error=error)

    def lost(self, error: str) -> None:
        """Notes that the database does not answer; what is in use stays in use."""
        self.status = replace(self.status, database="down", error=error)
