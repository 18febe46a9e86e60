"""How long each stage of an answer takes."""

from collections.abc import Callable

Timer = Callable[[], float]
"""Monotonic seconds."""


class Watch:
    """Milliseconds by stage."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._start = self._last = timer()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """That stage ends now."""
        now = self._timer()
        self._laps[stage] = round((now - self._last) * 1000, 2)
        self._last = now

    def total(self) -> dict[str, float]:
        """Every stage so far, and `total` since the start."""
        return {**self._laps, "total": round((self._timer() - self._start) * 1000, 2)}
