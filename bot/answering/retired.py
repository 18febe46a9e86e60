"""Which retired practice a question asks about, if any: then the answer says "not any more".

A retired item stands near to what replaced it and to much that advisors still do. It is meant if it
is (almost) the nearest of all, nearly as near as its own replacement, and the question does not ask
for an amount that a limit decides. Measured in docs/adr/0018.
"""

from bot.answering.retrieval import RankedItem
from bot.answering.situation import Searched, Situation
from bot.answers import Outcome
from bot.guidance.items import Status

_FIRST = 2
_NEAR = 0.65
"""A score that no practice reached which was not meant, unless something else stood nearer."""
_BEHIND, _BEHIND_REPLACEMENT = 0.05, 0.1


def asked_about(situation: Situation) -> tuple[RankedItem, ...]:
    """The retired items that the question is about, best first."""
    ruling = situation.discretion.ruling
    if ruling.outcome not in {Outcome.NONE, Outcome.UP_TO}:
        return ()
    found = situation.items[:_FIRST]
    return tuple(r for r in found if r.item.status is Status.RETIRED and _meant(r, situation))


def _meant(ranked: RankedItem, situation: Situation) -> bool:
    # By words alone, scores are of another size; then only their order counts.
    if situation.searched is Searched.FULLY and ranked.score < _NEAR:
        return False
    return all(
        ranked.score >= other.score - _allowed(ranked, other)
        for other in situation.items
        if other.item.status is Status.CURRENT
    )


def _allowed(ranked: RankedItem, other: RankedItem) -> float:
    return _BEHIND_REPLACEMENT if other.item.id == ranked.item.replaced_by else _BEHIND
