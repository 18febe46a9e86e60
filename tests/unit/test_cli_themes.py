"""`leeway themes` at a shell."""

import json
from pathlib import Path

import pytest

from adapters.cli import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def at_a_shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(tmp_path / "data"))


def test_before_there_is_any_theme(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["themes", "pack", "none"]) == 1
    assert "there is no theme none" in capsys.readouterr().err


def test_a_figure_is_defined(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["themes", "--define", "trend"]) == 0
    assert "Cox and Lewis" in " ".join(capsys.readouterr().out.split())
    assert run(["themes", "--define", "rank"]) == 1


def test_an_import_names_its_bad_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "survey.csv"
    file.write_text("Comment,date\nlate,2026-01-05\nlate,once\n", encoding="utf-8")

    assert run(["themes", "import", str(file), "--columns", "text=Comment"]) == 1
    assert "line 3: 'once' is no date" in capsys.readouterr().out
