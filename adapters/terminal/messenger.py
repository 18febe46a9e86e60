"""Speaks to people at a terminal: says that something came back; `/mine` shows it."""

from bot.changes import Outgoing
from bot.errors import NotDelivered


class TerminalMessenger:
    """Implements `bot.record_ports.Messenger` for the people at this terminal."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._news: dict[str, int] = {}

    async def send(self, outgoing: Outgoing) -> None:
        """Once for each key; raises NotDelivered for another channel."""
        if outgoing.address.channel != "terminal":
            raise NotDelivered(f"no terminal: {outgoing.address.channel}", for_good=True)
        if outgoing.key not in self._seen:
            self._seen.add(outgoing.key)
            self._news[outgoing.address.id] = self._news.get(outgoing.address.id, 0) + 1

    def news(self, address: str) -> int:
        """How much came back since the last time."""
        return self._news.pop(address, 0)
