"""A clock that only goes on when it is told to, and ids that are the same every time."""

from datetime import datetime

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Moving:
    """The time in the story."""

    def __init__(self, start: datetime) -> None:
        self.now = start
        self._last = 0

    def __call__(self) -> datetime:
        """Implements `bot.ports.Clock`."""
        return self.now

    def to(self, moment: datetime) -> None:
        """On to that moment; never back."""
        self.now = max(self.now, moment)

    def new_id(self) -> str:
        """Implements `bot.ports.Ids`: sorted by the story's time, counted within a moment."""
        fresh = int(self.now.timestamp() * 1000) << 80
        self._last = max(self._last + 1, fresh)
        return "".join(_CROCKFORD[self._last >> shift & 31] for shift in range(125, -1, -5))
