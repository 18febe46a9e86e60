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
        "bias": -2.097,
        "top": 1.129,
        "sentence": 3.015,
        "doubt": -0.951,
        "words": 1.683,
    },
    partial_from=0.174,
    covered_from=0.500,
    calibration=(
        (0.101, 0.120, 2683),
        (0.294, 0.362, 1351),
        (0.500, 0.580, 1215),
        (0.703, 0.658, 1354),
        (0.900, 0.875, 1873),
    ),
)

LINKED = Model(
    weights={
        "bias": -8.032,
        "family": 14.426,
    },
    partial_from=0.331,
    covered_from=0.500,
    calibration=(
        (0.036, 0.037, 25),
        (0.290, 0.318, 10),
        (0.435, 0.482, 4),
        (0.738, 0.669, 15),
        (0.960, 0.960, 79),
    ),
)
