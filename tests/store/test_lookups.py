"""What each person looked up lately."""

import time
from collections.abc import Sequence

from sqlalchemy import Engine, event

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


def test_who_asks_the_same_again_and_again_is_written_once(engine: Engine) -> None:
    recorder = LookupRecorder(engine)
    for _ in range(5000):
        recorder.record(Lookup("U1", "503"))
    assert recorder.queue.depth == 1
    recorder.record(Lookup("U2", "503"))
    recorder.queue.start()
    recorder.queue.stop()
    assert latest(engine, "U1", 5) == latest(engine, "U2", 5) == ("503",)


def test_what_is_looked_up_by_turns_is_one_row_each_in_a_batch(engine: Engine) -> None:
    written: list[int] = []

    @event.listens_for(engine, "before_cursor_execute")
    def count(_c: object, _cursor: object, statement: str, given: Sequence[object], _x: object, many: bool) -> None:
        if "lookup" in statement:
            written.append(len(given) if many else 1)

    record(engine, [Lookup("U1", code) for code in ("503", "404") * 50])
    assert written == [2]
    assert set(latest(engine, "U1", 5)) == {"503", "404"}


def test_what_was_looked_up_between_is_in_its_place(engine: Engine) -> None:
    recorder = LookupRecorder(engine)
    recorder.queue.start()
    for code in ("503", "404", "503"):
        recorder.record(Lookup("U1", code))
        while recorder.queue.depth:
            time.sleep(0.01)
    recorder.queue.stop()
    assert latest(engine, "U1", 5) == ("503", "404")


def test_they_move_no_revision_and_are_forgotten(database: Database, engine: Engine) -> None:
    before = database.value("SELECT rev FROM revision")
    record(engine, [Lookup("U1", "503")])
    assert database.value("SELECT rev FROM revision") == before
    assert lookups.prune(engine) == 0
    database.sql("UPDATE lookup SET at = '2020-01-01T00:00:00.000Z'")
    assert lookups.prune(engine) == 1
