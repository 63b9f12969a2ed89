"""What could not be answered, and what the bot remembers of Slack."""

import threading
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import Engine

from bot.errors import StoreError
from bot.store import memory
from bot.store.engine import open_engine
from bot.store.errors import DatabaseDownError
from bot.store.misses import Miss, MissRecorder, most_frequent, prune, record, teach
from bot.store.snapshot import load
from bot.store.writebehind import WriteBehind
from tests.store.database import Database


def test_misses_are_counted_whatever_their_case_and_blanks(engine: Engine) -> None:
    asked = [
        Miss("Server  Down", "en", "none", who="U1"),
        Miss("server down ", "ko", "suggest", who="U2"),
        Miss("server down", "en", "none", who="U1"),
        Miss("서버 터짐", "ko", "unhelpful", who="U3"),
    ]
    record(engine, asked)
    first, second = most_frequent(engine)
    assert (first.times, first.people, first.locales) == (3, 2, ("en", "ko"))
    assert (second.question, second.times) == ("서버 터짐", 1)
    assert (first.unhelpful, second.unhelpful) == (0, 1)
    assert len(most_frequent(engine, limit=1)) == 1


def test_teaching_adds_the_alias_and_tells_who_is_to_be_told(engine: Engine) -> None:
    waiting = Miss("서버 터짐", "ko", "none", who="U3", team="T", channel="C", thread="1.2")
    record(engine, [waiting, Miss("other", "en", "none")])
    assert teach(engine, "서버 터짐", "500", actor="U9") == (waiting,)
    assert "서버 터짐" in load(engine).entries["500"].aliases
    assert [one.question for one in most_frequent(engine)] == ["other"]
    assert teach(engine, "서버 터짐", "500", actor="U9") == ()


def test_teaching_an_unknown_code_changes_nothing(engine: Engine) -> None:
    record(engine, [Miss("x y", "en", "none")])
    with pytest.raises(StoreError, match="no entry has this code"):
        teach(engine, "x y", "5000", actor="U9")
    assert most_frequent(engine)


def test_misses_do_not_move_the_revision_and_are_forgotten(database: Database, engine: Engine) -> None:
    before = database.value("SELECT rev FROM revision")
    record(engine, [Miss("x", "en", "none")])
    assert database.value("SELECT rev FROM revision") == before
    assert prune(engine, days=1) == 0
    database.sql("UPDATE miss SET at = '2020-01-01T00:00:00.000Z'")
    assert prune(engine, days=1) == 1


def test_a_question_of_any_length_and_kind_is_kept(engine: Engine) -> None:
    record(engine, [Miss("\0\ud800" + "x" * 40_000, "en", "none")])
    assert len(most_frequent(engine)[0].question) == 499


def test_what_was_recorded_is_written_at_the_latest_when_the_bot_stops(engine: Engine) -> None:
    recorder = MissRecorder(engine)
    recorder.queue.start()
    for _ in range(250):
        recorder.record(Miss("x", "en", "none"))
    recorder.queue.stop()
    assert most_frequent(engine)[0].times == 250
    assert (recorder.queue.depth, recorder.queue.dropped) == (0, 0)


def test_who_records_does_not_wait_for_a_database_that_hangs() -> None:
    written: list[int] = []
    hanging, answers = threading.Event(), threading.Event()

    def write(batch: Sequence[int]) -> None:
        hanging.set()
        answers.wait(2)
        answers.set()
        written.extend(batch)

    queue: WriteBehind[int] = WriteBehind(write, name="test")
    queue.start()
    queue.put(0)
    assert hanging.wait(5)
    for number in range(1, 250):
        queue.put(number)
    assert written == []
    answers.set()
    queue.stop()
    assert written == list(range(250))


def test_a_full_queue_drops_and_counts() -> None:
    queue: WriteBehind[int] = WriteBehind(lambda batch: None, name="test", room=10)
    for number in range(15):
        queue.put(number)
    assert (queue.depth, queue.dropped) == (10, 5)


