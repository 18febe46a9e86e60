"""What Leeway says about themes in an invented year, look by look, beside what is true."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from bot.outer_entries import Mode
from bot.outer_loop.evidence import evidence
from bot.outer_loop.readiness import readiness
from bot.outer_loop.theme import by_theme
from evals.simulated.acting import Acting
from evals.simulated.contacts import World
from evals.simulated.reading import most_of

MIXED = 0.5
"""A theme of which so much is about one situation is about that; else about none."""


@dataclass(frozen=True)
class Look:
    """One theme on one day: what most of it is about, and what Leeway says of it.

    `situation` is empty where it is about nothing in particular. `speed` and `fact`: ready.
    """

    day: date
    theme: str
    situation: str
    entries: int
    rising: bool
    speed: bool
    fact: bool


@dataclass
class Observing:
    """Looks whenever the CX team has, and has named what would help."""

    looks: list[Look] = field(default_factory=list)
    acting: Acting | None = None

    async def watch(self, world: World, acting: Acting) -> None:
        """Write down what there is. Implements `evals.simulated.year.Watch`."""
        self.acting, at = acting, acting.at
        known = [k for k in await at.all() if not k.over]
        of = by_theme(await at.members.of([k.theme.id for k in known]))
        began = await at.began()
        for each in known:
            members = of[each.theme.id]
            figures = evidence(members, world.clock(), began)
            asked, now = at.desk.base.company.readiness, world.clock()
            speed, fact = (
                bool(readiness(mode, members, figures, each.stands, asked, now))
                for mode in (Mode.SPEED, Mode.FACT)
            )
            self.looks.append(
                Look(
                    day=world.clock().date(),
                    theme=each.theme.id,
                    situation=about(acting.read.counted(members), len(members)),
                    entries=len(members),
                    rising=each.lately(world.clock(), began).rising,
                    speed=speed,
                    fact=fact,
                )
            )


def about(counted: Counter[str], of: int) -> str:
    """The situation of more than half of the entries; empty if there is none."""
    situation = most_of(counted)
    return situation.id if situation and counted[situation.id] > MIXED * of else ""
