"""Public sets: every way in which their files may be named, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.beir import SetInvalid, find_sets, read_set


def jsonl(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    here = tmp_path / "small-set"
    (here / "qrels").mkdir(parents=True)
    jsonl(
        here / "corpus.jsonl", [{"_id": "a", "title": "A", "text": "x"}, {"_id": "b", "text": "y"}]
    )
    jsonl(here / "queries.jsonl", [{"_id": f"q{n}", "text": f"question {n}"} for n in range(6)])
    rows = "".join(f"q{n}\ta\t1\n" for n in range(5))
    (here / "qrels" / "dev.tsv").write_text(f"query-id\tcorpus-id\tscore\n{rows}q1\tb\t2\n")
    return here


def test_a_set_is_read(folder: Path) -> None:
    data = read_set(folder)

    assert data.name == "small-set"
    assert [(d.id, d.title) for d in data.documents] == [("a", "A"), ("b", "")]
    assert data.grades["q1"] == {"a": 1, "b": 2}
    assert data.uncovered == ()


def test_a_question_without_a_relevant_document_is_left_out(folder: Path) -> None:
    assert [q.id for q in read_set(folder).queries] == ["q0", "q1", "q2", "q3", "q4"]


def test_a_limit_takes_questions_from_the_whole_set(folder: Path) -> None:
    assert [q.id for q in read_set(folder, limit=2).queries] == ["q0", "q2"]
    assert len(read_set(folder, limit=100).queries) == 5


def test_judgements_may_stand_in_a_file_of_any_name_and_in_several(folder: Path) -> None:
    (folder / "qrels" / "other.tsv").write_text("q5\tb\t1\n")

    assert len(read_set(folder).queries) == 6
    assert len(read_set(folder, qrels="dev").queries) == 5


@pytest.mark.parametrize("name", ["queries_vague", "queries_vague.jsonl"])
def test_other_questions_can_be_named(folder: Path, name: str) -> None:
    jsonl(folder / "queries_vague.jsonl", [{"_id": "q3", "text": "vague"}])

    assert [q.text for q in read_set(folder, queries=name).queries] == ["vague"]


def test_uncovered_questions_come_with_their_kind(folder: Path) -> None:
    jsonl(folder / "queries_oos.jsonl", [{"_id": "o", "text": "far", "kind": "far", "more": 1}])

    assert [(q.id, q.kind) for q in read_set(folder).uncovered] == [("o", "far")]


def test_sets_are_found_at_any_depth(folder: Path) -> None:
    assert find_sets(folder.parent) == (folder,)
    assert find_sets(folder) == (folder,)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda f: (f / "corpus.jsonl").unlink(), "corpus"),
        (lambda f: (f / "queries.jsonl").unlink(), "queries"),
        (lambda f: (f / "qrels" / "dev.tsv").unlink(), "qrels"),
        (lambda f: (f / "qrels" / "dev.tsv").write_text("q1\ta\n"), "dev.tsv:1"),
        (lambda f: (f / "qrels" / "dev.tsv").write_text("q1\ta\t0\n"), "no question"),
        (lambda f: (f / "corpus.jsonl").write_text('{"_id": "a"\n'), "corpus.jsonl:1"),
        (lambda f: (f / "corpus.jsonl").write_text('{"title": "a"}\n'), "corpus.jsonl:1"),
    ],
)
def test_what_is_missing_or_broken_is_named(folder: Path, spoil, told: str) -> None:
    spoil(folder)

    with pytest.raises(SetInvalid, match=told):
        read_set(folder)


def test_an_unknown_file_is_refused(folder: Path) -> None:
    with pytest.raises(SetInvalid, match="nowhere"):
        read_set(folder, queries="nowhere")
