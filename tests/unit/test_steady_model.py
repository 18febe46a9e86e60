"""A model keeps to its time, is tried again where that helps, and rests when it keeps failing."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.model.backoff import Backoff
from adapters.model.budget import Budget, Deadline
from adapters.model.circuit_breaker import LONGEST_REST, CircuitBreaker
from adapters.model.failures import TryAgain
from adapters.model.steady import SteadyModel
from bot.errors import ModelUnavailable
from bot.language import Governs, Judged, Opinion, Piece, Prompt, Usage

PROMPT = Prompt(version="v", instructions="i", data="d", as_lines="l", as_json="j", most_tokens=10)
YES = Judged(opinion=Opinion(governs=Governs.YES, passage=1), usage=Usage())
Step = str | ModelUnavailable | None


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


class Played:
    """Plays one list of steps a call: text, an error, or None for silence without end."""

    name = "played"

    def __init__(self, *calls: Sequence[Step]) -> None:
        self.calls = list(calls)
        self.made = 0
        self.closed = 0

    async def close(self) -> None:
        self.closed += 1

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        del prompt
        self.made += 1
        try:
            for step in self.calls.pop(0):
                if isinstance(step, ModelUnavailable):
                    raise step
                if step is None:
                    await asyncio.Event().wait()
                yield Piece(text=step or "")
        finally:
            self.closed += 1

    async def judge(self, prompt: Prompt) -> Judged:
        del prompt
        self.made += 1
        for step in self.calls.pop(0):
            if isinstance(step, ModelUnavailable):
                raise step
            if step is None:
                await asyncio.Event().wait()
        return YES


def steady(
    model: Played, clock: Clock, budget: Budget | None = None, breaker: CircuitBreaker | None = None
) -> SteadyModel:
    return SteadyModel(
        model,
        budget or Budget(),
        breaker or CircuitBreaker(clock),
        Backoff(chance=lambda: 0.5),
        clock,
        clock.sleep,
    )


async def said(model: SteadyModel) -> list[str]:
    return [piece.text async for piece in model.stream(PROMPT)]


async def test_a_server_that_is_busy_is_asked_again_after_a_growing_wait() -> None:
    clock, busy = Clock(), TryAgain("status 500")
    model = Played([busy], [busy], ["a", "b"])

    assert await said(steady(model, clock)) == ["a", "b"]
    assert clock.waits == [0.1, 0.2]


async def test_after_three_tries_it_is_left() -> None:
    clock, busy = Clock(), TryAgain("status 500")
    model = Played([busy], [busy], [busy], ["a"])

    with pytest.raises(ModelUnavailable):
        await said(steady(model, clock))
    assert model.made == 3


async def test_what_the_server_asks_for_is_waited_if_there_is_time() -> None:
    clock = Clock()
    model = Played([TryAgain("status 429", after=1.0)], ["a"])

    assert await said(steady(model, clock)) == ["a"]
    assert 1.0 <= clock.waits[0] < 1.1


async def test_a_wait_beyond_the_first_words_is_not_begun() -> None:
    clock = Clock()
    model = Played([TryAgain("status 429", after=5.0)], ["a"])

    with pytest.raises(TryAgain):
        await said(steady(model, clock))
    assert clock.waits == []


async def test_other_failures_are_not_tried_again() -> None:
    model = Played([ModelUnavailable("status 401")], ["a"])

    with pytest.raises(ModelUnavailable):
        await said(steady(model, Clock()))
    assert model.made == 1


async def test_once_words_were_said_there_is_no_second_try() -> None:
    model = Played(["a", TryAgain("broken")], ["b"])
    stream = steady(model, Clock()).stream(PROMPT)

    assert (await anext(stream)).text == "a"
    with pytest.raises(TryAgain):
        await anext(stream)
    assert model.made == 1


async def test_a_draft_that_broke_before_its_first_words_is_tried_again() -> None:
    model = Played(["", TryAgain("broken")], ["b"])

    assert await said(steady(model, Clock())) == ["", "b"]


@pytest.mark.parametrize("step", [[None], ["a", None]], ids=["first words", "the rest"])
async def test_silence_ends_with_the_budget(step: list[Step]) -> None:
    model = Played(step)

    with pytest.raises(ModelUnavailable, match="in time"):
        await said(steady(model, Clock(), Budget(first_words=0.01, total=0.02)))
    assert model.closed == 1


async def test_a_silent_judge_is_not_waited_for() -> None:
    with pytest.raises(ModelUnavailable, match="in time"):
        await steady(Played([None]), Clock(), Budget(0.01, 0.02)).judge(PROMPT)


async def test_a_judge_is_asked_again() -> None:
    assert await steady(Played([TryAgain("busy")], []), Clock()).judge(PROMPT) == YES


async def test_after_failures_in_a_row_the_server_is_left_alone_for_a_while() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock, failures=2, rest=30)
    model = Played([ModelUnavailable("a")], [ModelUnavailable("b")], ["c"])
    resting = steady(model, clock, breaker=breaker)

    for _ in range(3):
        with pytest.raises(ModelUnavailable):
            await said(resting)
    assert (model.made, breaker.state) == (2, "open")

    clock.now += 31
    assert await said(resting) == ["c"]
    assert breaker.state == "closed"


def test_only_one_call_finds_out_whether_the_server_is_back() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock, failures=1, rest=30)
    breaker.failed()
    clock.now = 31
    breaker.admit()

    with pytest.raises(ModelUnavailable):
        breaker.admit()
    breaker.failed()
    assert breaker.state == "open"


def test_a_trial_that_was_given_up_lets_the_next_one_try() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock, failures=1, rest=30)
    breaker.failed()
    clock.now = 31
    breaker.admit()

    breaker.unknown()

    breaker.admit()


def test_a_server_that_asks_for_a_long_rest_gets_one_but_not_for_ever() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock)

    breaker.failed(rest=86_400)

    clock.now = LONGEST_REST - 1
    assert breaker.state == "open"
    clock.now = LONGEST_REST
    assert breaker.state == "trying"


async def test_leaving_a_draft_early_counts_as_well() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock, failures=1)
    model = Played(["a", "b"])
    stream = steady(model, clock, breaker=breaker).stream(PROMPT)

    assert (await anext(stream)).text == "a"
    await stream.aclose()

    assert model.closed == 1
    assert breaker.state == "closed"


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 30))
def test_waits_stay_within_bounds(chance: float, tried: int) -> None:
    backoff = Backoff(chance=lambda: chance)

    assert 0 <= backoff.wait(tried, None) <= backoff.longest
    assert backoff.wait(tried, 3.0) >= 3.0


async def test_time_that_is_up_is_told_where_a_stream_takes_the_interruption_for_its_end() -> None:
    deadline = Deadline(Budget(first_words=0.01, total=0.02), perf_counter)

    async def swallowed() -> None:
        async with deadline.kept():
            with suppress(asyncio.CancelledError):
                await asyncio.Event().wait()

    with pytest.raises(ModelUnavailable, match="in time"):
        await swallowed()
