"""placeholder"""

from bot.values import Value


class Model(Value):
    weights: dict[str, float]
    partial_from: float
    covered_from: float


ALONE = Model(weights={"bias": -4.5, "top": 7.0}, partial_from=0.27, covered_from=0.5)
LINKED = Model(
    weights={"bias": -8.03, "family": 14.4, "ruled": 2.5}, partial_from=0.4, covered_from=0.5
)
