"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -7.781,
    "ahead": 8.521,
    "score": 8.620,
    "behind": 9.068,
    "used": 1.134,
    "fits": 3.145,
}
