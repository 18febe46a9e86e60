"""What every entry of the logbook begins with."""

from datetime import datetime

from bot.values import Value


class AnyEntry(Value):
    """Who did it, when, where, and under which version of the guidance base."""

    id: str
    at: datetime
    by: str
    team: str | None
    channel: str
    knowledge_version: str


class FirstEntry(AnyEntry):
    """The first about something: about itself."""

    @property
    def about(self) -> str:
        """What the entry is about: itself."""
        return self.id


class LaterEntry(AnyEntry):
    """Says what happened to something later."""

    about: str
