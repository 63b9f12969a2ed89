import asyncio
import logging

import pytest

from bot.serving.drain import Tracker


async def test_work_under_way_is_finished_also_what_it_starts_itself() -> None:
    tracker, done = Tracker(), list[str]()

    async def second() -> None:
        await asyncio.sleep(0.02)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0.02)
        done.append("first")
        tracker.start(second())

    tracker.start(first())
    assert tracker.pending == 1
    assert await tracker.drain(1) == 0
    assert done == ["first", "second"]


async def test_what_takes_too_long_is_cut_off_and_counted() -> None:
    tracker = Tracker()
    tracker.start(asyncio.sleep(60))
    assert await tracker.drain(0.05) == 1
    assert tracker.pending == 0


async def test_an_error_is_logged_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    tracker = Tracker()

    async def broken() -> None:
        raise ZeroDivisionError("on purpose")

    with caplog.at_level(logging.ERROR):
        tracker.start(broken())
        assert await tracker.drain(1) == 0
