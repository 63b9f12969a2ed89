"""What each person looked up lately."""

import time

from sqlalchemy import Engine

from bot.store import lookups
from bot.store.lookups import Lookup, LookupRecorder, latest, record
from tests.store.database import Database


def test_the_latest_come_first_and_each_once(engine: Engine) -> None:
    for code in ("503", "404", "503"):
        record(engine, [Lookup("U1", code)])
        time.sleep(0.002)
    record(engine, [Lookup("U2", "500"), Lookup("U2", "500")])
    assert latest(engine, "U1", 5) == ("503", "404")
    assert latest(engine, "U1", 1) == ("503",)
    assert latest(engine, "U2", 5) == ("500",)
    assert latest(engine, "U3", 5) == ()


def test_the_same_lookup_is_written_once_a_batch(engine: Engine) -> None:
    recorder = LookupRecorder(engine)
    for _ in range(5000):
        recorder.record(Lookup("U1", "503"))
    assert recorder.queue.depth == 1
    recorder.queue.start()
    recorder.queue.stop()
    recorder.record(Lookup("U1", "503"))
    assert recorder.queue.depth == 1
    assert latest(engine, "U1", 5) == ("503",)


def test_they_move_no_revision_and_are_forgotten(database: Database, engine: Engine) -> None:
    before = database.value("SELECT rev FROM revision")
    record(engine, [Lookup("U1", "503")])
    assert database.value("SELECT rev FROM revision") == before
    assert lookups.prune(engine) == 0
    database.sql("UPDATE lookup SET at = '2020-01-01T00:00:00.000Z'")
    assert lookups.prune(engine) == 1
