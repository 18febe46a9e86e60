"""An invented year, judged: what Leeway found of what is in it, and what it found that is not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.outer_loop.evidence import PERIOD
from bot.outer_loop.piloting import Compared, Verdict
from bot.outer_loop.proposing import Proposal, Readiness
from bot.outer_loop.rising import FORTNIGHT
from evals.observing import Look
from evals.simulated.seasons import Story, times
from evals.simulated.situations import Situation, situations
from evals.simulated.situations import Story as Told

SOON = 14
"""Days within which what breaks has to be found, and ready by speed."""
CHANGED = 1.25
"""What comes so many times as often has changed: a season, or what broke."""
TIGHT = "delivery-charge-refund"
"""The limit that is too tight, as the story has it."""


@dataclass(frozen=True)
class Found:
    """Days from when it breaks until a theme is about it, is called rising, and is ready by speed.

    Null: never.
    """

    theme: int | None
    rising: int | None
    ready: int | None


@dataclass(frozen=True)
class Themes:
    """How many themes there were in a year, and what was said of them at any look.

    `mixed`: about nothing in particular at the last look; `double`: about what an earlier one is
    about. `false`: called rising though nothing had changed; `season`: as a season had. `control`:
    what was said of those about what never changes.
    """

    any: int
    mixed: int
    double: int
    false: int
    season: int
    broken: int
    speed: int
    fact: int
    control: int
    control_rising: int
    control_fact: int


@dataclass(frozen=True)
class Measured:
    """What a pilot says about the mending, and how many times as many there truly are since."""

    before: int
    after: int
    weeks: int
    times: float
    low: float
    high: float
    verdict: Verdict
    truth: float


def found(looks: Iterable[Look], breaks: date) -> Found:
    """When what broke was seen."""
    mine = [one for one in looks if one.day >= breaks and _told(one.situation) is Told.BROKEN]
    return Found(
        theme=_after(breaks, mine),
        rising=_after(breaks, [one for one in mine if one.rising]),
        ready=_after(breaks, [one for one in mine if one.speed and one.rising]),
    )


def _after(breaks: date, looks: Sequence[Look]) -> int | None:
    return min(((one.day - breaks).days for one in looks), default=None)


def counted(looks: Sequence[Look], story: Story) -> Themes:
    """What there was in a year."""
    rising = [one for one in looks if one.rising]
    why = {kind: {one.theme for one in rising if _why(one, story) == kind} for kind in _WHY}
    last = [one for one in looks if one.day == max(each.day for each in looks)]
    about = Counter(one.situation for one in last if one.situation)
    control = [one for one in looks if _told(one.situation) is Told.CONTROL]
    return Themes(
        any=len({one.theme for one in looks}),
        mixed=sum(not one.situation for one in last),
        double=sum(number - 1 for number in about.values()),
        false=len(why["nothing"]),
        season=len(why["season"] - why["nothing"]),
        broken=len(why["broken"]),
        speed=len({one.theme for one in looks if one.speed}),
        fact=len({one.theme for one in looks if one.fact}),
        control=len({one.theme for one in control}),
        control_rising=len({one.theme for one in control if one.rising}),
        control_fact=len({one.theme for one in control if one.fact}),
    )


_WHY = ("broken", "season", "nothing")


def _why(look: Look, story: Story) -> str:
    """What made it rise, in truth."""
    situation = _situation(look.situation)
    if situation is None:
        return "nothing"
    end = look.day.toordinal()
    days = range(end - FORTNIGHT, end)
    changed = times(situation, days, range(end - FORTNIGHT - 7 * PERIOD, end - FORTNIGHT), story)
    if changed < CHANGED:
        return "nothing"
    return "broken" if situation.story is Told.BROKEN else "season"


def measured(compared: Compared, story: Story) -> Measured:
    """A pilot's figures beside the truth."""
    assert story.mended is not None
    (broken,) = (s for s in situations() if s.story is Told.BROKEN)
    start, span = story.mended.toordinal(), 7 * compared.weeks
    return Measured(
        before=compared.before,
        after=compared.after,
        weeks=compared.weeks,
        times=compared.times.estimate,
        low=compared.times.low,
        high=compared.times.high,
        verdict=compared.verdict,
        truth=times(broken, range(start, start + span), range(start - span, start), story),
    )


def proposed(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Limits that are proposed to be raised; the others are only counted."""
    return tuple(p for p in proposals if p.readiness is Readiness.PROPOSED)


def _told(situation: str) -> Told:
    known = _situation(situation)
    return known.story if known else Told.NONE


def _situation(name: str) -> Situation | None:
    return next((s for s in situations() if s.id == name), None)
