"""Who asks, which roles they have, and what each role may do."""

from enum import StrEnum

from bot.values import Value


class Role(StrEnum):
    """What a person is in the company, as far as Leeway is concerned."""

    ADVISOR = "advisor"
    TEAM_LEAD = "team_lead"
    CX = "cx"
    OWNER = "owner"
    EXECUTIVE = "executive"
    ADMIN = "admin"


DISCRETION: tuple[Role, ...] = (Role.ADVISOR, Role.TEAM_LEAD)
"""The roles that limits give leeway to, from the least to the most."""


class Sender(Value):
    """Who a channel says is speaking, taken from its verified payload only."""

    channel: str
    id: str
    name: str | None = None


class Person(Value):
    """A colleague; one person however many channels they use."""

    id: str
    name: str
    roles: frozenset[Role] = frozenset({Role.ADVISOR})
    team: str | None = None

    @property
    def discretion(self) -> Role:
        """The role whose tiers apply to this person: the furthest-reaching one they have."""
        held = [role for role in DISCRETION if role in self.roles]
        return held[-1] if held else Role.ADVISOR
