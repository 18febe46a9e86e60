"""Who works at the invented company: forty advisors in five teams, their leads, and the owners."""

from dataclasses import dataclass

from adapters.terminal.people import CHANNEL, SENDERS, TEAM
from bot.guidance.base import GuidanceBase
from bot.people import Address, Person, Role, Sender, unknown_id

TEAMS = ("deliveries", "returns", "refill", "home", TEAM)
"""The last is the team at this terminal, so that whoever opens the demo has a year behind them."""

_IN_A_TEAM = 8
_FIRST = (
    "Ada Ben Cleo Dev Esme Finn Gita Hugo Isla Jon Kira Leo Mina Ned Orla Pip Quin Rosa Sol Tess "
    "Uma Vic Wren Xan Yara Zed Amal Bea Cato Dot Eli Fay Gus Hope Ivo June Kit Lara Milo"
).split()
WEB = "simulated"
"""The channel that they speak through: nothing is sent to it."""


@dataclass(frozen=True)
class Staff:
    """Everybody, by what they do. A person's sender is what they speak as."""

    people: tuple[Person, ...]
    advisors: tuple[Person, ...]
    leads: dict[str, Person]
    owners: dict[str, Person]
    cx: Person
    boss: Person
    admin: Person

    def sender(self, person: Person) -> Sender:
        """As whom that person speaks."""
        local = person.id.removeprefix(f"{CHANNEL}:")
        if local != person.id:
            return SENDERS[Role(local)]
        return Sender(channel=WEB, id=person.addresses[0].id, email=person.email)


def staff_of(base: GuidanceBase) -> Staff:
    """The people of that company, with somebody for every owner in `owners.yaml`."""
    advisors, leads = list[Person](), dict[str, Person]()
    names = iter(_FIRST)
    for team in TEAMS:
        here = 0
        if team == TEAM:
            advisors.append(_local(Role.ADVISOR))
            leads[team] = _local(Role.TEAM_LEAD)
            here = 1
        else:
            more = {"leads": frozenset({team})}
            leads[team] = _person(f"lead-{team}", f"Lead of {team}", Role.TEAM_LEAD, team, **more)
        for _, name in zip(range(_IN_A_TEAM - here), names, strict=False):
            advisors.append(_person(name.lower(), name, Role.ADVISOR, team))
    owners = {
        o.id: _person(o.id, o.title, Role.OWNER, None, owns=frozenset({o.id}))
        for o in base.owners.owners
    }
    cx = _person("cx", "CX team", Role.CX, None, owns=frozenset({"customer-experience"}))
    imported = [p for p in (*advisors, *leads.values()) if not p.id.startswith(f"{CHANNEL}:")]
    boss = _person("executive", "Chief operating officer", Role.EXECUTIVE, None)
    people = (*imported, *owners.values(), cx, boss)
    return Staff(people, tuple(advisors), leads, owners, cx, boss, _local(Role.ADMIN))


def _person(key: str, name: str, role: Role, team: str | None, **more: frozenset[str]) -> Person:
    return Person(
        id=f"p-{key}",
        name=name,
        roles=frozenset({role}),
        team=team,
        email=f"{key}@brindlewick.example",
        addresses=(Address(channel=WEB, id=key),),
        leads=more.get("leads", frozenset()),
        owns=more.get("owns", frozenset()),
    )


def _local(role: Role) -> Person:
    return Person(
        id=unknown_id(CHANNEL, role.value), name=role.value, roles=frozenset({role}), team=TEAM
    )
