"""The measures of an assessment, each from what it rests on. Never a single score.

Figures over people are left out under the smallest group. A measure without anything to rest on has
no value, which is not the same as 0.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from bot.answers import Coverage
from bot.entries import (
    Cause,
    Decision,
    EscalationOverdue,
    EscalationReplied,
    FeedbackGiven,
)
from bot.guidance.base import GuidanceBase
from bot.inner_loop.escalation import Escalation
from bot.logbook.action import OVER, Action
from bot.outer_loop import themes_now
from bot.outer_loop.comparing import share
from bot.outer_loop.payback import Compared
from bot.outer_loop.period import Period
from bot.outer_loop.pulse import MonthOfPulse
from bot.outer_loop.themes_now import ThemesNow
from bot.people import DISCRETION, pattern_visible
from bot.standing_entries import Measured
from bot.standing_ports import OutcomeKind

FACTORS: dict[str, tuple[str, ...]] = {
    "independence": ("settled_alone", "within_leeway"),
    "support": ("replied_in_time", "hours_to_reply"),
    "resources": ("headroom_used", "beyond_limit"),
    "expertise": ("covered", "helpful"),
    "owners": ("answered_for", "overdue"),
    "loops": ("open_loops", "oldest_open", "closing_rate"),
    "trust": ("without_asking", "pulse_room", "pulse_knew", "pulse_heard"),
    "learning": ("proposed", "versions"),
    "payback": ("payback_kept", "payback_complained"),
    "themes": (
        *("themes_open", "themes_cracks", "themes_practices", "themes_gaps", "themes_ready"),
        *("themes_accepted", "themes_silent", "themes_declined", "themes_oldest"),
        "themes_closing",
    ),
}
"""Which measures speak of which success factor."""

UNITS: dict[str, str] = {
    "hours_to_reply": "hours",
    "oldest_open": "days",
    "open_loops": "count",
    "proposed": "count",
    "versions": "count",
    "payback_kept": "points",
    "payback_complained": "points",
    **dict.fromkeys(("themes_open", "themes_cracks", "themes_practices", "themes_gaps"), "count"),
    "themes_ready": "count",
    "themes_oldest": "days",
}
"""What a measure counts; a share in [0, 1] unless said."""


@dataclass(frozen=True)
class Evidence:
    """All that an assessment rests on. `answering` are the owners that somebody answers for.

    `themes` is null where none are kept.
    """

    base: GuidanceBase
    period: Period
    answering: frozenset[str]
    pulse: tuple[MonthOfPulse, ...]
    payback: tuple[Compared, ...]
    themes: ThemesNow | None = None


Section = Callable[[Evidence], Iterable[Measured]]
"""Makes some of the measures; further ones can be joined to `SECTIONS`."""


def of_advisors(evidence: Evidence) -> Iterable[Measured]:
    """What advisors decide themselves, and how far they go."""
    actions, escalations = evidence.period.actions, evidence.period.escalations
    by = [*(a.logged.by for a in actions), *(e.first.by for e in escalations)]
    yield _share("settled_alone", len(actions), len(actions) + len(escalations), by)
    limited = [a for a in actions if a.now.within is not None]
    inside = sum(a.now.within not in OVER for a in limited)
    yield _share("within_leeway", inside, len(limited), [a.logged.by for a in limited])
    used = [u for u in (_headroom(evidence.base, a) for a in actions) if u is not None]
    seen = pattern_visible(a.logged.by for a in actions)
    value = median(used) if used and seen else None
    yield Measured(id="headroom_used", value=value, of=len(used))
    unasked = sum(a.logged.answer is None for a in actions)
    yield _share("without_asking", unasked, len(actions), [a.logged.by for a in actions])


def _headroom(base: GuidanceBase, action: Action) -> float | None:
    """What was given as a share of the smallest tier's cap; null without either."""
    limit = next((limit for limit in base.limits if limit.id == action.now.limit), None)
    tiers = [limit.tier_of(role) for role in DISCRETION] if limit else []
    cap = next((tier.up_to for tier in tiers if tier and tier.up_to), None)
    if cap is None or action.now.amount is None:
        return None
    return float(action.now.amount / cap)