def test_what_waits_is_written_once_the_database_is_back() -> None:
    written: list[int] = []
    refused = threading.Event()

    def write(batch: Sequence[int]) -> None:
        if not refused.is_set():
            refused.set()
            raise DatabaseDownError("away")
        written.extend(batch)

    queue: WriteBehind[int] = WriteBehind(write, name="test")
    queue.start()
    queue.put(1)
    assert refused.wait(5)
    queue.stop(3.0)
    assert (written, queue.dropped) == ([1], 0)


def test_what_the_database_refuses_is_given_up_and_counted() -> None:
    def write(batch: object) -> None:
        raise StoreError("no")

    queue: WriteBehind[int] = WriteBehind(write, name="test")
    queue.put(1)
    queue.start()
    queue.stop()
    assert queue.dropped == 1


def test_stopping_while_the_database_is_away_gives_up_what_waits_and_counts_it() -> None:
    attempts: list[object] = []

    def write(batch: object) -> None:
        attempts.append(batch)
        raise DatabaseDownError("away")

    queue: WriteBehind[int] = WriteBehind(write, name="test")
    queue.put(1)
    queue.start()
    queue.stop(0.5)
    assert attempts
    assert queue.dropped == 1


def test_an_event_is_taken_once_by_many(database: Database, opened: Callable[[Database], Engine]) -> None:
    engines = [opened(database) for _ in range(4)]
    taken: list[bool] = []
    threads = [threading.Thread(target=lambda e=one: taken.append(memory.first_seen(e, "Ev1"))) for one in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, False, False, True]
    assert memory.first_seen(engines[0], "Ev2")


def test_choices_of_language_are_kept(engine: Engine) -> None:
    assert memory.locales(engine, "U1") == (None, None)
    memory.choose_locale(engine, "U1", "ko")
    memory.choose_locale(engine, "U1", "en")
    memory.keep_slack_locale(engine, "U1", "ko")
    assert memory.locales(engine, "U1") == ("en", "ko")
    memory.choose_locale(engine, "U1", None)
    assert memory.locales(engine, "U1") == (None, "ko")


def test_what_slack_said_is_asked_again_after_a_day(database: Database, engine: Engine) -> None:
    memory.keep_slack_locale(engine, "U1", "ko")
    database.sql("UPDATE locale_cache SET at = '2020-01-01T00:00:00.000Z'")
    assert memory.locales(engine, "U1") == (None, None)


def test_replies_stacks_and_explanations_are_found_again(database: Database, engine: Engine) -> None:
    assert memory.find_reply(engine, "T", "C", "1.1") is None
    memory.keep_reply(engine, "T", "C", "1.1", memory.Reply("1.2", "hash"))
    memory.keep_reply(engine, "T", "C", "1.1", memory.Reply("1.2", "other"))
    assert memory.find_reply(engine, "T", "C", "1.1") == memory.Reply("1.2", "other")
    memory.set_stack(engine, "C", ("alb", "nginx"))
    memory.set_stack(engine, "D", ())
    assert memory.stacks(engine) == {"C": ("alb", "nginx"), "D": ()}
    memory.keep_explained(engine, "T/C/503", "https://slack/1", "U1")
    found = memory.explained(engine, "T/C/503", within_seconds=60)
    assert found
    assert (found.link, found.who) == ("https://slack/1", "U1")
    database.sql("UPDATE explained SET at = '2020-01-01T00:00:00.000Z'")
    assert memory.explained(engine, "T/C/503", within_seconds=60) is None


def test_old_memories_are_forgotten_but_not_choices(database: Database, engine: Engine) -> None:
    memory.first_seen(engine, "Ev1")
    memory.choose_locale(engine, "U1", "ko")
    for table in ("seen_event", "preference"):
        database.sql(f"UPDATE {table} SET at = '2020-01-01T00:00:00.000Z'")
    assert memory.prune(engine) == 1
    assert memory.locales(engine, "U1") == ("ko", None)
    assert memory.first_seen(engine, "Ev1")


def test_memory_raises_store_errors_while_the_database_is_away() -> None:
    with pytest.raises(DatabaseDownError):
        memory.first_seen(open_engine("postgresql://u@127.0.0.1:1/x"), "Ev1")
