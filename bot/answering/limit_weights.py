"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -7.838,
    "ahead": 8.504,
    "score": 8.713,
    "behind": 9.017,
    "used": 1.130,
    "fits": 3.143,
}
