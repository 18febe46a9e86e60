"""Who gets a digest of which time, what they may see of it, and its chart."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.changes import Standing
from bot.logbook.desk import Desk
from bot.outer_loop.moved import Moved
from bot.outer_loop.period import Period
from bot.outer_loop.themes import Seen
from bot.people import Person, Right, Role, scope
from bot.replies import Chart, Series
from bot.values import Value

Cadence = Literal["weekly", "monthly"]
WEEKS = 8
"""So many weeks stand in the chart; rises are seen against the ones before the last."""
_QUIET = 3

LEADS, CX, OWNERS, EXECUTIVES = Role.TEAM_LEAD, Role.CX, Role.OWNER, Role.EXECUTIVE


class DigestDocument(Value):
    """A digest for programs. `themes` are an owner's, the one that they are asked for in `ask`."""

    quiet: bool = False
    title: str
    ask: str | None
    themes: tuple[str, ...]
    three_things: tuple[str, ...]
    chart: Series


class QuietDigest(Value):
    """The digest of a time in which nothing happened."""

    quiet: bool = True


@dataclass(frozen=True)
class Reader:
    """One reader, in one role, with what they may see.

    `now` is the period that the digest is about, `all` goes further back. `waiting` are the actions
    that wait for their review. `moved` are the themes that concern them; `theirs` those that are
    theirs to act on, as they stand by now.
    """

    desk: Desk
    person: Person
    role: Role
    now: Period
    all: Period
    waiting: tuple[Standing, ...] = ()
    moved: tuple[Moved, ...] = ()
    theirs: tuple[Seen, ...] = ()


def quiet(reader: Reader) -> bool:
    """Whether so little happened that one line is enough."""
    left = any(e.waiting for e in reader.all.escalations) or reader.waiting or reader.theirs
    return reader.now.size < _QUIET and not left and not any(m.news for m in reader.moved)


def concerns(reader: Reader, moved: Moved) -> bool:
    """Whether a theme is in that reader's digest: a lead's team raised it, or it is theirs."""
    if reader.role is LEADS:
        return bool(moved.teams & reader.person.leads)
    return reader.role is not OWNERS or moved.now.stands.owner in reader.person.owns


def chart_of(reader: Reader) -> Chart:
    """Actions and escalations of the last weeks, as far as the reader may see them.

    Its labels are the days on which weeks begin.
    """
    say, wording = reader.desk.wording.phrases.standing, reader.desk.wording
    ends = [reader.now.until - timedelta(weeks=n) for n in range(WEEKS, 0, -1)]
    weeks = [reader.all.within(begin, begin + timedelta(weeks=1)) for begin in ends]
    values = tuple(len(w.actions) + len(w.escalations) for w in weeks)
    alt = say.chart_alt.format(
        title=say.chart_title,
        values=", ".join(map(str, values)),
        low=min(values),
        high=max(values),
        last=values[-1],
    )
    labels = tuple(wording.day(begin) for begin in ends)
    return Chart(title=say.chart_title, labels=labels, values=values, alt=alt)


def roles_of(person: Person, cadence: Cadence) -> tuple[Role, ...]:
    """In which of their roles a person gets a digest: the first that applies."""
    wanted = (LEADS, CX) if cadence == "weekly" else (EXECUTIVES, OWNERS)
    return tuple(role for role in wanted if role in person.roles)[:1]


def reach(person: Person, period: Period, role: Role) -> Period:
    """The part of a period that the reader's digest is about: what they may read, or all of it.

    Executives read no entries: theirs holds numbers only.
    """
    if role in {CX, EXECUTIVES}:
        return period
    seen = scope(person, Right.SEE_TEXTS)
    teams, owned = seen.teams, seen.owners
    return Period(
        period.since,
        period.until,
        tuple(q for q in period.questions if q.asked.team in teams),
        tuple(
            a
            for a in period.actions
            if a.logged.team in teams or _owner(period, a.now.touchpoint) in owned
        ),
        tuple(e for e in period.escalations if e.first.team in teams or e.owner in owned),
        period.histories,
        period.owners,
    )


def _owner(period: Period, touchpoint: str) -> str | None:
    return period.owners.get(touchpoint)


def week_before(now: datetime) -> tuple[datetime, datetime, str]:
    """The last whole week, Monday to Monday, and its name: `2026-W12`."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    until = today - timedelta(days=today.weekday())
    since = until - timedelta(weeks=1)
    year, week, _ = since.isocalendar()
    return since, until, f"{year}-W{week:02}"


def month_before(now: datetime) -> tuple[datetime, datetime, str]:
    """The last whole month, and its name: `2026-03`."""
    until = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    since = (until - timedelta(days=1)).replace(day=1)
    return since, until, f"{since:%Y-%m}"
