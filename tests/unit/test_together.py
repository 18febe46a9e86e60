"""What several ask a model for at the same time goes through it in one go."""

import asyncio
import threading
from collections.abc import Sequence

import pytest

from adapters.model.together import Together
from bot.errors import ModelUnavailable


class Slow:
    """Doubles numbers once it may, and keeps what it was given at a time."""

    def __init__(self) -> None:
        self.given: list[list[int]] = []
        self.begun, self.may = threading.Event(), threading.Event()
        self.fails = False

    def run(self, numbers: Sequence[int]) -> list[int]:
        self.given.append(list(numbers))
        self.begun.set()
        assert self.may.wait(10)
        if self.fails:
            raise ModelUnavailable("away")
        return [2 * number for number in numbers]

    async def busy(self) -> None:
        assert await asyncio.to_thread(self.begun.wait, 10)


Tasks = list[asyncio.Task[int]]


async def ask_while_busy(slow: Slow, most: int = 8) -> tuple[Together[int, int], Tasks]:
    """One number is being worked on, and three wait."""
    together = Together(slow.run, most)
    tasks = [asyncio.create_task(together.ask(0))]
    await slow.busy()
    tasks += [asyncio.create_task(together.ask(number)) for number in (1, 2, 3)]
    await asyncio.sleep(0)  # a turn of the loop, no time: each task begins, and waits
    return together, tasks


async def test_what_gathers_while_the_model_is_busy_goes_next_in_one_go() -> None:
    slow = Slow()
    _, tasks = await ask_while_busy(slow)
    slow.may.set()

    assert await asyncio.gather(*tasks) == [0, 2, 4, 6]
    assert slow.given == [[0], [1, 2, 3]]


async def test_no_more_than_so_many_at_a_time() -> None:
    slow = Slow()
    _, tasks = await ask_while_busy(slow, most=2)
    slow.may.set()

    assert await asyncio.gather(*tasks) == [0, 2, 4, 6]
    assert slow.given == [[0], [1, 2], [3]]


async def test_one_who_no_longer_waits_is_left_out_and_the_others_are_answered() -> None:
    slow = Slow()
    _, tasks = await ask_while_busy(slow)
    for gone in (tasks[0], tasks[2]):
        gone.cancel()
    await asyncio.sleep(0)  # a turn of the loop, no time: each hears that it is cancelled
    slow.may.set()

    assert await asyncio.gather(tasks[1], tasks[3]) == [2, 6]
    assert slow.given == [[0], [1, 3]]


async def test_a_failure_reaches_all_who_wait_for_it_and_the_next_one_tries_again() -> None:
    slow = Slow()
    together, tasks = await ask_while_busy(slow)
    slow.fails = True
    slow.may.set()

    failed = await asyncio.gather(*tasks, return_exceptions=True)

    assert all(isinstance(each, ModelUnavailable) for each in failed)
    slow.fails = False
    assert await together.ask(4) == 8


def test_it_works_in_one_event_loop_after_another() -> None:
    slow = Slow()
    slow.may.set()
    together = Together(slow.run, 8)

    async def ask() -> int:
        return await together.ask(5)

    assert [asyncio.run(ask()), asyncio.run(ask())] == [10, 10]


@pytest.mark.parametrize("number", [1, 9])
async def test_everybody_gets_their_own(number: int) -> None:
    slow = Slow()
    slow.may.set()
    together = Together(slow.run, 8)

    answers = await asyncio.gather(*(together.ask(each) for each in range(number)))

    assert answers == [2 * each for each in range(number)]
