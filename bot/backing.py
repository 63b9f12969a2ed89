"""What is behind the answers, opened for a bot that serves: the live catalogue, memory, the list of misses."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

import structlog

from bot.answers.answer import NoAnswer, SuggestAnswer
from bot.catalogue import Catalogue, Locale
from bot.config import Settings
from bot.errors import StoreError
from bot.listeners.desk import Asked
from bot.listeners.remembering import Memory, Place, Sent
from bot.shipped.files import read_catalogue
from bot.shipped.folder import data_folder
from bot.store import lookups, memory, misses
from bot.store.embedded import open_filled
from bot.store.engine import open_engine
from bot.store.ledger import Ledger, open_ledger
from bot.store.live import LiveCatalogue
from bot.store.saved import saved_file
from bot.store.watch import Watcher, open_live

Use = Callable[[Catalogue], None]
"""Takes each catalogue that comes into use, the first one before the opening returns."""

MEMORY_CONNECTIONS = 4

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """For /readyz and /metrics. `age`: seconds since the catalogue was last known to be current."""

    source: Literal["database", "shipped", "saved"]
    database: Literal["ok", "down"]
    age: float = 0.0
    misses_waiting: int = 0
    misses_dropped: int = 0


@dataclass(frozen=True, slots=True)
class Backing:
    """The store as the app uses it; `prune`, `start` and `stop` may block. Without a `ledger` nobody can edit."""

    memory: Memory | None
    miss: Callable[[Asked], None]
    state: Callable[[], State]
    prune: Callable[[], None] = lambda: None
    start: Callable[[], None] = lambda: None
    stop: Callable[[], None] = lambda: None
    ledger: Ledger | None = None
    looked_up: Callable[[Asked], None] = lambda asked: None


Open = Callable[[Settings, Use], Backing]


def open_backing(settings: Settings, use: Use) -> Backing:
    """The store that `settings` name; a SQLite file is made and filled at first use. The database may be down."""
    try:
        engine = open_filled(settings.database_url)
    except StoreError as error:
        _log.error("the database could not be brought up to date", error=str(error))
        engine = open_engine(settings.database_url, create=True)
    saved = saved_file(settings.database_url)
    live = open_live(engine, shipped=lambda: read_catalogue(data_folder()), saved=saved, prepare=use)
    watcher = Watcher(engine, live, saved=saved)
    recorder, looked_up = misses.MissRecorder(engine), lookups.LookupRecorder(engine)
    stored = StoredMemory(settings.database_url)
    ledger = open_ledger(settings.database_url)

    def start() -> None:
        watcher.start()
        recorder.queue.start()
        looked_up.queue.start()

    def stop() -> None:
        watcher.stop()
        recorder.queue.stop()
        looked_up.queue.stop()
        stored.close()
        ledger.close()
        engine.dispose()

    def prune() -> None:
        stored.prune()
        misses.prune(engine, days=settings.keep_misses_days)
        lookups.prune(engine)

    return Backing(
        memory=stored,
        miss=partial(_record, recorder) if settings.keep_misses_days else lambda asked: None,
        state=lambda: _state(live, recorder),
        prune=prune,
        start=start,
        stop=stop,
        ledger=ledger,
        looked_up=partial(look_up, looked_up),
    )


class StoredMemory:
    """bot.store.memory, which several processes share, as the listeners want it.

    Its connections are its own: a burst of questions must not keep the watcher from looking.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url, pool_size=MEMORY_CONNECTIONS)

    def close(self) -> None:
        """Closes its connections."""
        self._engine.dispose()

    def prune(self) -> None:
        """Forgets what is too old to matter."""
        memory.prune(self._engine)

    def first_sight(self, key: str) -> bool:
        """Claims `key`; False if somebody did before."""
        return memory.first_seen(self._engine, key)

    def reply(self, place: Place) -> Sent | None:
        """What `keep_reply` kept."""
        found = memory.find_reply(self._engine, place.team, place.channel, place.ts)
        return Sent(found.ts, found.text_hash) if found else None

    def keep_reply(self, place: Place, sent: Sent) -> None:
        """Keeps a reply."""
        reply = memory.Reply(sent.ts, sent.fingerprint)
        memory.keep_reply(self._engine, place.team, place.channel, place.ts, reply)

    def explained(self, channel: str, code: str, *, within_seconds: float) -> memory.Explained | None:
        """The public answer about `code`, if not longer ago."""
        return memory.explained(self._engine, f"{channel}/{code}", within_seconds=within_seconds)

    def all_explained(self, *, within_seconds: float) -> Mapping[tuple[str, str], memory.Explained]:
        """The same by channel and code."""
        found = memory.all_explained(self._engine, within_seconds=within_seconds)
        return {(channel, code): one for key, one in found.items() for channel, _, code in (key.partition("/"),)}

    def keep_explained(self, channel: str, code: str, explained: memory.Explained) -> None:
        """Keeps where a public answer is, and whose."""
        memory.keep_explained(self._engine, f"{channel}/{code}", explained.link, explained.who)

    def locales(self, user: str) -> tuple[Locale | None, Locale | None]:
        """The saved choice, and what Slack said lately."""
        return memory.locales(self._engine, user)

    def save_locale(self, user: str, locale: Locale | None) -> None:
        """Saves the choice of a person; None takes it back."""
        memory.choose_locale(self._engine, user, locale)

    def save_slack_locale(self, user: str, locale: Locale) -> None:
        """Keeps what Slack said."""
        memory.keep_slack_locale(self._engine, user, locale)

    def stacks(self) -> Mapping[str, tuple[str, ...]]:
        """Each channel's stack."""
        return memory.stacks(self._engine)

    def lookups(self, user: str, limit: int) -> tuple[str, ...]:
        """The keys of what a person looked up, the latest first."""
        return lookups.latest(self._engine, user, limit)

    def keep_stack(self, channel: str, vendors: tuple[str, ...]) -> None:
        """Keeps a channel's stack; none forgets it."""
        memory.set_stack(self._engine, channel, vendors)


def look_up(recorder: lookups.LookupRecorder, asked: Asked) -> None:
    """Notes the entries that the answer told of, for the person's Home tab."""
    for code in asked.entries:
        recorder.record(lookups.Lookup(asked.user, code))


def _record(recorder: misses.MissRecorder, asked: Asked) -> None:
    """As the person saw it: without the mention of the bot and Slack's escapes, as nobody could teach those."""
    basis = asked.answer.basis
    recorder.record(
        misses.Miss(
            basis.question, basis.locale, _reason(asked), asked.user, asked.team, asked.channel, asked.thread_ts
        )
    )


def _reason(asked: Asked) -> misses.Reason:
    if isinstance(asked.answer, NoAnswer):
        return "none"
    return "suggest" if isinstance(asked.answer, SuggestAnswer) else "unhelpful"


def _state(live: LiveCatalogue, recorder: misses.MissRecorder) -> State:
    status = live.status
    age = time.monotonic() - status.loaded_at
    return State(status.source, status.database, age, recorder.queue.depth, recorder.queue.dropped)
