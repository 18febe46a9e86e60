"""How faults are told: a line each for people, one document for scripts."""

import json

from bot.guidance.faults import as_json, error, in_order, report, warning

FAULTS = (
    warning("examples/b.md", 6, "review-overdue", "It was due", "look at it"),
    error("examples/b.md", 2, "bad-value", "`id` is empty", "give it a value"),
    error("company.yaml", 3, "bad-value", "`locale` is empty", "give it a value"),
)


def test_a_fault_is_one_line_that_editors_can_open() -> None:
    assert report(in_order(FAULTS + FAULTS)) == (
        "company.yaml:3: error: `locale` is empty — give it a value\n"
        "examples/b.md:2: error: `id` is empty — give it a value\n"
        "examples/b.md:6: warning: It was due — look at it"
    )
    assert report(FAULTS[:1], "my/knowledge/").startswith("my/knowledge/examples/b.md:6: warning: ")
    assert report(()) == ""
    assert report([error("a.md", 1, "x", "Two\n lines", "mend\tit")]).count("\n") == 0


def test_the_document_for_scripts_counts_and_lists() -> None:
    document = json.loads(as_json(FAULTS).model_dump_json())
    assert (document["errors"], document["warnings"]) == (2, 1)
    assert document["faults"][0] == {
        "severity": "warning",
        "path": "examples/b.md",
        "line": 6,
        "code": "review-overdue",
        "message": "It was due",
        "do": "look at it",
    }
