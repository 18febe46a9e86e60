"""Who looks after the record at a shell of the server, in production."""

from pathlib import Path

import pytest

from adapters.cli import run

ROOT = Path(__file__).parents[2]
PEOPLE = "name,email,role,team,slack_id\nAda,ada@example.org,advisor,blue,U1\n"


@pytest.fixture(autouse=True)
def in_production(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("LEEWAY_ENV", "production")
    monkeypatch.setenv("LEEWAY_SECRET_KEY", "k" * 40)


@pytest.fixture
def migrated(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["db", "upgrade"]) == 0
    capsys.readouterr()


def test_a_database_without_tables_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["log", "verify"]) == 1

    assert "run leeway db upgrade" in capsys.readouterr().err


@pytest.mark.usefixtures("migrated")
def test_the_operator_takes_people_in_and_keeps_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")

    assert run(["people", "import", str(file)]) == 0
    assert run(["people", "list"]) == 0
    assert "ada@example.org" in capsys.readouterr().out
    assert run(["log", "verify"]) == 0
    assert run(["log", "purge", "--before", "2025-01-01", "--yes"]) == 0
    assert run(["log", "purge", "--person", "ada@example.org", "--yes"]) == 0
    assert run(["log", "purge", "--person", "terminal:cx", "--yes"]) == 0
    assert run(["log", "purge", "--person", "zoe@example.org", "--yes"]) == 1


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["export"], ["show", "x"]])
def test_nobody_reads_entries_there_without_saying_as_whom(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["log", *command]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("leeway: say as whom: --as cx")


@pytest.mark.usefixtures("migrated")
def test_reading_as_somebody_changes_nothing_about_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")
    run(["people", "import", str(file)])
    run(["people", "list"])
    before = capsys.readouterr().out.partition("\n")[2]

    assert run(["log", "list", "--email", "Ada@example.org"]) == 0
    assert run(["log", "list", "--email", "zoe@example.org"]) == 2
    assert "nobody has the e-mail address zoe@example.org" in capsys.readouterr().err
    run(["people", "list"])

    assert capsys.readouterr().out in before
