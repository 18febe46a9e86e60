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
        "bias": -2.619,
        "top": 1.310,
        "sentence": 3.582,
        "doubt": -0.841,
        "words": 1.469,
    },
    partial_from=0.164,
    covered_from=0.500,
    calibration=(
        (0.099, 0.135, 2676),
        (0.298, 0.360, 1292),
        (0.498, 0.558, 1230),
        (0.702, 0.647, 1345),
        (0.900, 0.884, 1933),
    ),
)

LINKED = Model(
    weights={
        "bias": -8.149,
        "family": 14.490,
    },
    partial_from=0.372,
    covered_from=0.678,
    calibration=(
        (0.040, 0.034, 62),
        (0.306, 0.358, 18),
        (0.479, 0.693, 13),
        (0.692, 0.561, 26),
        (0.948, 0.951, 147),
    ),
)
