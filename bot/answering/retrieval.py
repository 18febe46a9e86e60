"""From hits to ranked guidance: what is near in meaning, and what says the same words.

A score is the mean of three cosines (a passage's own, its best sentence's, its whole item's) plus a
share of the BM25 score; an item has the best of each that its passages have. Raw scores are added
as they are: ranks forget how far apart two passages are (score-based fusion; Bruch, Gai and Ingber
2023, "An Analysis of Fusion Functions for Hybrid Retrieval"). Measured in docs/adr/0006.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from bot.guidance.base import GuidanceBase
from bot.guidance.items import Example, Limit, Principle, Status
from bot.guidance.passages import Passage
from bot.ports import Found, Hit

LEXICAL_WEIGHT = 0.03

VOTERS, TEMPERATURE, OWN_WEIGHT = 8, 0.1, 0.6


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """A passage, its fused score, and the hit that the score came from."""

    passage: Passage
    score: float
    hit: Hit

    @property
    def dense(self) -> float:
        """The passage's own cosine; 0 where nothing could be searched by meaning."""
        return self.hit.dense or 0.0


@dataclass(frozen=True, slots=True)
class RankedItem:
    """An item of guidance, its score, and the passage that earned it."""

    item: Principle | Example | Limit
    score: float
    best: RankedPassage


def fuse(found: Found, passages: Mapping[str, Passage]) -> tuple[RankedPassage, ...]:
    """The hits in order of their fused score, best first."""
    ranked = [
        RankedPassage(passage=passages[hit.passage], score=_score(hit), hit=hit)
        for hit in found.hits
        if hit.passage in passages
    ]
    return tuple(sorted(ranked, key=lambda r: -r.score))


def _score(hit: Hit) -> float:
    return _sum(hit.lexical, (hit.dense, hit.sentence, hit.item))


def _sum(lexical: float, cosines: Iterable[float | None]) -> float:
    known = [cosine for cosine in cosines if cosine is not None]
    return (sum(known) / len(known) if known else 0.0) + LEXICAL_WEIGHT * lexical


def items_of(ranked: Sequence[RankedPassage], base: GuidanceBase) -> tuple[RankedItem, ...]:
    """The items that the passages belong to, best first.

    An item has the best of each score that its passages have: what it is about may stand in one,
    and the words of the question in another.
    """
    passages: dict[str, list[RankedPassage]] = {}
    for passage in ranked:
        passages.setdefault(passage.passage.item, []).append(passage)
    items = [
        RankedItem(item=base.by_id[item_id], score=_best(own), best=own[0])
        for item_id, own in passages.items()
    ]
    return tuple(sorted(items, key=lambda r: -r.score))


def _best(passages: Sequence[RankedPassage]) -> float:
    """The score of the best of each."""
    if len(passages) == 1:
        return passages[0].score
    hits = [ranked.hit for ranked in passages]
    dense = max((hit.dense for hit in hits if hit.dense is not None), default=None)
    sentence = max((hit.sentence for hit in hits if hit.sentence is not None), default=None)
    return _sum(max(hit.lexical for hit in hits), (dense, sentence, hits[0].item))


def current(items: Sequence[RankedItem], kind: str) -> tuple[RankedItem, ...]:
    """The current items of one kind, in order."""
    return tuple(r for r in items if r.item.kind == kind and r.item.status is Status.CURRENT)


def governing_principle(items: Sequence[RankedItem]) -> RankedItem | None:
    """The principle that fits best by itself and by the nearest examples that rest on it.

    A principle is put in general words, a question in particular ones; between them stand the
    examples (nearest-neighbour vote, each example weighing less the further it is).
    """
    principles = current(items, "principle")
    examples = current(items, "example")[:VOTERS]
    if not principles:
        return None
    votes: dict[str, float] = {}
    for ranked in examples:
        assert isinstance(ranked.item, Example)
        for principle in ranked.item.principles:
            share = _nearness(ranked, examples[0]) / len(ranked.item.principles) ** 0.5
            votes[principle] = votes.get(principle, 0.0) + share
    total = sum(votes.values()) or 1.0
    first = examples[0] if examples else principles[0]

    def fit(ranked: RankedItem) -> float:
        own = OWN_WEIGHT * _nearness(ranked, first)
        return own + votes.get(ranked.item.id, 0.0) / total

    return max(principles, key=fit)


def _nearness(ranked: RankedItem, first: RankedItem) -> float:
    return exp((ranked.score - first.score) / TEMPERATURE)
