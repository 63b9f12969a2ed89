"""How many answers a thread gets in a minute, from one process and from several."""

from bot.listeners.pace import ANSWERS_A_MINUTE, Pace
from bot.listeners.remembering import Remembering
from tests.scenarios.bots import SharedMemory


class Processes:
    """Several that share a memory and a clock."""

    def __init__(self, number: int) -> None:
        self.now = 1_000_020.0
        memory = SharedMemory()
        self.paces = [
            Pace(Remembering(memory).first_sight, clock=lambda: self.now, wall=lambda: self.now) for _ in range(number)
        ]

    async def allowed(self, times: int, thread: str = "1.1") -> int:
        """Of `times` questions, put to one process after the other, how many may be answered."""
        return sum([await self.paces[turn % len(self.paces)].allows("C1", thread) for turn in range(times)])


async def test_a_thread_gets_so_many_answers_a_minute_from_all_processes_together() -> None:
    for number in (1, 2, 3):
        assert await Processes(number).allowed(40) == ANSWERS_A_MINUTE


async def test_each_thread_has_its_own() -> None:
    one = Processes(2)
    assert await one.allowed(20) == await one.allowed(20, "2.2") == ANSWERS_A_MINUTE


async def test_after_a_minute_there_are_more() -> None:
    one = Processes(2)
    await one.allowed(20)
    one.now += 61
    assert await one.allowed(20) == ANSWERS_A_MINUTE


async def test_one_process_gives_no_more_when_the_minute_turns() -> None:
    one = Processes(1)
    one.now += 59  # a second before the full minute
    assert await one.allowed(20) == ANSWERS_A_MINUTE
    one.now += 2
    assert await one.allowed(20) == 0
