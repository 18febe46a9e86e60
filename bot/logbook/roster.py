"""People from a table: who is there, in which roles, and under which names in which channel."""

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256

from bot.logbook.csv_rows import BadRows, read_rows
from bot.logbook.texts import short
from bot.people import Address, Person, Role

COLUMNS = ("name", "email", "role", "team", "slack_id", "teams_id")
LONGEST = {"name": 80, "email": 254, "team": 100, "slack_id": 255, "teams_id": 255}
"""Characters: what is longer is none of these, but a file that slipped."""

_SPELLINGS = {"e-mail": "email", "e_mail": "email", "mail": "email"}


@dataclass
class _Draft:
    name: str
    roles: set[Role] = field(default_factory=set)
    team: str | None = None
    leads: set[str] = field(default_factory=set)
    owns: set[str] = field(default_factory=set)
    addresses: dict[str, str] = field(default_factory=dict)


def read_people(text: str, owners: Collection[str]) -> tuple[Person, ...]:
    """Everybody in a CSV text; raises BadRows, which names every bad line.

    A person with several roles, or who leads several teams, has a row for each. The team of an
    owner is the id of the owner (of owners.yaml) that they answer for.
    """
    drafts: dict[str, _Draft] = {}
    faults = read_rows(text, COLUMNS, 3, _SPELLINGS, lambda row: _row(drafts, row, owners))
    faults += _shared(drafts)
    if faults:
        raise BadRows(faults)
    return tuple(_person(email, draft) for email, draft in drafts.items())


def _row(drafts: dict[str, _Draft], row: dict[str, str], owners: Collection[str]) -> str | None:
    """Take in one row; what is wrong with it, if anything."""
    too_long = [name for name, most in LONGEST.items() if len(row.get(name, "")) > most]
    if too_long:
        return f"the {too_long[0]} is longer than {LONGEST[too_long[0]]} characters"
    email, team = row["email"].lower(), row.get("team", "")
    if not row["name"]:
        return "the name is missing"
    if "@" not in email[1:-1] or " " in email:
        return f"{row['email']!r} is no e-mail address"
    if row["role"] not in set(Role):
        return f"there is no role {short(row['role'])!r}; they are {', '.join(Role)}"
    role = Role(row["role"])
    if role is Role.OWNER and team not in owners:
        return f"an owner's team is an id of owners.yaml, and {team!r} is none"
    if role is Role.TEAM_LEAD and not team:
        return "a team lead needs a team"
    draft = drafts.setdefault(email, _Draft(row["name"]))
    _join(draft, role, team, row)
    return None


def _join(draft: _Draft, role: Role, team: str, row: dict[str, str]) -> None:
    draft.name = row["name"]
    draft.roles.add(role)
    if role is Role.TEAM_LEAD:
        draft.leads.add(team)
    elif role is Role.OWNER:
        draft.owns.add(team)
    elif team and (role is Role.ADVISOR or draft.team is None):
        draft.team = team
    for channel in ("slack", "teams"):
        if identity := row.get(f"{channel}_id", ""):
            draft.addresses[channel] = identity


def _shared(drafts: dict[str, _Draft]) -> list[str]:
    """An id in a channel belongs to one person."""
    seen: dict[tuple[str, str], str] = {}
    faults = []
    for email, draft in drafts.items():
        for address in draft.addresses.items():
            other = seen.setdefault(address, email)
            if other != email:
                faults.append(f"{other} and {email} have the same {address[0]} id {address[1]!r}")
    return faults


def _person(email: str, draft: _Draft) -> Person:
    return Person(
        id="p-" + sha256(email.encode()).hexdigest()[:20],
        name=draft.name,
        roles=frozenset(draft.roles),
        team=draft.team,
        email=email,
        leads=frozenset(draft.leads),
        owns=frozenset(draft.owns),
        addresses=tuple(Address(channel=c, id=i) for c, i in sorted(draft.addresses.items())),
    )
