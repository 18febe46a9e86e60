"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -9.929,
    "near": 5.810,
    "ahead": 8.041,
    "score": 6.399,
    "behind": 3.949,
    "used": 1.760,
    "fits": 1.797,
}
