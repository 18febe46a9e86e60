"""Three questions a month, anonymous by construction; shown from five answers up.

What is kept of an answer is a count. Who has answered this month is a keyed hash beside it, which
is forgotten with the month. Neither goes through the record's chain: there every entry has a `by`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import IncompleteForm
from bot.logbook.desk import Desk, Visit, form, words
from bot.outer_loop.comparing import Interval, share
from bot.people import SMALLEST_GROUP
from bot.replies import Button, Buttons, Choice, Form, FormField, Reply, Table, Text, Tone
from bot.standing_ports import Tally
from bot.standing_requests import AnswerPulse, Felt, OpenPulse, ShowPulse
from bot.values import Value

QUESTIONS = ("room", "knew", "heard")
GOOD = frozenset({Felt.ALWAYS, Felt.MOSTLY})
_MONTHS = 12


class MonthOfPulse(Value):
    """A month with enough answers: how many, and the share of "always" and "mostly" to each."""

    month: str
    answers: int
    shares: dict[str, float]
    lows: dict[str, float]
    highs: dict[str, float]


class PulseDocument(Value):
    """The pulse for programs; a month with fewer answers than that is not in it."""

    smallest_group: int = SMALLEST_GROUP
    months: tuple[MonthOfPulse, ...]


def months_of(tallies: Sequence[Tally]) -> tuple[MonthOfPulse, ...]:
    """Every month that can be shown, oldest first."""
    found = (
        _month(m, [t for t in tallies if t.month == m]) for m in sorted({t.month for t in tallies})
    )
    return tuple(month for month in found if month is not None)


def _month(month: str, tallies: Sequence[Tally]) -> MonthOfPulse | None:
    of = {q: sum(t.count for t in tallies if t.question == q) for q in QUESTIONS}
    if min(of.values()) < SMALLEST_GROUP:
        return None
    good = {
        q: sum(t.count for t in tallies if t.question == q and t.answer in GOOD) for q in QUESTIONS
    }
    found: dict[str, Interval] = {q: share(good[q], of[q]) for q in QUESTIONS}
    return MonthOfPulse(
        month=month,
        answers=min(of.values()),
        shares={q: found[q].value for q in QUESTIONS},
        lows={q: found[q].low for q in QUESTIONS},
        highs={q: found[q].high for q in QUESTIONS},
    )


def month_at(moment: datetime) -> str:
    """`2026-11`."""
    return f"{moment:%Y-%m}"


@dataclass(frozen=True)
class Pulse:
    """Asks, counts and shows."""

    desk: Desk

    async def open(self, request: OpenPulse, visit: Visit) -> Reply:
        """The three questions."""
        del request, visit
        return form(self._form())

    async def answer(self, request: AnswerPulse, visit: Visit) -> Reply:
        """Count it, once a month for each person."""
        desk, say = self.desk, self.desk.wording.phrases.standing
        given = {q: getattr(request, q) for q in QUESTIONS}
        if missing := [q for q, felt in given.items() if felt is None]:
            raise IncompleteForm(dict.fromkeys(missing, say.needs_felt))
        month = month_at(desk.clock())
        marks = {m for i in visit.person.ids for m in desk.cases.references(f"pulse {month} {i}")}
        mark = desk.cases.references(f"pulse {month} {visit.person.id}")[0]
        counted = await desk.pulses.add(
            month, {q: felt.value for q, felt in given.items()}, mark, marks
        )
        return words(say.pulse_thanks if counted else say.pulse_again)

    async def show(self, request: ShowPulse, visit: Visit) -> Reply:
        """Month by month, with what changed; and the way to answer."""
        del request, visit
        say = self.desk.wording.phrases.standing
        months = months_of(await self.desk.pulses.tallies())[-_MONTHS:]
        button = Buttons(buttons=(Button(label=say.pulse_open, request=OpenPulse()),))
        document = PulseDocument(months=tuple(months))
        if not months:
            text = Text(text=say.pulse_too_few.format(number=SMALLEST_GROUP))
            return Reply(parts=(text, button), document=document)
        table = Table(
            caption=say.pulse_title,
            columns=(say.pulse_month, *(say.pulse_short[q] for q in QUESTIONS)),
            rows=tuple(self._row(month) for month in reversed(months)),
        )
        parts = (table, *self._trend(months), Text(text=say.pulse_method, tone=Tone.QUIET), button)
        return Reply(parts=parts, document=document)

    def _row(self, month: MonthOfPulse) -> tuple[str, ...]:
        say, wording = self.desk.wording.phrases.standing, self.desk.wording
        cells = (
            say.interval.format(
                value=wording.share(month.shares[q]),
                low=wording.share(month.lows[q]),
                high=wording.share(month.highs[q]),
            )
            for q in QUESTIONS
        )
        return (say.pulse_of.format(month=month.month, answers=month.answers), *cells)

    def _trend(self, months: Sequence[MonthOfPulse]) -> tuple[Text, ...]:
        """What moved between the last two months, only where the intervals are apart."""
        if len(months) < 2:
            return ()
        say = self.desk.wording.phrases.standing
        before, now = months[-2:]
        up = [say.pulse_short[q] for q in QUESTIONS if now.lows[q] > before.highs[q]]
        down = [say.pulse_short[q] for q in QUESTIONS if now.highs[q] < before.lows[q]]
        said = [say.pulse_up.format(what=", ".join(up))] if up else []
        said += [say.pulse_down.format(what=", ".join(down))] if down else []
        return (Text(text=" ".join(said) if said else say.pulse_steady),)

    def _form(self) -> Form:
        say = self.desk.wording.phrases.standing
        choices = tuple(Choice(value=f.value, label=say.felt[f.value]) for f in Felt)
        fields = tuple(
            FormField(name=q, label=say.pulse_questions[q], required=True, choices=choices)
            for q in QUESTIONS
        )
        return Form(
            title=say.pulse_title, submit=say.pulse_submit, draft=AnswerPulse(), fields=fields
        )
