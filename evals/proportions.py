"""Shares with their uncertainty: how often something happened among n."""

from math import sqrt

from bot.values import Value

_Z = 1.959964  # two-sided 95 %


class Proportion(Value):
    """`hits` among `n`."""

    hits: int
    n: int

    @property
    def share(self) -> float:
        """The share of hits; 0 when nothing was counted."""
        return self.hits / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 % (Wilson 1927), which stays honest for small n."""
        if not self.n:
            return 0.0, 1.0
        z2 = _Z * _Z
        centre = self.share + z2 / (2 * self.n)
        spread = _Z * sqrt(self.share * (1 - self.share) / self.n + z2 / (4 * self.n**2))
        scale = 1 + z2 / self.n
        return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
