"""The baseline: counts that a run may not fall behind, and the cases that failed then.

Counts, not shares, so that a difference of one case shows; no tolerance.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from bot.values import Value
from evals.measures import Measure

BASELINE = Path(__file__).with_name("baseline.json")


class Kept(Value):
    """One measure at the time of the baseline."""

    n: int
    wrong: int
    failed: tuple[str, ...] = ()


_BASELINE = TypeAdapter(dict[str, Kept])


class Change(Value):
    """What became of one measure. `broken` failed only now, `mended` only then."""

    measure: str
    held_out: bool
    was: str
    now: str
    worse: bool
    broken: tuple[str, ...]
    mended: tuple[str, ...]


def read_baseline(path: Path = BASELINE) -> dict[str, Kept]:
    """The kept measures; none if there is no baseline yet."""
    return _BASELINE.validate_json(path.read_bytes()) if path.exists() else {}


def write_baseline(measures: Sequence[Measure], path: Path = BASELINE) -> None:
    """Keep these measures; those that this run did not take stay as they were."""
    kept = read_baseline(path) | {
        m.key: Kept(n=m.n, wrong=m.wrong, failed=tuple(sorted(m.failed))) for m in measures
    }
    text = json.dumps(_BASELINE.dump_python(kept, mode="json"), indent=1, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def compare(measures: Sequence[Measure], kept: dict[str, Kept]) -> tuple[Change, ...]:
    """Every measure that differs from the baseline, the worse ones first."""
    changes = [_change(measure, kept[measure.key]) for measure in measures if measure.key in kept]
    moved = [c for c in changes if c.broken or c.mended or c.was != c.now]
    return tuple(sorted(moved, key=lambda c: not c.worse))


def _change(measure: Measure, was: Kept) -> Change:
    before, now = sorted(was.failed), sorted(measure.failed)
    return Change(
        measure=measure.key,
        held_out=measure.part == "held out",
        was=f"{was.n - was.wrong} of {was.n}",
        now=f"{measure.n - measure.wrong} of {measure.n}",
        # Shares compared without division: more failed of as many, or of fewer.
        worse=measure.wrong * was.n > was.wrong * measure.n,
        broken=tuple(case for case in now if case not in before),
        mended=tuple(case for case in before if case not in now),
    )
