"""Which limit a question asks about: by name, else by what is nearest to it in meaning.

By name: an alias stands in the question, and search finds the limit at all. Without a name a
logistic model weighs each limit: how near the question is to its title, aliases and first
sentence, how far ahead of the others, what search says, whether the nearest example used it, and
whether an amount fits its unit. Where it isn't sure, no limit is guessed; a likely one is listed.
`evals.calibrate_limits` fits its weights; docs/adr/0009-limits-by-meaning.md has the figures.
"""

from collections.abc import Mapping, Sequence, Set

import numpy as np

from bot.answering.coverage import probability
from bot.answering.limit_weights import WEIGHTS
from bot.answering.limits_near import LimitsNear
from bot.answering.retrieval import RankedItem, current
from bot.guidance.actions import LimitNames, Named, without_name
from bot.guidance.amounts import amounts_as_words, asked_amount, mentions
from bot.guidance.items import Example, Limit
from bot.ports import Vector, Vectors
from bot.values import Value

_CLEAR = 0.20
SURE_FROM, LIKELY_FROM = 0.4, 0.2
_CLOSE = 0.12
_BY_CHANCE = 0.28
"""The shortest of the boundary twins still find the limit they name at 0.32."""
_MEANT = 0.48
"""So near to what a limit is called, its name is meant. Twins that search leaves out: 0.53."""
_FAR, _FURTHEST = 0.12, 0.25
"""Another limit's score this much better, a name that says little, or any, is not enough."""


class Asked(Value):
    """The limit asked about, or null; and all that were named, for listing.

    `likely` is the limit that may be meant where none is named and none is sure. `about` is the
    question without the limit's name, for reading amounts; null if no name is in it.
    """

    limit: Limit | None
    named: tuple[Limit, ...] = ()
    likely: Limit | None = None
    about: str | None = None

    def held_back(self) -> "Asked":
        """The same for a fact that guidance does not cover: what is not named is likely at most."""
        if self.named or self.limit is None:
            return self
        return Asked(limit=None, likely=self.limit)


