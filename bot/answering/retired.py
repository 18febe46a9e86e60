"""Which retired practice a question asks about, if any: then the answer says "not any more".

A retired item stands near to what replaced it and to much that advisors still do. It is meant if it
is (almost) the nearest of all, nearly as near as its own replacement, and the question does not ask
for an amount that a limit decides. Measured in docs/adr/0018.
"""

from collections.abc import Sequence

from bot.answering.retrieval import RankedItem
from bot.answering.situation import Searched
from bot.answers import Outcome
from bot.guidance.items import Status

_FIRST = 2
_NEAR = 0.65
"""A score that no practice reached which was not meant, unless something else stood nearer."""
_BEHIND, _BEHIND_REPLACEMENT = 0.05, 0.1


def asked_about(
    items: Sequence[RankedItem], outcome: Outcome, searched: Searched
) -> tuple[RankedItem, ...]:
    """The retired ones among the items, best first, that the question is about."""
    if outcome not in {Outcome.NONE, Outcome.UP_TO}:
        return ()
    # By words alone, scores are of another size; then only their order counts.
    least = _NEAR if searched is Searched.FULLY else 0.0
    retired = (r for r in items[:_FIRST] if r.item.status is Status.RETIRED and r.score >= least)
    return tuple(ranked for ranked in retired if _meant(ranked, items))


def _meant(ranked: RankedItem, items: Sequence[RankedItem]) -> bool:
    return all(
        ranked.score >= other.score - _allowed(ranked, other)
        for other in items
        if other.item.status is Status.CURRENT
    )


def _allowed(ranked: RankedItem, other: RankedItem) -> float:
    return _BEHIND_REPLACEMENT if other.item.id == ranked.item.replaced_by else _BEHIND
