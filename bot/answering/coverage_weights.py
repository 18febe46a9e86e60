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
        "top": 1.127,
        "sentence": 3.019,
        "doubt": -0.952,
        "words": 1.683,
    },
    partial_from=0.174,
    covered_from=0.500,
    calibration=(
        (0.101, 0.120, 2686),
        (0.294, 0.363, 1348),
        (0.500, 0.580, 1215),
        (0.703, 0.658, 1354),
        (0.900, 0.875, 1873),
    ),
)

LINKED = Model(
    weights={
        "bias": -8.301,
        "family": 15.167,
    },
    partial_from=0.475,
    covered_from=0.500,
    calibration=(
        (0.040, 0.012, 25),
        (0.332, 0.608, 6),
        (0.498, 0.554, 10),
        (0.732, 1.000, 13),
        (0.941, 0.887, 79),
    ),
)
