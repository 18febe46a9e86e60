"""Cases and answers to judge."""

from typing import Any

from bot.answers import Answer, Citation, Coverage, Verdict
from evals.cases import Case, Expected


def a_case(
    case_id: str = "late-parcel",
    *,
    ask: str = "parcel late, 20 quid?",
    suite: str = "limits",
    held_out: bool = False,
    distance: str | None = None,
    about: tuple[str, ...] = (),
    **expect: Any,
) -> Case:
    return Case.model_validate(
        {
            "id": case_id,
            "ask": ask,
            "about": about,
            "distance": distance,
            "expect": Expected.model_validate(expect),
            "suite": suite,
            "held_out": held_out,
        }
    )


def an_answer(
    *cited: str,
    coverage: str = "covered",
    signals: tuple[str, ...] = (),
    confidence: float = 0.7,
    timings_ms: dict[str, float] | None = None,
    **verdict: Any,
) -> Answer:
    return Answer(
        id="1",
        question="?",
        coverage=Coverage(coverage),
        verdict=Verdict.model_validate({"outcome": "none", "because": "so", **verdict}),
        text="",
        steps=(),
        leeway=(),
        escalate_to=None,
        citations=tuple(
            Citation(
                n=n,
                item=item,
                kind="principle",
                title=item,
                path=f"principles/{item}.md",
                heading="Why",
                quote="…",
                stale=False,
            )
            for n, item in enumerate(cited, 1)
        ),
        signals=signals,
        composed_by="extract",
        confidence=confidence,
        knowledge_version="v",
        timings_ms=timings_ms or {"embed": 1.0, "total": 2.0},
    )
