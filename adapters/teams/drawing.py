"""The cards of escalations on Teams, and everybody's own view of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.chat.cards import Cards
from adapters.chat.door import Door
from adapters.teams.adaptive import Element
from adapters.teams.cards import escalation, viewed, without_choices
from adapters.teams.connector import Activity, Connector
from adapters.teams.conversations import Conversations
from adapters.teams.heard import CHANNEL
from adapters.teams.outbound import message
from bot.changes import Placed
from bot.loop_requests import ShowEscalation
from bot.people import Address, Right, Sender, Subject, may
from bot.record_ports import People, Places
from bot.replies import Reply


def is_channel(address: str) -> bool:
    """Whether an address is a channel's or group's, not a person's."""
    return address.startswith("19:")


@dataclass
class Views:
    """Who sees more of a channel's card than the others. `owners`: by their channel's id."""

    people: People
    conversations: Conversations
    owners: Mapping[str, str]

    async def accounts(self, channel: str) -> tuple[str, ...]:
        """Those who may answer there, as Teams calls them; raises ServiceFailed."""
        subject = Subject(by="", owner=self.owners.get(channel, ""))
        able = [p for p in await self.people.everyone() if may(p, Right.ANSWER, subject)]
        ids = {a.id for person in able for a in person.addresses if a.channel == CHANNEL}
        return await self.conversations.accounts(frozenset(ids))

    async def card(self, reply: Reply, address: str) -> Activity:
        """A card for a channel, with views, or for a person; raises ServiceFailed."""
        if not is_channel(address):
            return message(reply)
        return escalation(without_choices(reply), reply, await self.accounts(address))


async def view(
    leeway: Door, request: ShowEscalation, sender: Sender, account: str
) -> Element | None:
    """What one person sees of a channel's card; null where they may see nothing of it."""
    reply = await leeway.handle(request, sender)
    return viewed(reply, request.escalation, [account]) if reply.ok else None


def cards_on(connector: Connector, views: Views, leeway: Door, places: Places) -> Cards:
    """What draws them anew there."""

    async def edit(placed: Placed, address: Address, reply: Reply) -> None:
        """Raises Refused, ServiceFailed."""
        conversation, _, told = placed.place.rpartition(" ")
        if is_channel(address.id):
            spot, _ = await views.conversations.service()
        else:
            spot = await views.conversations.person(address.id)
        spot = spot.model_copy(update={"conversation": conversation})
        await connector.update(spot, told, await views.card(reply, address.id))

    return Cards(CHANNEL, leeway, places, edit)
