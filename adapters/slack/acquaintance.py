"""Who a Slack user is."""

from dataclasses import dataclass

from adapters.chat.acquaintance import Acquainted
from adapters.slack.heard import CHANNEL
from adapters.slack.web_api import SlackApi
from bot.people import Sender


@dataclass
class Acquaintance(Acquainted):
    """Slack's users, by their id in the workspace."""

    api: SlackApi

    async def sender(self, user: str) -> Sender:
        """The sender, with name and e-mail as far as they are known."""
        plain = Sender(channel=CHANNEL, id=user)
        return await self.introduced(plain, lambda: self._profile(plain)) if user else plain

    async def _profile(self, plain: Sender) -> Sender:
        """https://docs.slack.dev/reference/methods/users.info"""
        user = (await self.api.call("users.info", user=plain.id)).get("user") or {}
        more = user.get("profile") or {}
        name = more.get("real_name") or user.get("real_name") or user.get("name")
        return Sender(channel=CHANNEL, id=plain.id, name=name, email=more.get("email"))
