"""A run: each judgement, what is counted, the baseline, and the report."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.answers import Answer
from bot.people import Role
from evals import evaluators as ev
from evals.baseline import Kept, compare, read_baseline, write_baseline
from evals.cases import Case
from evals.evaluators import Evaluator
from evals.measures import TITLES, Measure, tally
from evals.report import LISTED, as_json, print_report
from evals.runner import Run, run
from tests.unit.evals_answers import a_case, an_answer


class Scripted:
    """Answers every question as told, else with nothing."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    async def ask(self, text: str, role: Role) -> Answer:
        del role
        self.asked.append(text)
        return self._answers.get(text, an_answer(coverage="uncovered"))


def oks(evaluator: Evaluator, case: Case, answer: Answer) -> list[bool]:
    return [judgement.ok for judgement in evaluator(case, answer)]


def test_the_right_item_counts_among_the_first_three_items() -> None:
    case = a_case(items=["a", "b"])

    assert oks(ev.right_item, case, an_answer("x", "y", "b")) == [True]
    assert oks(ev.right_item, case, an_answer("x", "y", "z", "b")) == [False]
    assert oks(ev.right_item, case, an_answer("x", "x", "y", "b")) == [True]
    assert oks(ev.right_item, a_case(), an_answer("x")) == []


def test_a_verdict_is_judged_by_the_fields_that_the_case_names() -> None:
    answer = an_answer(
        outcome="yes", limit="goodwill", amount={"value": "20", "currency": "GBP"}, decides=None
    )

    assert oks(ev.right_verdict, a_case(verdict={"outcome": "yes"}), answer) == [True]
    assert oks(ev.right_verdict, a_case(verdict={"decides": None}), answer) == [True]
    assert oks(ev.right_verdict, a_case(verdict={"limit": None}), answer) == [False]
    assert oks(ev.right_verdict, a_case(verdict={"limit": "other"}), answer) == [False]
    assert oks(ev.right_verdict, a_case(), answer) == []


@pytest.mark.parametrize(
    ("amount", "ok"),
    [
        ({"value": "20.00", "currency": "GBP"}, True),
        ({"value": "20.01", "currency": "GBP"}, False),
        ({"value": "20", "currency": "EUR"}, False),
        (None, False),
    ],
)
def test_amounts_are_compared_by_value_and_currency(amount: Any, ok: bool) -> None:
    answer = an_answer(outcome="yes", amount={"value": "20", "currency": "GBP"})

    assert oks(ev.right_verdict, a_case(verdict={"amount": amount}), answer) == [ok]


@pytest.mark.parametrize("outcome", ["ask_first", "stop"])
def test_yes_is_too_generous_where_it_is_ask_first_or_stop(outcome: str) -> None:
    case = a_case(verdict={"outcome": outcome})

    assert oks(ev.too_generous, case, an_answer(outcome="yes")) == [False]
    assert oks(ev.too_generous, case, an_answer(outcome="up_to")) == [True]
    assert oks(ev.too_generous, a_case(verdict={"outcome": "yes"}), an_answer()) == []


def test_signals_are_judged_in_both_directions() -> None:
    case = a_case(signals=["press", "legal"])
    answer = an_answer(signals=("press", "fraud"))

    assert oks(ev.signals_found, case, answer) == [True, False]
    assert oks(ev.signals_false, case, answer) == [False]
    assert oks(ev.signals_false, a_case(), answer) == [False]
    assert oks(ev.signals_false, a_case(), an_answer()) == [True]


def test_coverage_may_be_any_of_those_named() -> None:
    case = a_case(coverage=["covered", "partial"])

    assert oks(ev.right_coverage, case, an_answer(coverage="partial")) == [True]
    assert oks(ev.right_coverage, case, an_answer(coverage="uncovered")) == [False]


def test_abstention_is_judged_where_it_is_wanted_and_where_it_is_not() -> None:
    near = a_case(distance="near", coverage=["uncovered"])
    covered = a_case(coverage=["covered", "partial"])
    either = a_case(coverage=["partial", "uncovered"])
    silent = an_answer(coverage="uncovered")

    assert oks(ev.uncovered_recognised, near, silent) == [True]
    assert oks(ev.uncovered_recognised, covered, silent) == []
    assert oks(ev.false_abstention, covered, silent) == [False]
    assert oks(ev.false_abstention, either, silent) == []
    assert oks(ev.false_abstention, near, silent) == []


def test_held_out_cases_are_counted_apart() -> None:
    judgements = [
        *ev.right_item(a_case("a", items=["x"]), an_answer("x")),
        *ev.right_item(a_case("b", items=["x"]), an_answer("y")),
        *ev.right_item(a_case("c", items=["x"], held_out=True), an_answer("y")),
    ]

    tuned, held = tally(judgements)

    assert (tuned.key, tuned.n, tuned.failed) == ("items", 2, ("b",))
    assert (held.key, held.n, held.failed) == ("items (held out)", 1, ("c",))


def test_faults_are_shown_as_faults() -> None:
    covered = a_case(coverage=["covered"], items=["a"])
    silent = an_answer(coverage="uncovered")

    right, false = tally([*ev.right_item(covered, silent), *ev.false_abstention(covered, silent)])

    assert (right.shown.hits, false.shown.hits) == (0, 1)


