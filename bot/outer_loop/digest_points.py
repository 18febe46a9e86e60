"""What matters in a digest: each builder looks at a period, and says something or nothing.

What matters about themes is in `theme_points`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from math import sqrt

from bot.answers import Coverage
from bot.entries import Cause, Decision, EscalationOverdue, EscalationReplied
from bot.logbook.texts import short
from bot.outer_loop.digests import CX, EXECUTIVES, LEADS, OWNERS, Reader
from bot.outer_loop.period import Period
from bot.people import pattern_visible

MOST = 3
_RISES = 2.0
"""A rise is said from so many standard deviations of a Poisson count up."""
_MANY = 5

Said = tuple[float, str]
"""How much it matters, and a sentence."""
Builder = Callable[[Reader], Iterator[Said]]


def reviews(reader: Reader) -> Iterator[Said]:
    """Actions that wait for a lead."""
    if reader.role is LEADS and reader.waiting:
        say, number = reader.desk.wording.phrases.standing, len(reader.waiting)
        since = reader.desk.wording.day(min(s.at for s in reader.waiting))
        yield 3.0 + number / 10, say.digest_reviews.format(number=number, since=since)


def recognised(reader: Reader) -> Iterator[Said]:
    """What a lead's team hears back."""
    if reader.role not in {LEADS, CX}:
        return
    done = [a.review.decision for a in reader.now.actions if a.review]
    if done:
        say = reader.desk.wording.phrases.standing
        counts = Counter(done)
        text = say.digest_recognised.format(
            number=counts[Decision.RECOGNISE], nominated=counts[Decision.NOMINATE]
        )
        yield 1.0 + counts[Decision.NOMINATE] / 10, text


def waiting(reader: Reader) -> Iterator[Said]:
    """Escalations without a reply."""
    say = reader.desk.wording.phrases.standing
    left = [e for e in reader.all.escalations if e.waiting]
    overdue = sum(_overdue(reader.all, e.id) for e in left)
    if left:
        text = say.digest_waiting.format(number=len(left), overdue=overdue)
        yield 3.0 + overdue, text


def rises(reader: Reader) -> Iterator[Said]:
    """Touchpoints with more than usual, apart by more than counts are by chance."""
    say, desk = reader.desk.wording.phrases.standing, reader.desk
    span = reader.now.until - reader.now.since
    before = reader.all.within(reader.all.since, reader.now.since)
    usual_spans = (before.until - before.since) / span
    if usual_spans < 1:
        return
    counts, earlier = _by_touchpoint(reader.now), _by_touchpoint(before)
    for touchpoint, now in counts.items():
        usual = earlier[touchpoint] / usual_spans
        apart = (now - usual) / sqrt(max(usual, 1.0))
        known = desk.base.journey.touchpoints.get(touchpoint)
        if known and now >= _MANY and apart >= _RISES:
            text = say.digest_rise.format(
                touchpoint=known.title,
                now=now,
                usual=desk.wording.number(usual, 0),
                owner=desk.owner_title(known.owner),
            )
            yield 2.0 + apart, text


def uncovered(reader: Reader) -> Iterator[Said]:
    """What guidance is silent on, with a question in the advisor's own, redacted words."""
    if reader.role is not CX:
        return
    silent = [q for q in reader.now.questions if q.answer.coverage is Coverage.UNCOVERED]
    if len(silent) >= _MANY and pattern_visible(q.asked.by for q in silent):
        say = reader.desk.wording.phrases.standing
        text = say.digest_uncovered.format(
            number=len(silent),
            of=len(reader.now.questions),
            example=short(silent[-1].answer.question, 80),
        )
        yield 2.5 + len(silent) / max(len(reader.now.questions), 1), text


def beyond_limits(reader: Reader) -> Iterator[Said]:
    """Escalations because of a limit."""
    escalations = reader.now.escalations
    limits = sum(e.first.cause is Cause.EMPOWERMENT for e in escalations)
    if limits >= _MANY and reader.role is not LEADS:
        say = reader.desk.wording.phrases.standing
        text = say.digest_empowerment.format(number=limits, of=len(escalations))
        yield 2.0 + limits / len(escalations), text


def late(reader: Reader) -> Iterator[Said]:
    """Owners who do not reply in time."""
    if reader.role not in {OWNERS, EXECUTIVES, CX}:
        return
    due = [e for e in reader.now.escalations if e.first.due <= reader.now.until]
    behind = 0
    for escalation in due:
        history = reader.now.histories[escalation.id]
        replies = [e.at for e in history if isinstance(e, EscalationReplied)]
        behind += not replies or replies[0] > escalation.first.due
    if behind:
        say = reader.desk.wording.phrases.standing
        yield 1.5 + 2 * behind / len(due), say.digest_late.format(number=behind, of=len(due))


def alone(reader: Reader) -> Iterator[Said]:
    """How much advisors settle themselves."""
    actions, escalations = reader.now.actions, reader.now.escalations
    by = [*(a.logged.by for a in actions), *(e.first.by for e in escalations)]
    if reader.role is EXECUTIVES and pattern_visible(by):
        wording = reader.desk.wording
        of = len(actions) + len(escalations)
        yield (
            2.0,
            wording.phrases.standing.digest_alone.format(
                share=wording.share(len(actions) / of), of=of
            ),
        )


def undecided(reader: Reader) -> Iterator[Said]:
    """Nobody has said yet whether speed or fact counts."""
    if reader.role is EXECUTIVES and reader.desk.base.company.decision_mode is None:
        yield 1.2, reader.desk.wording.phrases.standing.digest_undecided


BUILDERS: tuple[Builder, ...] = (
    reviews,
    waiting,
    rises,
    uncovered,
    beyond_limits,
    late,
    alone,
    recognised,
    undecided,
)


def three_things(reader: Reader, builders: tuple[Builder, ...] = BUILDERS) -> tuple[str, ...]:
    """What matters most, the most first; nothing in a quiet time in which nothing waits.

    A builder speaks once, or others would never be heard beside several rises.
    """
    said = [max(found) for build in builders if (found := list(build(reader)))]
    return tuple(text for _, text in sorted(said, key=lambda s: -s[0])[:MOST])


def _by_touchpoint(period: Period) -> Counter[str]:
    return Counter(
        [
            *(a.now.touchpoint for a in period.actions),
            *(e.first.touchpoint for e in period.escalations),
        ]
    )


def _overdue(period: Period, escalation: str) -> bool:
    return any(isinstance(e, EscalationOverdue) for e in period.histories[escalation])
