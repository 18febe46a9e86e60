"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -7.988,
    "near": 1.402,
    "ahead": 8.123,
    "score": 8.799,
    "behind": 6.238,
    "used": 0.539,
    "fits": 2.678,
}
