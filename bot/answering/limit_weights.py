"""Weights of the model for limits without a name, written by `python -m evals.calibrate_limits`."""

WEIGHTS = {
    "bias": -8.422,
    "near": 0.029,
    "ahead": 8.755,
    "score": 9.839,
    "behind": 8.440,
    "used": 0.975,
    "fits": 2.984,
}
