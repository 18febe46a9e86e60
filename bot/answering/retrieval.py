"""From hits to ranked guidance: what is near in meaning, and what says the same words.

A score is the weighted mean of three cosines (a passage's own, its best sentence's, its whole
item's) plus a share of the BM25 score; an item has the best of each that its passages have. Raw
scores are added as they are: ranks forget how far apart two passages are (score-based fusion;
Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval"). Measured in
docs/adr/0006.
"""

from collections.abc import Mapping, Sequence
from math import exp
from operator import attrgetter
from typing import NamedTuple

from bot.guidance.base import GuidanceBase
from bot.guidance.items import Example, Limit, Principle, Status
from bot.guidance.passages import Passage
from bot.ports import Found, Hit

PASSAGE_WEIGHT, SENTENCE_WEIGHT, ITEM_WEIGHT = 1 / 6, 2 / 6, 3 / 6
LEXICAL_WEIGHT = 0.03
_SCORE = attrgetter("score")

VOTERS, TEMPERATURE, OWN_WEIGHT = 8, 0.1, 0.6


class RankedPassage(NamedTuple):
    """A passage, its fused score, and the hit that the score came from."""

    passage: Passage
    score: float
    hit: Hit

    @property
    def dense(self) -> float:
        """The passage's own cosine; 0 where nothing could be searched by meaning."""
        return self.hit.dense or 0.0


class RankedItem(NamedTuple):
    """An item of guidance, its score, and the passage that earned it."""

    item: Principle | Example | Limit
    score: float
    best: RankedPassage


def fuse(found: Found, passages: Mapping[str, Passage]) -> tuple[RankedPassage, ...]:
    """The hits in order of their fused score, best first."""
    ranked = [
        RankedPassage(passages[hit.passage], _score(*hit[1:]), hit)
        for hit in found.hits
        if hit.passage in passages
    ]
    return tuple(sorted(ranked, key=_SCORE, reverse=True))


def _score(
    lexical: float, dense: float | None, sentence: float | None, item: float | None
) -> float:
    by_meaning = 0.0
    if dense is not None and sentence is not None and item is not None:  # all of them or none
        by_meaning = PASSAGE_WEIGHT * dense + SENTENCE_WEIGHT * sentence + ITEM_WEIGHT * item
    return by_meaning + LEXICAL_WEIGHT * lexical


def items_of(ranked: Sequence[RankedPassage], base: GuidanceBase) -> tuple[RankedItem, ...]:
    """The items that the passages belong to, best first.

    An item has the best of each score that its passages have: what it is about may stand in one,
    and the words of the question in another.
    """
    passages: dict[str, list[RankedPassage]] = {}
    for passage in ranked:
        passages.setdefault(passage.passage.item, []).append(passage)
    items = [RankedItem(base.by_id[id_], _best(own), own[0]) for id_, own in passages.items()]
    return tuple(sorted(items, key=_SCORE, reverse=True))


def _best(passages: Sequence[RankedPassage]) -> float:
    """The score of the best of each."""
    if len(passages) == 1 or passages[0].hit.dense is None:
        return passages[0].score
    scores = zip(*(ranked.hit[1:] for ranked in passages), strict=True)
    return _score(*map(max, scores))


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
