"""Who asks, which roles they have, and the one table of what each role may do and see."""

from collections.abc import Iterable
from enum import StrEnum

from bot.values import Value

SMALLEST_GROUP = 5
"""A pattern over people is shown from so many people up."""


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
    """Who a channel says is speaking, taken from its verified payload only.

    `email` joins a person's channels: one person on Slack and Teams is one person.
    """

    channel: str
    id: str
    name: str | None = None
    email: str | None = None


class Address(Value):
    """Where something can be sent: a person's or a team's id in one channel."""

    channel: str
    id: str


class Person(Value):
    """A colleague; one person however many channels they use.

    `leads` are the teams they lead, `owns` the owners (of owners.yaml) that they answer for.
    `known` is false for a sender whom nobody has imported.
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset({Role.ADVISOR})
    team: str | None = None
    email: str | None = None
    leads: frozenset[str] = frozenset()
    owns: frozenset[str] = frozenset()
    addresses: tuple[Address, ...] = ()
    known: bool = True

    @property
    def discretion(self) -> Role:
        """The role whose tiers apply to this person: the furthest-reaching one they have."""
        held = [role for role in DISCRETION if role in self.roles]
        return held[-1] if held else Role.ADVISOR

    @property
    def ids(self) -> frozenset[str]:
        """Every id that entries may know this person by, from before they were imported too."""
        return frozenset({self.id, *(unknown_id(a.channel, a.id) for a in self.addresses)})


def unknown_id(channel: str, sender_id: str) -> str:
    """The person id of a sender whom nobody has imported."""
    return f"{channel}:{sender_id}"


def unknown_person(sender: Sender) -> Person:
    """An advisor without a team."""
    return Person(
        id=unknown_id(sender.channel, sender.id),
        name=sender.name or sender.id,
        email=sender.email,
        addresses=(Address(channel=sender.channel, id=sender.id),),
        known=False,
    )


class Right(StrEnum):
    """What can be permitted; the words are those of the docs."""

    ASK = "ask, log an action, escalate, say whether an answer helped"
    CORRECT = "correct an action"
    FINISH = "close or reopen an escalation"
    SEE_STATE = "see where an escalation stands, without its text"
    SEE_TEXTS = "read entries"
    SEE_NAMES = "see who an entry is from, without having been allowed to"
    ANSWER = "take an escalation, reply to it"
    HAND_ON = "pass an escalation on to another owner"
    REVIEW = "review an action"
    SEE_PATTERNS = "see patterns over people, from groups of 5 up"
    DRAFT = "draft guidance from entries"
    CURATE = "name, merge, split, dismiss themes; take in customers' words"
    ACT_ON_THEME = "accept or decline a theme, decide a quick win or pilot"
    HAND_THEME_ON = "pass a theme on to another owner"
    DECIDE_MODE = "decide between speed and fact"
    MANAGE_PEOPLE = "import and list people, see unknown senders"
    KEEP_RECORD = "check the record, erase from it, see what could not be delivered"


class Reach(StrEnum):
    """How far a right goes."""

    NONE = "–"
    OWN = "own"
    TEAMS = "teams they lead"
    OWNED = "touchpoints and escalations they own"
    ALL = "all"


_N, _O, _T, _W, _A = Reach.NONE, Reach.OWN, Reach.TEAMS, Reach.OWNED, Reach.ALL
_ROLES = tuple(Role)
_TABLE: dict[Right, tuple[Reach, ...]] = {
    # advisor, team_lead, cx, owner, executive, admin
    Right.ASK: (_O, _O, _O, _O, _O, _O),
    Right.CORRECT: (_O, _O, _O, _O, _O, _O),
    Right.FINISH: (_O, _O, _O, _O, _O, _O),
    Right.SEE_STATE: (_O, _T, _A, _W, _O, _A),
    Right.SEE_TEXTS: (_O, _T, _A, _W, _O, _O),
    Right.SEE_NAMES: (_O, _T, _O, _O, _O, _O),
    Right.ANSWER: (_N, _T, _A, _W, _N, _N),
    Right.HAND_ON: (_N, _T, _A, _W, _N, _A),
    Right.REVIEW: (_N, _T, _N, _N, _N, _N),
    Right.SEE_PATTERNS: (_A, _A, _A, _A, _A, _A),
    Right.DRAFT: (_N, _N, _A, _N, _N, _N),
    Right.CURATE: (_N, _N, _A, _N, _N, _N),
    Right.ACT_ON_THEME: (_N, _N, _W, _W, _N, _N),
    Right.HAND_THEME_ON: (_N, _N, _A, _W, _N, _A),
    Right.DECIDE_MODE: (_N, _N, _N, _N, _A, _A),
    Right.MANAGE_PEOPLE: (_N, _N, _N, _N, _N, _A),
    Right.KEEP_RECORD: (_N, _N, _N, _N, _N, _A),
}
PERMITTED: dict[Right, dict[Role, Reach]] = {
    right: dict(zip(_ROLES, reaches, strict=True)) for right, reaches in _TABLE.items()
}
"""Who may do and see what. Beside it stands one rule: everybody sees, with name and text,
everything that is recorded about themselves."""

ALWAYS_OWN = frozenset({Right.SEE_STATE, Right.SEE_TEXTS, Right.SEE_NAMES})
NEVER_OWN = frozenset({Right.ANSWER, Right.REVIEW})
"""Nobody reviews or answers themselves."""


class Subject(Value):
    """What a right is asked for: whose it is, of which team, and whose to fix."""

    by: str
    team: str | None = None
    owner: str | None = None


class Scope(Value):
    """Everything that a right reaches for one person; a subject is in it by any of the four."""

    everything: bool = False
    by: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing can be in it."""
        return not (self.everything or self.by or self.teams or self.owners)

    def holds(self, subject: Subject) -> bool:
        """Whether that subject is in it."""
        return (
            self.everything
            or subject.by in self.by
            or subject.team in self.teams
            or subject.owner in self.owners
        )


def scope(person: Person, right: Right) -> Scope:
    """What the person's roles together reach."""
    reaches = {PERMITTED[right][role] for role in person.roles}
    own = Reach.OWN in reaches or right in ALWAYS_OWN
    return Scope(
        everything=Reach.ALL in reaches,
        by=person.ids if own else frozenset(),
        teams=person.leads if Reach.TEAMS in reaches else frozenset(),
        owners=person.owns if Reach.OWNED in reaches else frozenset(),
    )


def may(person: Person, right: Right, subject: Subject | None = None) -> bool:
    """Whether the person has that right over the subject; without one, over anything at all."""
    reached = scope(person, right)
    if subject is None:
        return not reached.empty
    if right in NEVER_OWN and subject.by in person.ids:
        return False
    return reached.holds(subject)


def pattern_visible(people: Iterable[str]) -> bool:
    """Whether a figure over these people may be shown."""
    return len(set(people)) >= SMALLEST_GROUP


def permissions_table() -> str:
    """The table as Markdown, for the guides; a test compares."""
    head = "| | " + " | ".join(role.value.replace("_", " ") for role in _ROLES) + " |"
    rule = "| --- " * (len(_ROLES) + 1) + "|"
    rows = (f"| {right} | " + " | ".join(reaches) + " |" for right, reaches in _TABLE.items())
    return "\n".join((head, rule, *rows))
