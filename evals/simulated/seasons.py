"""How often each situation comes on each day of the story."""

from dataclasses import dataclass
from datetime import date

from evals.simulated.situations import Season, Situation

BREAKS, MENDED = (3, 2), (9, 14)
"""Month and day: from one to the other the refunds of returned goods are not released."""

_MONTHS: dict[Season, tuple[float, ...]] = {
    # January to December
    Season.NONE: (1,) * 12,
    Season.CHRISTMAS: (1.2, 0.9, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1, 1.4, 2),
    Season.JANUARY: (2.6, 1.4, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 1.1),
    Season.SALES: (1.5, 0.8, 1, 1.3, 0.8, 0.8, 1.2, 0.8, 0.8, 0.9, 1.8, 1.1),
    Season.WINTER: (1.8, 1.6, 1.1, 0.6, 0.3, 0.2, 0.2, 0.2, 0.6, 1.2, 1.6, 2),
}
_WEEK = (1.25, 1.15, 1.1, 1.05, 1.05, 0.8, 0.6)
"""Monday to Sunday; their mean is 1."""


@dataclass(frozen=True)
class Story:
    """When what breaks is broken; both are null where nothing breaks. `tight`: a limit is."""

    breaks: date | None
    mended: date | None
    tight: bool = True

    def broken(self, day: date) -> bool:
        """Whether it is on that day."""
        return bool(self.breaks and self.mended and self.breaks <= day < self.mended)


def story_before(end: date) -> Story:
    """The last one that is over by then."""
    year = end.year if end >= date(end.year, *MENDED) else end.year - 1
    return Story(date(year, *BREAKS), date(year, *MENDED))


def times(situation: Situation, days: range, before: range, story: Story) -> float:
    """How many times as often it is to be expected on those days (as `date.toordinal` counts)."""
    now, was = (
        sum(a_day(situation, date.fromordinal(day), story) for day in span) / len(span)
        for span in (days, before)
    )
    return now / was


def a_day(situation: Situation, day: date, story: Story) -> float:
    """How many contacts of that kind are to be expected on that day."""
    weekly = situation.weekly
    if situation.while_broken is not None and story.broken(day):
        weekly = situation.while_broken
    return weekly / 7 * _MONTHS[situation.season][day.month - 1] * _WEEK[day.weekday()]
