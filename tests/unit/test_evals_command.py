"""`python -m evals`: wrong use is one line and 2; vectors outlive a run, nothing else does."""

from pathlib import Path

import pytest

from evals.__main__ import COMMANDS, main
from evals.product import data_folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["run", "--suite", "nonsense"],
        ["run", "--knowledge", "nowhere"],
        ["bench"],
        ["bench", "nowhere"],
        ["redact", "nowhere"],
    ],
)
def test_wrong_use_is_told_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "--help" in told.err


def test_a_folder_that_is_no_set_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", str(tmp_path)]) == 2

    assert "qrels" in capsys.readouterr().err


def test_broken_cases_are_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("- id: a\n  ask: x\n- id: b\n")

    assert main(["run", "--suite", "golden", "--cases", str(tmp_path)]) == 2

    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_has_help_with_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--help"]) == 0

    assert "Example: python -m evals" in capsys.readouterr().out


def test_vectors_are_kept_for_the_next_run_and_the_rest_goes(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with data_folder(kept) as first:
        (first / "index").mkdir()
        (first / "index" / "vectors.sqlite3").write_text("vectors")
        (first / "learned").mkdir()
        (first / "learned" / "a.npy").write_text("learned")
        (first / "leeway.db").write_text("entries")

    with data_folder(kept) as second:
        files = sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file())

    assert files == [Path("index/vectors.sqlite3"), Path("learned/a.npy")]
    assert not first.exists()
    assert not [p for p in kept.rglob("*") if p.name == "leeway.db"]
