"""Does doing the right thing pay back: cases where leeway was used, beside the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from bot.errors import IncompleteForm, NotAllowed
from bot.logbook.csv_rows import BadRows
from bot.logbook.desk import Desk, Visit, words
from bot.outer_loop.comparing import Interval, difference_of_means, difference_of_shares
from bot.outer_loop.outcome_rows import read_outcomes
from bot.people import Right, may
from bot.replies import Reply, Table, Text, Tone
from bot.standing_ports import Followed, OutcomeKind
from bot.standing_requests import ImportOutcomes, ShowPayback
from bot.values import Value

SMALLEST_SAMPLE = 30
"""Nothing is compared with fewer cases than that in either group."""

_SHOWN = 20
_CARE = {OutcomeKind.KEPT, OutcomeKind.LEFT}


class Side(Value):
    """One group: how many cases, and their share (0 to 1) or mean score; null with too few."""

    cases: int
    value: float | None


class Compared(Value):
    """One outcome in both groups; `difference` is used minus not used, null with too few cases."""

    kind: OutcomeKind
    measure: Literal["share", "mean"]
    used: Side
    not_used: Side
    difference: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out "no difference"."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


class PaybackDocument(Value):
    """The comparison for programs."""

    smallest_sample: int = SMALLEST_SAMPLE
    outcomes: tuple[Compared, ...]
    caveat: str


def compared(followed: Sequence[Followed]) -> tuple[Compared, ...]:
    """Every outcome that both groups can have; those with too few cases without figures."""
    shares = (
        _shares(followed, OutcomeKind.KEPT, lambda case: bool(case.kinds & _CARE)),
        _shares(followed, OutcomeKind.CAME_BACK, lambda _: True),
        _shares(followed, OutcomeKind.COMPLAINED, lambda _: True),
    )
    return (*shares, _means(followed))


def _shares(
    followed: Sequence[Followed], kind: OutcomeKind, counts: Callable[[Followed], bool]
) -> Compared:
    known = [case for case in followed if counts(case)]
    of = {used: sum(case.used is used for case in known) for used in (True, False)}
    hits = {u: sum(case.used is u and kind in case.kinds for case in known) for u in (True, False)}
    enough = min(of.values()) >= SMALLEST_SAMPLE
    found = difference_of_shares(hits[True], of[True], hits[False], of[False]) if enough else None
    values = {used: hits[used] / of[used] if enough else None for used in of}
    return _compared(kind, "share", of, values, found)


def _means(followed: Sequence[Followed]) -> Compared:
    scores = {
        u: [fmean(c.surveys) for c in followed if c.surveys and c.used is u] for u in (True, False)
    }
    of = {used: len(values) for used, values in scores.items()}
    enough = min(of.values()) >= SMALLEST_SAMPLE
    found = difference_of_means(scores[True], scores[False]) if enough else None
    values = {used: fmean(scores[used]) if enough else None for used in scores}
    return _compared(OutcomeKind.SURVEY, "mean", of, values, found)


def _compared(
    kind: OutcomeKind,
    measure: Literal["share", "mean"],
    of: Mapping[bool, int],
    values: Mapping[bool, float | None],
    found: Interval | None,
) -> Compared:
    return Compared(
        kind=kind,
        measure=measure,
        used=Side(cases=of[True], value=values[True]),
        not_used=Side(cases=of[False], value=values[False]),
        difference=found.value if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
    )


@dataclass(frozen=True)
class Payback:
    """Answers whoever asks whether it pays back, and whoever brings outcomes in."""

    desk: Desk

    async def take_in(self, request: ImportOutcomes, visit: Visit) -> Reply:
        """All or nothing; what is there already is replaced."""
        if not may(visit.person, Right.KEEP_RECORD):
            raise NotAllowed(f"outcomes, by {visit.person.id}")
        desk, say = self.desk, self.desk.wording.phrases.standing
        try:
            outcomes = read_outcomes(request.csv, desk.cases, desk.clock().date())
        except BadRows as bad:
            raise IncompleteForm(self._first(bad.faults)) from bad
        await desk.outcomes.take_in(outcomes)
        return words(say.outcomes_taken.format(number=len(outcomes)))

    async def show(self, request: ShowPayback, visit: Visit) -> Reply:
        """The comparison, and what it cannot show."""
        del request, visit
        say = self.desk.wording.phrases.standing
        found = compared(await self.desk.outcomes.followed())
        shown = [one for one in found if one.difference is not None]
        document = PaybackDocument(outcomes=found, caveat=say.payback_caveat)
        if not shown:
            most = max((min(one.used.cases, one.not_used.cases) for one in found), default=0)
            text = say.payback_too_few.format(number=SMALLEST_SAMPLE, most=most)
            return Reply(parts=(Text(text=text),), document=document)
        rows = tuple(self._row(one) for one in shown)
        table = Table(caption=say.payback_title, columns=say.payback_columns, rows=rows)
        plainly = " ".join(self.in_words(one) for one in shown)
        parts = (
            Text(text=plainly),
            table,
            Text(text=say.payback_caveat),
            Text(text=say.payback_method, tone=Tone.QUIET),
        )
        return Reply(parts=parts, document=document)

    def in_words(self, one: Compared) -> str:
        """One outcome in a sentence that claims no more than its interval."""
        say = self.desk.wording.phrases.standing
        assert one.difference is not None
        name = say.outcomes[one.kind.value]
        if not one.clear:
            return say.payback_unclear.format(outcome=name)
        template = say.payback_more if one.difference > 0 else say.payback_less
        return template.format(outcome=name)

    def _row(self, one: Compared) -> tuple[str, ...]:
        say = self.desk.wording.phrases.standing
        assert one.difference is not None
        assert one.low is not None
        assert one.high is not None
        shows = self._share if one.measure == "share" else self._mean
        apart = self._points if one.measure == "share" else self._mean
        sides = (
            say.payback_side.format(value=shows(side.value or 0.0), cases=side.cases)
            for side in (one.used, one.not_used)
        )
        difference = say.interval.format(
            value=apart(one.difference), low=apart(one.low), high=apart(one.high)
        )
        return (say.outcomes[one.kind.value], *sides, difference)

    def _share(self, value: float) -> str:
        return self.desk.wording.share(value)

    def _mean(self, value: float) -> str:
        return self.desk.wording.number(value, 2)

    def _points(self, value: float) -> str:
        return self.desk.wording.number(100 * value, 1)

    def _first(self, faults: Sequence[str]) -> dict[str, str]:
        shown = {f"csv {n}": fault for n, fault in enumerate(faults[:_SHOWN])}
        if len(faults) > _SHOWN:
            shown["csv"] = self.desk.say.more.format(number=len(faults) - _SHOWN)
        return shown