async def test_a_run_asks_once_for_all_suites_of_a_case_and_judges_each() -> None:
    covered = a_case("a", ask="a?", items=["x"], coverage=["covered"])
    uncovered = a_case("b", ask="b?", distance="far", coverage=["uncovered"])
    product = Scripted({"a?": an_answer("x", confidence=0.8)})

    found = await run(product, [covered, uncovered], [], ["golden", "abstention"])

    counted = {m.name: (m.n, len(m.failed)) for m in found.measures}
    assert counted["items"] == (1, 0)
    assert counted["uncovered-far"] == (1, 0)
    assert counted["false-abstention"] == (1, 0)
    assert found.confidence_auroc == 1.0
    assert found.latency is not None
    assert found.latency.n == 2


async def test_twins_are_judged_by_their_kind_in_order() -> None:
    verdict = {"outcome": "yes"}
    twins = [
        a_case(f"t{n}", ask=f"{n}?", suite="twins", about=("goodwill", "at"), verdict=verdict)
        for n in range(20)
    ]
    product = Scripted({f"{n}?": an_answer(outcome="yes") for n in range(10)})
    progress: list[tuple[int, int]] = []

    found = await run(
        product, [], twins, ["twins"], lambda done, all_: progress.append((done, all_))
    )

    (measure,) = found.measures
    assert measure.key == "twins-at"
    assert measure.failed == tuple(f"t{n}" for n in range(10, 20))
    assert progress == [(n, 20) for n in range(1, 21)]


async def test_only_the_suites_wanted_are_asked() -> None:
    product = Scripted({})

    found = await run(product, [a_case("a", ask="a?", items=["x"])], [], ["twins"])

    assert (found.measures, product.asked) == ((), [])


def a_measure(*failed: str, n: int = 10, name: str = "items") -> Measure:
    return Measure(name=name, part="tuned on", n=n, wrong=len(failed), failed=failed)


def test_the_same_counts_are_no_change() -> None:
    assert compare([a_measure("a")], {"items": Kept(n=10, wrong=1, failed=("a",))}) == ()


def test_one_more_failure_is_worse_and_named() -> None:
    (change,) = compare([a_measure("a", "b")], {"items": Kept(n=10, wrong=2, failed=("a", "c"))})
    assert (change.worse, change.broken, change.mended) == (False, ("b",), ("c",))

    (change,) = compare([a_measure("a", "b")], {"items": Kept(n=10, wrong=1, failed=("a",))})
    assert (change.worse, change.broken, change.was, change.now) == (
        True,
        ("b",),
        "9 of 10",
        "8 of 10",
    )


def test_another_number_of_cases_is_compared_by_share() -> None:
    kept = {"items": Kept(n=10, wrong=1, failed=("a",))}

    assert not compare([a_measure("a", "b", n=20)], kept)[0].worse
    assert compare([a_measure("a", n=9)], kept)[0].worse


def test_a_measure_without_a_baseline_cannot_be_worse() -> None:
    assert compare([a_measure("a")], {}) == ()


def test_a_baseline_keeps_what_a_run_did_not_measure(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline([a_measure("a"), a_measure(name="verdict")], path)
    write_baseline([a_measure("b")], path)

    kept = read_baseline(path)

    assert kept == {
        "items": Kept(n=10, wrong=1, failed=("b",)),
        "verdict": Kept(n=10, wrong=0, failed=()),
    }


def test_without_a_file_there_is_no_baseline(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.json") == {}


def a_run(failures: int) -> Run:
    judged = [
        judgement
        for n in range(failures)
        for judgement in ev.right_item(
            a_case(f"c{n}", ask="is [this] kept? " * 20, items=["x"]), an_answer("y")
        )
    ]
    measures = tuple(
        Measure(name=name, part=part, n=193, wrong=0)
        for name in TITLES
        for part in ("tuned on", "held out")
    )
    return Run(
        measures=(*measures, *tally(judged)),
        failures=tuple(judged),
        latency=None,
        confidence_auroc=0.9,
        seconds={"cases": 1.0},
    )


def test_the_table_fits_into_eighty_columns_and_lists_the_first_failures() -> None:
    out = io.StringIO()
    changes = compare([a_measure("c1")], {"items": Kept(n=10, wrong=0, failed=())})

    print_report(a_run(LISTED + 5), changes, Console(file=out, width=80))

    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert sum("· items" in line for line in lines) == LISTED
    assert any("is [this] kept?" in line for line in lines)
    assert any("items: WORSE than the baseline, 10 of 10 → 9 of 10" in line for line in lines)


def test_changes_of_held_out_cases_are_told_without_naming_them() -> None:
    out = io.StringIO()
    held = Measure(name="items", part="held out", n=10, wrong=1, failed=("secret-case",))
    changes = compare([held], {"items (held out)": Kept(n=10, wrong=0)})

    print_report(a_run(0), changes, Console(file=out, width=80))

    assert "WORSE than the baseline, 10 of 10 → 9 of 10" in " ".join(out.getvalue().split())
    assert "secret-case" not in out.getvalue()


def test_json_holds_every_failure_and_says_whether_it_is_worse() -> None:
    changes = compare([a_measure("c1")], {"items": Kept(n=10, wrong=0, failed=())})

    document = json.loads(json.dumps(as_json(a_run(LISTED + 5), changes)))

    assert len(document["failures"]) == LISTED + 5
    assert document["worse"] is True
    assert document["measures"]["items"]["n"] == LISTED + 5
