"""How long answers take, and where the time goes."""

from collections.abc import Sequence

import numpy as np

from bot.values import Value


class Latency(Value):
    """Milliseconds of a run's questions, and each stage's share of the whole."""

    n: int
    p50: float
    p95: float
    stages: dict[str, float]


def percentiles(milliseconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return round(float(p50), 2), round(float(p95), 2)


def latency_of(timings: Sequence[dict[str, float]]) -> Latency | None:
    """Percentiles over answers' own `timings_ms`; null when there are none."""
    if not timings:
        return None
    p50, p95 = percentiles([timing["total"] for timing in timings])
    whole = sum(timing["total"] for timing in timings) or 1.0
    stages = dict.fromkeys(stage for timing in timings for stage in timing if stage != "total")
    return Latency(
        n=len(timings),
        p50=p50,
        p95=p95,
        stages={
            stage: round(sum(timing.get(stage, 0.0) for timing in timings) / whole, 3)
            for stage in stages
        },
    )
