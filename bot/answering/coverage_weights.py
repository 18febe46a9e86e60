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
        "bias": -6.633,
        "family": 12.695,
        "asks": -1.874,
        "told": 17.381,
    },
    partial_from=0.462,
    covered_from=0.500,
    calibration=(
        (0.029, 0.019, 67),
        (0.303, 0.127, 15),
        (0.473, 1.000, 7),
        (0.708, 0.729, 20),
        (0.967, 0.972, 158),
    ),
)