class LimitsAsked:
    """Finds the limit of a question. Phrases are those that `vectors` were made from."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = tuple(limits)
        self._named = LimitNames(limits)
        self._near = LimitsNear(limits)

    @property
    def phrases(self) -> tuple[str, ...]:
        """What limits are called, to be embedded."""
        return self._near.phrases

    def learn(self, vectors: Vectors) -> None:
        """Take the vectors of `phrases`, in their order."""
        self._near.learn(vectors)

    def find(self, question: str, vector: Vector | None, items: Sequence[RankedItem] = ()) -> Asked:
        """The one limit that the question asks about; null rather than a guess.

        `items` are what search found for it, best first. What the question turns down ("not a
        voucher") isn't asked about.
        """
        spoken = amounts_as_words(question)
        mentioned = self._named.mentioned_in(question)
        written = mentioned.named
        said = written if spoken == question else self._named.named_in(spoken)
        # "20 quid off" says what "money off" names; else the question's own words count.
        by_amount = bool(said) and (not written or said[0].size > written[0].size)
        names = said if by_amount else written
        found = [
            name
            for name in names
            if self._borne_out(name.limit, vector, items)
            and not (
                _says_little(name, question, by_amount)
                and self._outdone(name.limit, question, vector, items)
            )
        ]
        if not found:
            return self._by_meaning(question, vector, items, mentioned.turned_down)
        longest = [n.limit for n in found if n.size == found[0].size]
        limit = self._among(longest, question, self._near.nearness(spoken, vector))
        name = next((n for n in written if limit and n.limit.id == limit.id), None)
        return Asked(
            limit=limit and self._found_instead(limit, items),
            named=tuple(n.limit for n in found),
            about=without_name(question, name) if name else None,
        )

    def weigh(
        self, question: str, vector: Vector, items: Sequence[RankedItem]
    ) -> dict[str, dict[str, float]]:
        """What the model weighs of each limit, by its id.

        `ahead` is how far its nearness (a mean cosine with a share of common words) is from the
        best of the others', `score` what search gave the limit (0: not found), `behind` how far
        that is from the best item's, `used` whether the nearest example used it, `fits` whether an
        amount of its unit is asked for.
        """
        nearness = self._near.nearness(amounts_as_words(question), vector)
        score = {ranked.item.id: ranked.score for ranked in items}
        nearest = next((r.item for r in current(items, "example")), None)
        used = nearest.limits if isinstance(nearest, Example) else ()
        said = mentions(question)
        first, second = (*sorted(nearness, reverse=True), 0.0)[:2]
        return {
            limit.id: {
                "ahead": near - (second if near == first else first),
                "score": score.get(limit.id, 0.0),
                "behind": score.get(limit.id, 0.0) - (items[0].score if items else 0.0),
                "used": float(limit.id in used),
                "fits": float(asked_amount(limit, said) is not None),
            }
            for limit, near in zip(self._limits, nearness, strict=True)
        }

    def _borne_out(self, limit: Limit, vector: Vector | None, items: Sequence[RankedItem]) -> bool:
        """Whether a limit that is named is meant: "isn't picking up" names no collection.

        Search by meaning finds it, or the question is near to what it is called. Without a search,
        or by words alone, the name has to do.
        """
        if vector is None or all(ranked.best.hit.dense is None for ranked in items):
            return True
        if any(r.item.id == limit.id and r.score >= _BY_CHANCE for r in items):
            return True
        return self._near.nearest_phrases(vector)[self._limits.index(limit)] >= _MEANT

    def _outdone(
        self, limit: Limit, question: str, vector: Vector | None, items: Sequence[RankedItem]
    ) -> bool:
        """Whether a name that says little means another limit.

        An expired voucher is no goodwill, a dented table kept for less no credit: search finds
        another limit far nearer, and by all that is weighed the named one is unlikely.
        """
        scores = {r.item.id: r.score for r in items if r.item.kind == "limit"}
        own = scores.pop(limit.id, 0.0)
        if vector is None or not self._near.learned or own < _BY_CHANCE:
            return False
        if max(scores.values(), default=0.0) - own < _FAR:
            return False
        return likelihood(self.weigh(question, vector, items)[limit.id]) < LIKELY_FROM

    def _found_instead(self, named: Limit, items: Sequence[RankedItem]) -> Limit:
        """The limit named, unless search found another one first, and so much nearer.

        "Send a replacement hinge" names a replacement, and is about a spare part.
        """
        own = next((r.score for r in items if r.item.id == named.id), 0.0)
        for limit in self._limits:
            if items and limit == items[0].item and items[0].score - own >= _FURTHEST:
                return limit
        return named

    def _by_meaning(
        self,
        question: str,
        vector: Vector | None,
        items: Sequence[RankedItem],
        turned_down: Set[str],
    ) -> Asked:
        limits = [limit for limit in self._limits if limit.id not in turned_down]
        if vector is None or not self._near.learned or not limits:
            return Asked(limit=None)
        weighed = self.weigh(question, vector, items)
        odds = [likelihood(weighed[limit.id]) for limit in limits]
        best = limits[int(np.argmax(odds))]
        if max(odds) >= SURE_FROM:
            return Asked(limit=best if _in_place(weighed[best.id]) else None)
        return Asked(limit=None, likely=best if max(odds) >= LIKELY_FROM else None)

    def _among(self, tied: list[Limit], question: str, nearness: list[float]) -> Limit | None:
        if len(tied) == 1:
            return tied[0]
        found = mentions(question)
        fitting = [limit for limit in tied if asked_amount(limit, found) is not None]
        if len(fitting) == 1:
            return fitting[0]
        ranked = sorted(tied, key=lambda limit: -nearness[self._limits.index(limit)])
        first, second = (nearness[self._limits.index(limit)] for limit in ranked[:2])
        return ranked[0] if first - second >= _CLEAR else None


def likelihood(weighed: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The probability that a question asks about a limit, from what `LimitsAsked.weigh` gives."""
    return probability(weighed, weights)


def _says_little(name: Named, question: str, by_amount: bool) -> bool:
    """Whether a name is one word, or put together from an amount ("£30 off").

    Who says how much beside it ("reship: 60 quid") means what they name.
    """
    return by_amount or (name.size == 1 and not mentions(question))


def _in_place(weighed: Mapping[str, float]) -> bool:
    """Whether the nearest guidance is of that limit: what is 4 days late may be a parcel."""
    return bool(weighed["used"]) or weighed["behind"] >= -_CLOSE
