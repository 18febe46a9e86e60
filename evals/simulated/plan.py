"""What is told: from when to when, how much of it, and what breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from evals.simulated.seasons import Story, a_day, story_before
from evals.simulated.situations import situations

USUAL = 1.3
"""So many times what `situations.yaml` says comes to a company of forty advisors."""
PER_CONTACT = 1.45
"""Entries that a contact leads to in the mean, with all that follows."""
BEFORE = timedelta(weeks=12)
"""A story is told from so long before it breaks, if nobody says from when on."""
YEAR = 365


@dataclass(frozen=True)
class Plan:
    """From `start` up to, not with, `end`. `times` is how often everything comes.

    Not `whole`: only what themes and limits are made of, without reviews, digests, the pulse,
    outcomes of cases and what is sent.
    """

    start: date
    end: date
    seed: int
    story: Story
    times: float = USUAL
    whole: bool = True

    def days(self) -> Iterator[date]:
        """Every day of it."""
        for number in range((self.end - self.start).days):
            yield self.start + timedelta(days=number)


def plan_of(
    end: date,
    months: int | None = None,
    seed: int = 1,
    entries: int | None = None,
    told: bool = True,
) -> Plan:
    """The plan for so many months, else for a year or back to before it breaks.

    With `entries`, about so many. Not `told`: nothing breaks, and no limit is tight.
    """
    story = story_before(end) if told else Story(None, None, tight=False)
    days = YEAR if months is None else round(months * 30.44)
    start = end - timedelta(days=days)
    if months is None and story.breaks is not None:
        start = min(start, story.breaks - BEFORE)
    plan = Plan(start, end, seed, story)
    if entries is None:
        return plan
    expected = sum(a_day(s, day, story) for day in plan.days() for s in situations())
    return replace(plan, times=entries / (expected * PER_CONTACT))
