"""How far guidance covers a question: a calibrated decision over what search found.

Two logistic models (Cox 1958), as what is near the best item means two different things:

*alone*    in a flat list of items, each for a case of its own, near rivals mean doubt;
*linked*   in a folder whose examples, principles and limits belong together, they are relatives
           that speak for the same answer.

The doubt is the entropy of a softmax over the best scores (Hendrycks and Gimpel 2017, "A Baseline
for Detecting Misclassified and Out-of-Distribution Examples", read over items instead of classes).
Weights and cut points are fitted by `evals.calibrate`; docs/adr/0007-coverage.md has the figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from bot.answering.coverage_weights import ALONE, LINKED
from bot.answering.inquiry import Inquiry
from bot.answering.meaning import content, form, forms
from bot.answering.retrieval import RankedItem, RankedPassage
from bot.answers import Coverage
from bot.guidance.items import ANY_TOUCHPOINT, Example, Limit, Principle
from bot.guidance.words import words

RIVALS = 10
"""The best item and so many less one that are unrelated to it: among them is the doubt."""
RELATIVES = 2
"""So many of the best item's relatives speak for it."""
_SHARP = 0.05
"""A score this much lower is a rival with a weight of 1/e."""

_OWN_MATTER, _AHEAD = 0.68, 0.25

_BY_WORDS_MOST = 0.5
"""Shared words alone are never more than an even chance."""
_BY_WORDS_PARTIAL = 0.5
"""From this share of its words on, something in the folder is about the question."""

_PLAIN = Inquiry()

_CHAT = frozenset(
    "cust custs cx client clients caller ta thx plz ur abt w wants want wanted".split()
)
"""Advisors' words for the customer and for nothing in particular."""


class Judged(NamedTuple):
    """How far guidance covers a question, and how likely it does."""

    coverage: Coverage
    confidence: float


def judge(
    question: str,
    ranked: Sequence[RankedPassage],
    items: Sequence[RankedItem],
    inquiry: Inquiry = _PLAIN,
) -> Judged:
    """Judge what search found, best first, and how the question is put.

    Without hits nothing covers; by words alone nothing covers for certain.
    """
    if not items:
        return Judged(Coverage.UNCOVERED, 0.0)
    if all(each.hit.dense is None for each in ranked):
        return _by_words(words_found(question, items[0].item))
    kin = relatives(items)
    model = LINKED if kin else ALONE
    confidence = probability(_features(question, ranked, items, kin, inquiry), model.weights)
    if confidence >= model.covered_from:
        return Judged(Coverage.COVERED, confidence)
    if confidence >= model.partial_from or (kin and _stands_out(items, kin)):
        return Judged(Coverage.PARTIAL, max(confidence, model.partial_from))
    return Judged(Coverage.UNCOVERED, confidence)


def _by_words(share: float) -> Judged:
    partial = share >= _BY_WORDS_PARTIAL
    return Judged(Coverage.PARTIAL if partial else Coverage.UNCOVERED, _BY_WORDS_MOST * share)


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic model's probability; `weights` holds the features' and the `bias`."""
    logit = weights["bias"] + sum(w * found[name] for name, w in weights.items() if name != "bias")
    return 1 / (1 + exp(-logit))


def features(
    question: str,
    ranked: Sequence[RankedPassage],
    items: Sequence[RankedItem],
    inquiry: Inquiry = _PLAIN,
) -> dict[str, float]:
    """What either model may weigh, for at least one item found by meaning.

    `top` is the best item's score, `sentence` its best sentence's cosine, `family` the mean of its
    score and its best relatives', `doubt` the entropy among it and what is unrelated to it,
    `words` the share of the question's words that it contains; `asks` and `told` are the inquiry's.
    """
    return _features(question, ranked, items, relatives(items), inquiry)


def _features(
    question: str,
    ranked: Sequence[RankedPassage],
    items: Sequence[RankedItem],
    kin: Sequence[RankedItem],
    inquiry: Inquiry,
) -> dict[str, float]:
    best = items[0]
    own = (each.hit.sentence for each in ranked if each.passage.item == best.item.id)
    family = [best.score, *(each.score for each in kin[:RELATIVES])]
    rivals = _rivals(items, kin)
    return {
        "top": best.score,
        "sentence": max((cosine for cosine in own if cosine is not None), default=0.0),
        "family": sum(family) / len(family),
        "doubt": _entropy([best.score, *rivals[: RIVALS - 1]]),
        "words": words_found(question, best.item),
        **inquiry._asdict(),
    }


def _rivals(items: Sequence[RankedItem], kin: Sequence[RankedItem]) -> list[float]:
    """The scores of what is unrelated to the best item, best first."""
    own = {items[0].item.id, *(each.item.id for each in kin)}
    return [each.score for each in items if each.item.id not in own]


def _stands_out(items: Sequence[RankedItem], kin: Sequence[RankedItem]) -> bool:
    """Whether the best item is about the question as nothing unrelated is, its relatives included.

    No uncovered golden case scores as high and as far ahead; what does is one example's own matter.
    """
    best, rival = items[0].score, max(_rivals(items, kin), default=0.0)
    return best >= _OWN_MATTER and best - rival >= _AHEAD


def relatives(items: Sequence[RankedItem]) -> tuple[RankedItem, ...]:
    """Those after the first that belong together with it, best first.

    They are linked with it, share what they are linked to, or share a touchpoint.
    """
    links = frozenset(_links(items[0].item))
    touchpoints = frozenset(items[0].item.touchpoints) - {ANY_TOUCHPOINT}
    return tuple(
        each
        for each in items[1:]
        if not links.isdisjoint(_links(each.item))
        or not touchpoints.isdisjoint(each.item.touchpoints)
    )


def _links(item: Principle | Example | Limit) -> tuple[str, ...]:
    if isinstance(item, Example):
        return (item.id, *item.principles, *item.limits)
    return (item.id,)


def _entropy(scores: Sequence[float]) -> float:
    weights = [exp((score - scores[0]) / _SHARP) for score in scores]
    shares = [weight / sum(weights) for weight in weights]
    return -sum(share * log(share) for share in shares if share > 0)


def words_found(question: str, item: Principle | Example | Limit) -> float:
    """The share of the question's words of content that stand anywhere in the item."""
    asked = asked_words(question)
    known = forms(text_of(item))
    return sum(form(word) in known for word in asked) / len(asked) if asked else 0.0


def asked_words(question: str) -> tuple[str, ...]:
    """The question's words of content, each form once, in order."""
    carry = content(question)
    own = (word for word in words(question) if word not in _CHAT and form(word) in carry)
    return tuple({form(word): word for word in reversed(list(own))}.values())[::-1]


def text_of(item: Principle | Example | Limit) -> str:
    """Everything an item says, keywords and aliases included."""
    return "\n".join(_texts(item))


def _texts(item: Principle | Example | Limit) -> Iterator[str]:
    yield item.title
    for section in item.sections:
        yield section.heading
        yield section.text
    yield from item.keywords
    if isinstance(item, Limit):
        yield from item.aliases
