"""Outcomes and the pulse in memory."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from bot.changes import Erasure
from bot.standing_ports import CaseOutcome, Followed, OutcomeKind, Tally

Cases = Callable[[], frozenset[str]]
"""The references of cases that an action was logged for."""


class MemoryOutcomes:
    """Implements `bot.standing_ports.Outcomes`."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._rows: dict[tuple[str, OutcomeKind, date], float | None] = {}

    async def take_in(self, outcomes: Sequence[CaseOutcome]) -> None:
        """All of them."""
        used = self._cases()
        for outcome in outcomes:
            case = next((case for case in outcome.cases if case in used), outcome.cases[0])
            self._rows[case, outcome.kind, outcome.on] = outcome.value

    async def followed(self) -> tuple[Followed, ...]:
        """One for each case."""
        used = self._cases()
        return tuple(
            self._followed(case, case in used) for case in sorted({c for c, _, _ in self._rows})
        )

    def _followed(self, case: str, used: bool) -> Followed:
        theirs = sorted((on, kind) for c, kind, on in self._rows if c == case)
        either = {OutcomeKind.KEPT, OutcomeKind.LEFT}
        settled = [kind for _, kind in theirs if kind in either]
        others = {kind for _, kind in theirs} - either
        scores = (self._rows[case, kind, on] for on, kind in theirs if kind is OutcomeKind.SURVEY)
        return Followed(
            used=used,
            kinds=frozenset({*others, *settled[-1:]}),
            surveys=tuple(score for score in scores if score is not None),
        )

    def erase(self, erasure: Erasure) -> None:
        """With the case, or by retention."""
        for case, kind, on in list(self._rows):
            old = erasure.before is not None and on < erasure.before.date()
            if old or case in erasure.case:
                del self._rows[case, kind, on]


class MemoryPulses:
    """Implements `bot.standing_ports.Pulses`."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str], int] = {}
        self._marks: tuple[str, set[str]] = ("", set())

    async def add(
        self, month: str, answers: Mapping[str, str], mark: str, known_as: Collection[str]
    ) -> bool:
        """Counted once a month for each mark."""
        if self._marks[0] != month:
            self._marks = (month, set())
        if self._marks[1] & {mark, *known_as}:
            return False
        self._marks[1].add(mark)
        for question, answer in answers.items():
            key = (month, question, answer)
            self._counts[key] = self._counts.get(key, 0) + 1
        return True

    async def tallies(self) -> tuple[Tally, ...]:
        """By month, question and answer."""
        return tuple(
            Tally(month=month, question=question, answer=answer, count=count)
            for (month, question, answer), count in sorted(self._counts.items())
        )
