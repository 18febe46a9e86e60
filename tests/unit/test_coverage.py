"""How far guidance covers a question, judged from what search found."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.coverage import Judged, features, judge, relatives, words_found
from bot.answering.coverage_weights import ALONE, LINKED, Model
from bot.answering.inquiry import Inquiry
from bot.answering.retrieval import RankedItem, RankedPassage
from bot.answers import Coverage
from bot.guidance.items import Example, Principle, Section, Status
from bot.guidance.passages import Passage
from bot.ports import Hit
from evals.calibration import Kind, Sample, calibration, fit, left_out, lower_cut, table, upper_cut

LAMP = "A lamp that arrives broken is replaced. The advisor does not ask for a photo."


def principle(item: str, text: str = LAMP, touchpoint: str = "any") -> Principle:
    return Principle(
        id=item,
        title=item.replace("-", " "),
        touchpoints=(touchpoint,),
        owner="range",
        review_by=date(2030, 1, 1),
        status=Status.CURRENT,
        path=f"principles/{item}.md",
        sections=(Section(heading="What good looks like", text=text, line=1),),
    )


def example(item: str, principles: tuple[str, ...], touchpoint: str = "any") -> Example:
    return Example(
        **principle(item, touchpoint=touchpoint).model_dump(exclude={"kind"}),
        principles=principles,
        source="workshop",
    )


def found(
    *scored: tuple[Principle | Example, float], dense: bool = True
) -> tuple[list[RankedPassage], list[RankedItem]]:
    """Passages and items with those scores, best first."""
    ranked = [_passage(item, score, dense) for item, score in scored]
    items = [
        RankedItem(item=item, score=score, best=passage)
        for (item, score), passage in zip(scored, ranked, strict=True)
    ]
    return ranked, items


def _passage(item: Principle | Example, score: float, dense: bool) -> RankedPassage:
    cosine = min(score, 1.0) if dense else None
    passage = Passage(
        id=f"{item.id}#text.1", item=item.id, kind=item.kind, heading="", context="", text=LAMP
    )
    hit = Hit(passage=passage.id, lexical=1.0, dense=cosine, sentence=cosine, item=cosine)
    return RankedPassage(passage=passage, score=score, hit=hit)


def _related(one: Principle | Example, other: Principle | Example) -> bool:
    _, items = found((one, 0.9), (other, 0.8))
    return bool(relatives(items))


def judged(question: str, *scored: tuple[Principle | Example, float]) -> Judged:
    return judge(question, *found(*scored))


def test_nothing_found_is_uncovered_for_certain() -> None:
    assert judge("broken lamp", [], []) == Judged(coverage=Coverage.UNCOVERED, confidence=0.0)


def test_one_clear_hit_that_says_the_words_is_covered() -> None:
    answer = judged("the lamp arrived broken", (principle("lamp"), 0.95), (principle("bed"), 0.2))

    assert answer.coverage is Coverage.COVERED
    assert answer.confidence >= ALONE.covered_from


def test_distant_hits_are_uncovered() -> None:
    answer = judged("capital of peru", (principle("lamp"), 0.1), (principle("bed"), 0.09))

    assert answer.coverage is Coverage.UNCOVERED
    assert answer.confidence < ALONE.partial_from


def test_near_rivals_in_a_flat_list_mean_doubt() -> None:
    rivals = [(principle(f"rival-{n}"), 0.6) for n in range(9)]

    clear = judged("broken lamp", (principle("lamp"), 0.6), (principle("bed"), 0.2))

    assert judged("broken lamp", (principle("lamp"), 0.6), *rivals).confidence < clear.confidence


def test_relatives_that_score_alike_speak_for_the_answer() -> None:
    best = (example("lamp", ("trust",)), 0.6)
    near, far = (
        judged("broken lamp", best, (principle("trust"), score), (principle("bed"), 0.5))
        for score in (0.58, 0.2)
    )

    assert near.confidence > far.confidence


def test_in_linked_guidance_a_question_for_a_fact_is_covered_by_what_is_nearer_only() -> None:
    near = found((example("lamp", ("trust",)), 0.56), (principle("trust"), 0.54))

    fact, case = (
        judge("broken lamp", *near, Inquiry(asks, told)) for asks, told in ((1, -0.05), (0, 0.05))
    )

    assert fact.coverage is Coverage.UNCOVERED
    assert case.coverage is Coverage.COVERED


def test_by_words_alone_it_is_partial_at_most_and_never_likelier_than_even() -> None:
    answer = judge("lamp arrives broken", *found((principle("lamp"), 3.0), dense=False))

    assert answer.coverage is Coverage.PARTIAL
    assert answer.confidence <= 0.5


def test_by_words_alone_a_question_of_other_words_is_uncovered() -> None:
    question = "broken invoices, payroll deadlines, pension forms"
    answer = judge(question, *found((principle("lamp"), 1.0), dense=False))

    assert answer.coverage is Coverage.UNCOVERED


def test_words_count_in_any_form_and_once() -> None:
    item = principle("lamp", "We refunded it and delivered another.")

    assert words_found("refund the delivery, voucher or vouchers", item) == pytest.approx(2 / 3)


def test_words_for_the_customer_do_not_count() -> None:
    item = principle("a")

    assert words_found("cust wants lamps, customs?", item) == words_found("lamps, customs?", item)


def test_keywords_count_as_what_the_item_says() -> None:
    item = principle("lamp").model_copy(update={"keywords": ("customs duty",)})

    assert words_found("customs in belfast", item) == 0.5


def test_a_question_without_words_of_content_finds_none() -> None:
    assert words_found("and what about it?", principle("lamp")) == 0.0


def test_items_are_related_by_link_by_a_shared_link_or_by_touchpoint() -> None:
    trust = principle("trust", touchpoint="billing")
    one, two = example("one", ("trust",)), example("two", ("trust",))

    assert _related(one, trust)
    assert _related(trust, one)
    assert _related(one, two)
    assert _related(principle("a", touchpoint="billing"), trust)


def test_any_touchpoint_relates_nothing() -> None:
    assert not _related(principle("a"), principle("b"))


def test_relatives_are_those_of_the_best_item_only() -> None:
    one, two = example("one", ("trust",)), example("two", ("pace",))
    _, items = found((one, 0.9), (two, 0.8), (principle("trust"), 0.7), (principle("pace"), 0.6))

    assert [each.item.id for each in relatives(items)] == ["trust"]


def test_relatives_are_no_doubt() -> None:
    ranked, items = found((example("one", ("trust",)), 0.9), (principle("trust"), 0.89))

    assert features("lamp", ranked, items)["doubt"] == 0.0


@given(
    st.lists(st.floats(-1, 12, allow_nan=False), min_size=1, max_size=60),
    st.text(max_size=200),
)
def test_confidence_is_a_probability_whatever_was_asked(scores: list[float], question: str) -> None:
    scored = [(principle(f"p{n}"), s) for n, s in enumerate(sorted(scores, reverse=True))]

    answer = judged(question, *scored)

    assert 0 <= answer.confidence <= 1


@pytest.mark.parametrize("model", [ALONE, LINKED])
def test_shipped_cut_points_are_in_order_and_calibration_rises(model: Model) -> None:
    assert 0 < model.partial_from <= model.covered_from < 1
    shares = [covered for _, covered, n in model.calibration if n >= 20]
    assert shares == sorted(shares)


def samples(family: str, seed: int, shift: float = 0.0) -> list[Sample]:
    rng = np.random.default_rng(seed)
    kinds: Sequence[tuple[Kind, float]] = (("covered", 2.0), ("near", 1.0), ("far", 0.0))
    return [
        Sample(family=family, test=family, kind=kind, features={"a": x + shift, "b": y})
        for kind, mean in kinds
        for x, y in rng.normal((mean, 0.0), 0.4, size=(60, 2)).tolist()
    ]


def test_a_fit_finds_what_tells_covered_from_uncovered() -> None:
    weights = fit(samples("one", 1), ("a", "b"))

    assert weights["a"] > 10 * abs(weights["b"])
    assert 0.8 < -weights["bias"] / weights["a"] < 2


def test_families_count_the_same_whatever_their_size() -> None:
    small, large = samples("small", 1), samples("large", 2, shift=3.0)

    once = fit([*small, *large], ("a", "b"))
    thrice = fit([*small, *large, *large, *large], ("a", "b"))

    assert thrice == pytest.approx(once, rel=1e-6)


def test_a_family_is_judged_by_the_others() -> None:
    one, two = samples("one", 1), samples("two", 2)
    turned = [s.model_copy(update={"features": {"a": -s.features["a"], "b": 0.0}}) for s in two]

    rows = {row.test: row.auroc for row in table(left_out([*one, *turned], ("a",)))}

    assert rows["one"] < 0.2
    assert rows["two"] < 0.2


def test_cut_points_keep_what_they_promise() -> None:
    judgements = [(s, 1 / (1 + np.exp(-s.features["a"]))) for s in samples("one", 3)]
    low = lower_cut(judgements, 0.05)
    high = upper_cut(judgements, 0.95, low)

    assert sum(p < low for s, p in judgements if s.kind == "covered") <= 0.05 * 60
    above = [s.kind == "covered" for s, p in judgements if p >= high]
    assert sum(above) >= 0.95 * len(above)
    assert low <= high


def test_a_calibration_tells_what_was_said_from_what_was_true() -> None:
    over_sure = [(s, 0.9) for s in samples("one", 4)]

    (only,) = calibration(over_sure)

    assert (only.said, only.covered, only.n) == (pytest.approx(0.9), pytest.approx(0.5), 180)


def test_what_stands_out_alone_is_covered_in_part_at_least() -> None:
    """Its relatives are about other matters; nothing else comes near."""
    own, kin = example("own", ("keep-faith",), "wait"), example("kin", ("keep-faith",), "wait")
    rival = principle("rival")

    alone = judged("a question", (own, 0.74), (kin, 0.2), (rival, 0.3))
    crowded = judged("a question", (own, 0.74), (rival, 0.6), (kin, 0.2))

    assert alone.coverage is Coverage.PARTIAL
    assert crowded.coverage is Coverage.UNCOVERED
