"""A platform that does not take what it is told."""

from datetime import timedelta

from bot.errors import NotDelivered


class NotTaken(Exception):
    """A platform refused a call, or cannot be reached. `state` names it, `again_in` says when."""

    state = "refused"
    again_in: timedelta | None = None
    for_good = False

    def says(self) -> str:
        """For operators: what it is, and what to do."""
        return str(self)

    def not_delivered(self) -> NotDelivered:
        """The same as the outbox understands it."""
        return NotDelivered(
            f"{self.state}: {self.says()}", again_in=self.again_in, for_good=self.for_good
        )
