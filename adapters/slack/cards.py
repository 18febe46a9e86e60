"""The cards of escalations on Slack."""

from adapters.chat.cards import Cards
from adapters.chat.door import Door
from adapters.slack.heard import CHANNEL
from adapters.slack.outbound import message, summary
from adapters.slack.web_api import SlackApi
from bot.changes import Placed
from bot.people import Address
from bot.record_ports import Places
from bot.replies import Reply


def cards_on(api: SlackApi, leeway: Door, places: Places) -> Cards:
    """What draws them anew there."""

    async def edit(placed: Placed, address: Address, reply: Reply) -> None:
        """Raises Refused."""
        del address  # everybody in a place sees the same
        channel, _, ts = placed.place.partition(":")
        said = {"text": summary(reply), "blocks": message(reply)}
        await api.call("chat.update", channel=channel, ts=ts, **said)

    return Cards(CHANNEL, leeway, places, edit)
