"""A change of guidance, tried before it is merged: the same questions to the old and to the new.

Golden cases are judged by what they expect; boundary twins by the limits of the guidance that
answers; real questions by nothing: of these it only shows what changes.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Literal

from bot.answers import Answer, Coverage, Outcome, Quantity
from bot.guidance.base import GuidanceBase
from bot.guidance.verdict import rule
from bot.outer_loop.golden import Expected, ExpectedVerdict, GoldenCase, faults_in, first_items
from bot.outer_loop.twins.bound import bounds_of
from bot.outer_loop.twins.questions import Twin, sample, twins_of
from bot.people import Role
from bot.values import Value

TWINS = 2
"""So many of each limit and kind of twin are asked."""

Source = Literal["golden", "twin", "log"]
Ask = Callable[[str, Role], Awaitable[Answer]]
"""One version of the guidance, to be asked."""


class Replayed(Value):
    """A question to both, and what is expected of each; null where nothing is."""

    id: str
    source: Source
    text: str
    role: Role
    old: Expected | None = None
    new: Expected | None = None


class Seen(Value):
    """What of an answer is compared: its first citations, the verdict, the signals, coverage."""

    coverage: Coverage
    outcome: Outcome
    limit: str | None
    decides: str | None
    amount: Quantity | None
    items: tuple[str, ...]
    signals: tuple[str, ...]


class Row(Value):
    """A question whose answer changes. `changed` names what does: fields of `Seen`.

    `faults` is what is not as expected in the new answer; `broken` that the old one had none, and
    `mended` the other way round.
    """

    id: str
    source: Source
    question: str
    role: Role
    old: Seen
    new: Seen
    changed: tuple[str, ...]
    faults: tuple[str, ...]
    broken: bool
    mended: bool


class Comparison(Value):
    """Everything that changes, what breaks first. `asked`, `failing` before and now by source."""

    old_version: str
    new_version: str
    asked: dict[str, int]
    failed: dict[str, int]
    fails: dict[str, int]
    rows: tuple[Row, ...]

    @property
    def broken(self) -> tuple[Row, ...]:
        """What was right and is no longer."""
        return tuple(row for row in self.rows if row.broken)


def golden_questions(cases: Sequence[GoldenCase]) -> Iterator[Replayed]:
    """Golden cases expect the same of both."""
    for case in cases:
        expected = case.expect
        yield Replayed(
            id=case.id, source="golden", text=case.ask, role=case.role, old=expected, new=expected
        )


def twin_questions(
    old: GuidanceBase, new: GuidanceBase, per_group: int = TWINS
) -> Iterator[Replayed]:
    """Twins around the caps of both; each has to say what its own limits say."""
    both = [*sample(twins_of(bounds_of(old)), per_group=per_group)]
    both += sample(twins_of(bounds_of(new)), per_group=per_group)
    for twin in {(t.text, t.role): t for t in both}.values():
        yield Replayed(
            id=twin.id,
            source="twin",
            text=twin.text,
            role=twin.role,
            old=_ruled(twin, old),
            new=_ruled(twin, new),
        )


def _ruled(twin: Twin, base: GuidanceBase) -> Expected | None:
    """What the limit itself says; nothing where none of that name counts in that unit."""
    limit = next((limit for limit in base.limits if limit.id == twin.bound.id), None)
    if limit is None or limit.unit != twin.bound.unit:
        return None
    ruling = rule(limit, twin.role, twin.quantity, (), base.company.currency)
    verdict = ExpectedVerdict(
        outcome=ruling.outcome, limit=limit.id, decides=ruling.decides, amount=ruling.amount
    )
    return Expected(verdict=verdict, signals=())


def real_questions(texts: Sequence[tuple[str, str]]) -> Iterator[Replayed]:
    """Questions of the log by their id, redacted, each text once; asked as an advisor."""
    for text, entry in {text: entry for entry, text in texts}.items():
        yield Replayed(id=entry, source="log", text=text, role=Role.ADVISOR)


async def replay(
    questions: Sequence[Replayed],
    old: Ask,
    new: Ask,
    versions: tuple[str, str],
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Ask both everything, and keep what differs."""
    rows: list[Row] = []
    failed, fails = Counter[str](), Counter[str]()
    for done, question in enumerate(questions, 1):
        before = await old(question.text, question.role)
        now = await new(question.text, question.role)
        row = compared(question, before, now)
        failed[question.source] += bool(question.old and faults_in(question.old, before))
        fails[question.source] += bool(row.faults)
        if row.changed or row.broken or row.mended:
            rows.append(row)
        if progress is not None:
            progress(done, len(questions))
    order = ("golden", "twin", "log")
    rows.sort(key=lambda row: (not row.broken, order.index(row.source), not row.mended))
    return Comparison(
        old_version=versions[0],
        new_version=versions[1],
        asked=dict(Counter(question.source for question in questions)),
        failed=dict(failed),
        fails=dict(fails),
        rows=tuple(rows),
    )


def compared(question: Replayed, before: Answer, now: Answer) -> Row:
    """What differs between two answers to the same question, and whether that breaks it."""
    old, new = _seen(before), _seen(now)
    was = faults_in(question.old, before) if question.old else ()
    faults = faults_in(question.new, now) if question.new else ()
    return Row(
        id=question.id,
        source=question.source,
        question=question.text,
        role=question.role,
        old=old,
        new=new,
        changed=tuple(n for n in Seen.model_fields if getattr(old, n) != getattr(new, n)),
        faults=faults,
        broken=bool(set(faults) - set(was)),
        mended=bool(was) and not faults and question.new is not None,
    )


def _seen(answer: Answer) -> Seen:
    verdict = answer.verdict
    return Seen(
        coverage=answer.coverage,
        outcome=verdict.outcome,
        limit=verdict.limit,
        decides=verdict.decides,
        amount=verdict.amount,
        items=first_items(answer),
        signals=answer.signals,
    )
