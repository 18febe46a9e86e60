"""Who may sit at a terminal: anybody, in any role, as somebody local."""

from collections.abc import Collection

from bot.people import Address, Person, Role, Sender

CHANNEL = "terminal"
SENDERS = {role: Sender(channel=CHANNEL, id=role.value) for role in Role}
"""As whom a person at a terminal may speak."""


def sender_called(email: str) -> Sender:
    """A person who was imported, at the terminal of somebody who reads as them."""
    return Sender(channel=CHANNEL, id=email, email=email)


TEAM = "terminal"
_NAMES = {
    Role.ADVISOR: "Advisor at this terminal",
    Role.TEAM_LEAD: "Team lead at this terminal",
    Role.CX: "CX team at this terminal",
    Role.OWNER: "Owner at this terminal",
    Role.EXECUTIVE: "Executive at this terminal",
    Role.ADMIN: "Admin at this terminal",
}


def local_person(role: Role, owners: Collection[str] = ()) -> Person:
    """The person at a terminal in that role; as an owner they answer for all `owners`."""
    return Person(
        id=f"{CHANNEL}:{role.value}",
        name=_NAMES[role],
        roles=frozenset({role}),
        team=TEAM if role in {Role.ADVISOR, Role.TEAM_LEAD} else None,
        leads=frozenset({TEAM} if role is Role.TEAM_LEAD else ()),
        owns=frozenset(owners if role is Role.OWNER else ()),
        addresses=(Address(channel=CHANNEL, id=role.value),),
    )
