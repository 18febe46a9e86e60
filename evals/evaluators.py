"""One small judgement each: what was expected of a case, what came, and whether that is right."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.answers import Answer, Coverage, Outcome, Quantity, Verdict
from bot.outer_loop.golden import ExpectedVerdict, first_items, wrong_fields
from bot.values import Value
from evals.cases import Case


class Judgement(Value):
    """One case under one measure."""

    measure: str
    case: str
    held_out: bool
    ok: bool
    ask: str
    expected: str
    got: str


Evaluator = Callable[[Case, Answer], Iterator[Judgement]]


def right_item(case: Case, answer: Answer) -> Iterator[Judgement]:
    """One of the items that fit is among the first three that are cited."""
    if case.expect.items:
        cited = first_items(answer)
        ok = bool(set(cited) & set(case.expect.items))
        yield _judged("items", case, ok, " | ".join(case.expect.items), ", ".join(cited) or "none")


def wrong_item(case: Case, answer: Answer) -> Iterator[Judgement]:
    """Nothing is cited that the case says does not belong there."""
    if case.expect.without:
        wrong = {c.item for c in answer.citations} & set(case.expect.without)
        without = " | ".join(case.expect.without)
        yield _judged("out-of-place", case, not wrong, f"no {without}", ", ".join(wrong) or "none")


def right_verdict(case: Case, answer: Answer) -> Iterator[Judgement]:
    """Every field of the verdict that the case names is exactly so."""
    expected = case.expect.verdict
    if expected is not None:
        fields = sorted(expected.model_fields_set)
        ok = not wrong_fields(expected, answer)
        said = {f: getattr(answer.verdict, f) for f in {*fields, "outcome", "limit"}}
        yield _judged("verdict", case, ok, _said(expected, fields), _said(answer.verdict, said))


def too_generous(case: Case, answer: Answer) -> Iterator[Judgement]:
    """Nobody is told "yes" who has to ask or to stop."""
    expected = case.expect.verdict
    if expected is not None and expected.outcome in {Outcome.ASK_FIRST, Outcome.STOP}:
        got = answer.verdict.outcome
        ok = got is not Outcome.YES
        yield _judged("too-generous", case, ok, str(expected.outcome), str(got))


def signals_found(case: Case, answer: Answer) -> Iterator[Judgement]:
    """Every signal that is there is raised."""
    for signal in case.expect.signals or ():
        ok = signal in answer.signals
        yield _judged("signals-found", case, ok, signal, ", ".join(answer.signals) or "none")


def signals_false(case: Case, answer: Answer) -> Iterator[Judgement]:
    """No signal is raised that the case does not name."""
    wanted = set(case.expect.signals or ())
    false = [signal for signal in answer.signals if signal not in wanted]
    yield _judged("signals-false", case, not false, "no other", ", ".join(false) or "none")


def right_coverage(case: Case, answer: Answer) -> Iterator[Judgement]:
    """The coverage is one of those that are right."""
    if case.expect.coverage:
        ok = answer.coverage in case.expect.coverage
        yield _judged("coverage", case, ok, " | ".join(case.expect.coverage), _confidence(answer))


def uncovered_recognised(case: Case, answer: Answer) -> Iterator[Judgement]:
    """What guidance does not cover is said to be not covered."""
    if case.distance is not None:
        ok = answer.coverage in case.expect.coverage
        yield _judged(f"uncovered-{case.distance}", case, ok, "uncovered", _confidence(answer))


def false_abstention(case: Case, answer: Answer) -> Iterator[Judgement]:
    """What guidance covers is not said to be uncovered."""
    if case.expect.coverage and Coverage.UNCOVERED not in case.expect.coverage:
        ok = answer.coverage is not Coverage.UNCOVERED
        yield _judged(
            "false-abstention", case, ok, " | ".join(case.expect.coverage), _confidence(answer)
        )


def twin_verdict(case: Case, answer: Answer) -> Iterator[Judgement]:
    """The verdict on a twin, under the kind of twin that it is."""
    for judged in right_verdict(case, answer):
        yield judged.model_copy(update={"measure": f"twins-{case.about[1]}"})


def twin_too_generous(case: Case, answer: Answer) -> Iterator[Judgement]:
    """The worst that can happen to a twin."""
    for judged in too_generous(case, answer):
        yield judged.model_copy(update={"measure": "twins-too-generous"})


def _judged(measure: str, case: Case, ok: bool, expected: str, got: str) -> Judgement:
    return Judgement(
        measure=measure,
        case=case.id,
        held_out=case.held_out,
        ok=ok,
        ask=case.ask,
        expected=expected,
        got=got,
    )


def _confidence(answer: Answer) -> str:
    return f"{answer.coverage} ({answer.confidence:.2f})"


def _said(verdict: ExpectedVerdict | Verdict, fields: Any) -> str:
    order = ("outcome", "limit", "amount", "decides")
    named = {field: getattr(verdict, field) for field in order if field in fields}
    return ", ".join(f"{field} {_plain(value)}" for field, value in named.items())


def _plain(value: Quantity | str | None) -> str:
    if isinstance(value, Quantity):
        return f"{value.value} {value.currency or ''}".strip()
    return "null" if value is None else str(value)
