"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -7.758,
    "ahead": 8.533,
    "score": 8.583,
    "behind": 8.874,
    "used": 1.106,
    "fits": 3.170,
}
