"""The golden cases: what a file may say, and what is refused."""

from pathlib import Path

import pytest

from bot.answers import Coverage, Outcome
from bot.people import Role
from evals.cases import CasesInvalid, load_cases

GOOD = """
- id: late-parcel
  ask: "parcel late, 20 quid?"
  as: team_lead
  about: [delivery]
  expect:
    items: [put-it-right-first]
    coverage: [covered, partial]
    verdict: {outcome: "yes", decides: null, amount: {value: "20.00", currency: GBP}}
    signals: []
"""


def folder(tmp_path: Path, text: str, name: str = "limits.yaml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def fault_of(tmp_path: Path, text: str) -> str:
    with pytest.raises(CasesInvalid) as caught:
        load_cases(folder(tmp_path, text))
    return str(caught.value)


def test_a_case_is_read_with_everything_it_says(tmp_path: Path) -> None:
    (case,) = load_cases(folder(tmp_path, GOOD))

    assert (case.id, case.role, case.suite, case.held_out) == (
        "late-parcel",
        Role.TEAM_LEAD,
        "limits",
        False,
    )
    assert case.expect.coverage == (Coverage.COVERED, Coverage.PARTIAL)
    assert case.expect.verdict is not None
    assert case.expect.verdict.outcome is Outcome.YES
    assert case.expect.verdict.model_fields_set == {"outcome", "decides", "amount"}


def test_a_held_out_file_is_known_by_its_name(tmp_path: Path) -> None:
    (case,) = load_cases(folder(tmp_path, GOOD, "limits-held-out.yaml"))

    assert (case.suite, case.held_out) == ("limits", True)


def test_an_unknown_key_is_refused_with_its_place(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, GOOD.replace("coverage:", "covrage:"))

    assert "late-parcel" in fault
    assert "expect.covrage" in fault


def test_a_case_does_not_say_itself_that_it_is_held_out(tmp_path: Path) -> None:
    assert "held_out" in fault_of(tmp_path, GOOD + "  held_out: true\n")


def test_an_unknown_outcome_is_refused(tmp_path: Path) -> None:
    assert "expect.verdict.outcome" in fault_of(tmp_path, GOOD.replace('"yes"', "maybe"))


def test_yes_needs_its_quotes_because_yaml_reads_it_as_true(tmp_path: Path) -> None:
    assert "expect.verdict.outcome" in fault_of(tmp_path, GOOD.replace('"yes"', "yes"))


def test_two_cases_may_not_share_an_id(tmp_path: Path) -> None:
    assert "late-parcel stands there twice" in fault_of(tmp_path, GOOD + GOOD)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    second = GOOD.replace("late-parcel", "other").replace("about:", "abut:")

    assert len(fault_of(tmp_path, GOOD.replace("as:", "ass:") + second).splitlines()) == 2


@pytest.mark.parametrize("text", ["- [", "just words", "- 1"])
def test_what_is_no_list_of_cases_is_refused(tmp_path: Path, text: str) -> None:
    assert "limits.yaml" in fault_of(tmp_path, text)


def test_the_shipped_cases_are_sound() -> None:
    cases = load_cases()

    assert len(cases) > 150
    suites = {"situations", "limits", "signals", "said", "uncovered", "retired", "everyday"}
    assert {case.suite for case in cases} == suites
    assert any(case.held_out for case in cases)
    for case in cases:
        near_or_far = case.distance is not None
        assert not near_or_far or Coverage.UNCOVERED in case.expect.coverage, case.id
        assert near_or_far or case.expect.coverage != (Coverage.UNCOVERED,), case.id
