"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -6.210,
    "near": 1.049,
    "ahead": 9.186,
    "score": 7.113,
    "behind": 6.433,
    "used": 0.706,
    "fits": 2.073,
}
