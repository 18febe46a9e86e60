"""Leaves a server that keeps failing alone for a while, so that answers do not wait for it.

Closed: all calls pass. Open: none does. After a rest one call may try; it decides.
"""

from collections.abc import Callable

from bot.errors import ModelUnavailable

LONGEST_REST = 300.0
"""Seconds: whatever a server asks for, it is tried again after that."""


class CircuitBreaker:
    """Opens after so many failures in a row, for `rest` seconds at least."""

    def __init__(self, timer: Callable[[], float], failures: int = 5, rest: float = 30.0) -> None:
        self._timer = timer
        self._most = failures
        self._rest = rest
        self._failed = 0
        self._open_until: float | None = None
        self._trying = False

    @property
    def state(self) -> str:
        """`closed`, `open`, or `trying` when a call may find out."""
        if self._open_until is None:
            return "closed"
        return "open" if self._timer() < self._open_until else "trying"

    def admit(self) -> None:
        """Let a call pass or raise ModelUnavailable; whoever passed says how it went."""
        if self.state == "open" or (self.state == "trying" and self._trying):
            raise ModelUnavailable("resting after failures")
        self._trying = self.state == "trying"

    def succeeded(self) -> None:
        """The call went well."""
        self._failed, self._open_until, self._trying = 0, None, False

    def failed(self, rest: float | None = None) -> None:
        """The call failed; `rest` is how long the server asks to be left alone."""
        self._failed += 1
        if self._failed >= self._most or self._trying or (rest or 0) > self._rest:
            self._open_until = self._timer() + min(max(self._rest, rest or 0), LONGEST_REST)
        self._trying = False

    def unknown(self) -> None:
        """The call was given up before it showed anything."""
        self._trying = False
