"""Coverage's weights and cut points, written by `python -m evals.calibrate`."""

from typing import NamedTuple


class Model(NamedTuple):
    """A logistic model, where *partial* and *covered* begin, and what its word is worth.

    `calibration` holds (probability said, share covered, questions) on questions it was not
    fitted on, half of them covered.
    """

    weights: dict[str, float]
    partial_from: float
    covered_from: float
    calibration: tuple[tuple[float, float, int], ...]


ALONE = Model(
    weights={
        "bias": -2.614,
        "top": 1.306,
        "sentence": 3.575,
        "doubt": -0.846,
        "words": 1.484,
    },
    partial_from=0.167,
    covered_from=0.500,
    calibration=(
        (0.099, 0.135, 2677),
        (0.298, 0.365, 1298),
        (0.499, 0.551, 1223),
        (0.703, 0.649, 1343),
        (0.901, 0.884, 1935),
    ),
)

LINKED = Model(
    weights={
        "bias": -6.398,
        "family": 12.224,
        "asks": -1.909,
        "told": 2.355,
    },
    partial_from=0.577,
    covered_from=0.577,
    calibration=(
        (0.027, 0.019, 69),
        (0.282, 0.230, 13),
        (0.429, 0.405, 4),
        (0.719, 0.792, 20),
        (0.969, 0.964, 162),
    ),
)
