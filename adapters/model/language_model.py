"""A language model on an OpenAI-compatible server, put together: it keeps its time and rests."""

from collections.abc import Callable

from adapters.model.backoff import Backoff
from adapters.model.budget import Budget, Timer
from adapters.model.circuit_breaker import CircuitBreaker
from adapters.model.openai_compatible import connect
from adapters.model.steady import Sleep, SteadyModel


def language_model(
    name: str,
    api_key: str,
    base_url: str,
    *,
    timer: Timer,
    sleep: Sleep,
    chance: Callable[[], float],
    budget: Budget | None = None,
    failures: int = 5,
    structured: bool = True,
) -> SteadyModel:
    """The model of that name; `chance` gives numbers from 0 up to 1, for waits out of step.

    It is left alone after so many `failures` in a row, and asked for plain lines only if it is not
    to be asked for JSON first (`structured`).
    """
    within = budget or Budget()
    return SteadyModel(
        connect(name, api_key, base_url, within.total, structured=structured),
        within,
        CircuitBreaker(timer, failures),
        Backoff(chance),
        timer,
        sleep,
    )
