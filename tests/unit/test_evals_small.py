"""The report on a small model's words: over every piece in which it was asked."""

import json
from pathlib import Path

from evals.small_command import answered, report


def line(question: str, **more: object) -> dict[str, object]:
    return {
        "question": question,
        "asked": True,
        "shown": [],
        "cut": {},
        "failed": None,
        "foreign": [],
        "settled_ms": 1.0,
        "guidance": "",
        **more,
    }


def test_what_an_earlier_run_wrote_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "shown.jsonl"
    assert answered(file) == []

    file.write_text(json.dumps(line("late?")) + "\n" + json.dumps(line("lost?")) + "\n")

    assert [each["question"] for each in answered(file)] == ["late?", "lost?"]


def test_what_was_shown_and_cut_is_counted() -> None:
    found = report(
        [
            line("a", shown=["Say sorry."], cut={"no citation": 2}),
            line("b", cut={"no citation": 1, "money": 1}),
            line("c", failed="no answer in time"),
            line("d", asked=False),
        ]
    )

    assert found["model asked"] == 3
    assert found["worded"] == 1
    assert found["fell back to guidance's own words"] == 2
    assert found["sentences shown"] == 1
    assert found["cut, by reason"] == {"no citation": 3, "money": 1}
    assert found["failed"] == {"no answer in time": 1}