def of_escalations(evidence: Evidence) -> Iterable[Measured]:
    """Whether the loop closes: replies, in time or late, and what is left open."""
    escalations, until = evidence.period.escalations, evidence.period.until
    by = [e.first.by for e in escalations]
    due = [e for e in escalations if e.first.due <= until]
    replies = {e.id: _reply(evidence, e) for e in escalations}
    in_time = sum((r := replies[e.id]) is not None and r.at <= e.first.due for e in due)
    yield _share("replied_in_time", in_time, len(due), [e.first.by for e in due])
    waits = [(r.at - e.first.at) / timedelta(hours=1) for e in escalations if (r := replies[e.id])]
    seen = pattern_visible(by)
    yield Measured(
        id="hours_to_reply", value=median(waits) if waits and seen else None, of=len(waits)
    )
    limits = sum(e.first.cause is Cause.EMPOWERMENT for e in escalations)
    yield _share("beyond_limit", limits, len(escalations), by)
    late = sum(_went_overdue(evidence, e) for e in escalations)
    yield _share("overdue", late, len(escalations), by)
    left = [e for e in escalations if replies[e.id] is None]
    yield Measured(id="open_loops", value=float(len(left)), of=len(escalations))
    oldest = max(((until - e.first.at) / timedelta(days=1) for e in left), default=None)
    yield Measured(id="oldest_open", value=oldest, of=len(left))
    yield _share("closing_rate", len(escalations) - len(left), len(escalations), by)


def _reply(evidence: Evidence, escalation: Escalation) -> EscalationReplied | None:
    """The first reply that came within the time that is looked at."""
    history = evidence.period.histories[escalation.id]
    replies = (e for e in history if isinstance(e, EscalationReplied))
    return next((reply for reply in replies if reply.at < evidence.period.until), None)


def _went_overdue(evidence: Evidence, escalation: Escalation) -> bool:
    history = evidence.period.histories[escalation.id]
    return any(isinstance(entry, EscalationOverdue) for entry in history)


def of_guidance(evidence: Evidence) -> Iterable[Measured]:
    """What guidance covers, whether it helps, and whether it learns."""
    questions = evidence.period.questions
    by = [q.asked.by for q in questions]
    covered = sum(q.answer.coverage is Coverage.COVERED for q in questions)
    yield _share("covered", covered, len(questions), by)
    judged = [
        g[-1] for q in questions if (g := [e for e in q.history if isinstance(e, FeedbackGiven)])
    ]
    yield _share("helpful", sum(g.helpful for g in judged), len(judged), [g.by for g in judged])
    entries = [entry for history in evidence.period.histories.values() for entry in history]
    said = sum(isinstance(e, EscalationReplied) and bool(e.guidance) for e in entries)
    nominated = sum(
        a.review is not None and a.review.decision is Decision.NOMINATE
        for a in evidence.period.actions
    )
    yield Measured(id="proposed", value=float(said + nominated), of=len(entries))
    versions = {h[0].knowledge_version for h in evidence.period.histories.values()}
    yield Measured(id="versions", value=float(max(len(versions) - 1, 0)), of=len(entries))


def of_owners(evidence: Evidence) -> Iterable[Measured]:
    """Whether every touchpoint is somebody's."""
    touchpoints = evidence.base.journey.touchpoints.values()
    owned = sum(t.owner in evidence.answering for t in touchpoints)
    # No interval: these are all there are, not a sample of them.
    yield Measured(id="answered_for", value=owned / len(touchpoints), of=len(touchpoints))


def of_pulse(evidence: Evidence) -> Iterable[Measured]:
    """The latest month that can be shown."""
    latest = evidence.pulse[-1] if evidence.pulse else None
    for question in ("room", "knew", "heard"):
        yield Measured(
            id=f"pulse_{question}",
            value=latest.shares[question] if latest else None,
            of=latest.answers if latest else 0,
            low=latest.lows[question] if latest else None,
            high=latest.highs[question] if latest else None,
        )


def of_payback(evidence: Evidence) -> Iterable[Measured]:
    """Percentage points, where leeway was used against where it was not."""
    for kind in (OutcomeKind.KEPT, OutcomeKind.COMPLAINED):
        found = [one for one in evidence.payback if one.kind is kind]
        apart = [(o.difference, o.low, o.high) if o.difference is not None else None for o in found]
        value, low, high = (apart[0] if apart else None) or (None, None, None)
        yield Measured(
            id=f"payback_{kind.value}",
            value=None if value is None else 100 * value,
            of=sum(o.used.cases + o.not_used.cases for o in found),
            low=None if low is None else 100 * low,
            high=None if high is None else 100 * high,
        )


def of_themes(evidence: Evidence) -> Iterable[Measured]:
    """What became of what lies behind it all."""
    return () if evidence.themes is None else themes_now.of_themes(evidence.themes)


SECTIONS: tuple[Section, ...] = (
    of_advisors,
    of_escalations,
    of_guidance,
    of_owners,
    of_pulse,
    of_payback,
    of_themes,
)


def measured(evidence: Evidence, sections: Sequence[Section] = SECTIONS) -> tuple[Measured, ...]:
    """Every measure."""
    return tuple(one for section in sections for one in section(evidence))


def _share(name: str, hits: int, of: int, people: Iterable[str]) -> Measured:
    """A share with its interval; hidden where those behind it could be recognised."""
    if of == 0 or not pattern_visible(people):
        return Measured(id=name, value=None, of=of)
    found = share(hits, of)
    return Measured(id=name, value=found.value, of=of, low=found.low, high=found.high)
