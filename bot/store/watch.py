"""Keeps a LiveCatalogue in step with the database: one daemon thread that asks for the revision once a second."""

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from bot.catalogue import Catalogue
from bot.errors import StoreError
from bot.store.errors import DatabaseDownError
from bot.store.hangups import Hangups
from bot.store.live import LiveCatalogue, Prepare
from bot.store.saved import read_saved, save
from bot.store.snapshot import load, read_revision

log = logging.getLogger(__name__)

INTERVAL = 1.0
"""Seconds between looks; an edit shows after 0.5 s at the median and costs 0.1 % of a core (measured)."""
RELOAD = 60.0
"""Seconds after which everything is read again, whatever the revision says: triggers may have been off."""
BACKOFF = (1.0, 1.0, 1.0, 2.0, 4.0, 4.5)
"""Seconds after failures. The cap is low: a refused connection is cheap, a late first edit after an outage is not."""
JITTER = 0.1
SAVE_AT_MOST_EVERY = 5.0
"""Seconds; writing the file takes longer than loading, and somebody may edit every second."""
HOUR = 3600.0


def open_live(
    engine: Engine, *, shipped: Callable[[], Catalogue], saved: Path | None = None, prepare: Prepare | None = None
) -> LiveCatalogue:
    """The catalogue of the database, else the last good one this machine saved, else the shipped one.

    Takes at most the time of one connection attempt (3 s). A database that is not set up counts as down.
    """
    try:
        return LiveCatalogue(load(engine), source="database", prepare=prepare)
    except StoreError as error:
        log.warning("starting without the database: %s", error)
        kept = read_saved(saved) if saved else None
        live = LiveCatalogue(kept or shipped(), source="saved" if kept else "shipped", prepare=prepare)
        live.lost(str(error))
        return live


@dataclass(frozen=True, slots=True)
class _Seen:
    """The revision last judged, good or bad, and when (monotonic seconds)."""

    revision: int | None
    at: float


class Watcher:
    """Swaps `live.current` within two seconds of a commit; a bad snapshot or a dead database changes nothing."""

    def __init__(
        self,
        engine: Engine,
        live: LiveCatalogue,
        *,
        saved: Path | None = None,
        hourly: Callable[[], object] | None = None,
        interval: float = INTERVAL,
    ) -> None:
        self._engine = engine
        self._live = live
        self._saved = saved
        self._hourly = hourly
        self._hourly_at = time.monotonic() - HOUR + 60
        self._interval = interval
        self._hangups = Hangups(engine)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="httpbot-watcher", daemon=True)
        loaded = live.status.source == "database"
        self._seen = _Seen(live.current.revision if loaded else None, time.monotonic())
        self._bad: str | None = None
        self._unsaved = loaded
        self._saved_at = -SAVE_AT_MOST_EVERY

    def start(self) -> None:
        """Begins to watch; to be called once."""
        self._hangups.start()
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> None:
        """Ends the thread, waiting at most `timeout` seconds for a query under way."""
        self._stopping.set()
        self._hangups.stop()
        if self._thread.ident:
            self._thread.join(timeout)

    def look(self) -> None:
        """One round, as the thread does each second; once an hour also what was given as `hourly`. Raises StoreError."""
        revision = read_revision(self._engine)
        if revision != self._seen.revision or time.monotonic() - self._seen.at >= RELOAD:
            self._reload(revision)
        else:
            self._live.answered(self._bad)
        self._save()
        if self._hourly and time.monotonic() - self._hourly_at >= HOUR:
            self._hourly_at = time.monotonic()
            self._hourly()

    def _reload(self, revision: int) -> None:
        try:
            catalogue = load(self._engine, previous=self._live.current)
            self._unsaved |= self._live.swap(catalogue)
        except DatabaseDownError:
            raise
        except Exception as error:
            self._seen = _Seen(revision, time.monotonic())
            self._bad = str(error) if isinstance(error, StoreError) else f"{type(error).__name__}: {error}"
            self._live.answered(self._bad)
            log.exception("revision %d is not used; %d stays in use", revision, self._live.current.revision)
        else:
            self._bad = None
            self._seen = _Seen(catalogue.revision, time.monotonic())

    def _save(self) -> None:
        if self._saved is None or not self._unsaved or time.monotonic() - self._saved_at < SAVE_AT_MOST_EVERY:
            return
        self._unsaved, self._saved_at = False, time.monotonic()
        try:
            save(self._live.current, self._saved)
        except OSError as error:
            log.warning("the catalogue was not saved to %s: %s", self._saved, error.strerror)

    def _run(self) -> None:
        failures, delay = 0, self._interval
        while not self._stopping.wait(delay):
            try:
                self.look()
                failures, delay = 0, self._interval
            except StoreError as error:
                self._lost(error)
                delay = BACKOFF[min(failures, len(BACKOFF) - 1)] * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
                failures += 1
            except Exception:
                log.exception("the watcher failed, and goes on")

    def _lost(self, error: StoreError) -> None:
        if str(error) != self._live.status.error:
            log.error("answering from revision %d: %s", self._live.current.revision, error)
        self._live.lost(str(error))
