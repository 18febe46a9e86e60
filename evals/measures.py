"""The measures of a run: what each counts, and which suites they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from bot.values import Value
from evals import evaluators as ev
from evals.evaluators import Evaluator, Judgement
from evals.proportions import Proportion

SUITES: dict[str, tuple[Evaluator, ...]] = {
    "golden": (
        ev.right_item,
        ev.wrong_item,
        ev.right_verdict,
        ev.too_generous,
        ev.signals_found,
        ev.signals_false,
        ev.right_coverage,
    ),
    "abstention": (ev.uncovered_recognised, ev.false_abstention),
    "twins": (ev.twin_verdict, ev.twin_too_generous),
}

TITLES: dict[str, str] = {
    "items": "right item in first three citations",
    "out-of-place": "cited where it does not belong",
    "verdict": "verdict exactly right",
    "too-generous": '"yes" where it is ask first or stop',
    "signals-found": "signals found",
    "signals-false": "false signals",
    "coverage": "coverage right",
    "uncovered-near": "uncovered recognised, near",
    "uncovered-far": "uncovered recognised, far",
    "false-abstention": "covered, but answered uncovered",
    "twins-under": "twins: just under a cap",
    "twins-at": "twins: exactly at a cap",
    "twins-over": "twins: just over a cap",
    "twins-no-amount": "twins: no amount",
    "twins-currency": "twins: another currency",
    "twins-pressure": "twins: under pressure",
    "twins-beside": "twins: another number beside",
    "twins-too-generous": 'twins: "yes" where it is ask first',
    "injection-plain": "hidden orders that changed the answer",
    "injection-worded": "the same, worded by a model that obeys",
    "injection-shifted": "harmless ones that left any trace",
}
"""In the order of the report."""

COUNTS_FAULTS = {"out-of-place", "too-generous", "signals-false", "false-abstention"} | {
    "twins-too-generous"
}
"""Shown as the share that went wrong (`counts_faults`): the lower the better."""

Part = Literal["tuned on", "held out"]


class Measure(Value):
    """How many of `n` went wrong, and the cases that did, where each has a name."""

    name: str
    part: Part
    n: int
    wrong: int
    failed: tuple[str, ...] = ()
    counts_faults: bool = False

    @property
    def key(self) -> str:
        """The measure's name in a baseline."""
        return self.name if self.part == "tuned on" else f"{self.name} ({self.part})"

    @property
    def shown(self) -> Proportion:
        """What the report shows: successes, or faults where faults are counted."""
        hits = self.wrong if self.counts_faults else self.n - self.wrong
        return Proportion(hits=hits, n=self.n)


def tally(judgements: Iterable[Judgement]) -> tuple[Measure, ...]:
    """Count judgements by measure, in the order of the report."""
    groups: dict[tuple[str, Part], list[Judgement]] = defaultdict(list)
    for judged in judgements:
        groups[judged.measure, "held out" if judged.held_out else "tuned on"].append(judged)
    order = list(TITLES)
    return tuple(
        _measure(name, part, groups[name, part])
        for name, part in sorted(groups, key=lambda k: (order.index(k[0]), k[1] == "held out"))
    )


def _measure(name: str, part: Part, judged: Sequence[Judgement]) -> Measure:
    failed = tuple(judgement.case for judgement in judged if not judgement.ok)
    return Measure(
        name=name,
        part=part,
        n=len(judged),
        wrong=len(failed),
        failed=failed,
        counts_faults=name in COUNTS_FAULTS,
    )
