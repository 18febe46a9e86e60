"""How long to wait before another try: longer each time, and never in step with others.

Method: exponential back-off with full jitter (Brooker, "Exponential Backoff And Jitter", 2015).
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Waits between tries; `chance` gives numbers from 0 up to 1."""

    chance: Callable[[], float]
    tries: int = 3
    first: float = 0.2
    longest: float = 2.0

    def wait(self, tried: int, asked: float | None) -> float:
        """Seconds to wait after so many tries; at least what the server asked for."""
        spread = min(self.longest, self.first * 2.0 ** (tried - 1)) * self.chance()
        return spread if asked is None else asked + spread * 0.1
