import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from adapters.cli import COMMANDS, leeway, run

ROOT = Path(__file__).parents[2]
HEAVY = {
    "chromadb",
    "numpy",
    "onnxruntime",
    "pydantic",
    "rich",
    "slack_sdk",
    "sqlalchemy",
    "adapters.bootstrap",
    "bot.leeway",
}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the checkout, with a data folder of its own."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(tmp_path / "data"))


def every_command(
    command: click.Command = leeway, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from every_command(child, (*path, name))


@pytest.mark.parametrize("path", [path for path, _ in every_command()], ids=" ".join)
def test_every_command_has_help_with_an_example(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*path, "--help"]) == 0

    shown = capsys.readouterr().out
    assert "Example" in shown
    assert " ".join(("leeway", *path)) in shown
    assert max(map(len, shown.splitlines())) <= 88


def test_every_command_is_listed_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])

    shown = " ".join(capsys.readouterr().out.split())
    assert all(f"{name} {does}" in shown for name, does in COMMANDS.items())


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["knowledge", "--help"]])
def test_help_loads_nothing_that_it_does_not_need(arguments: list[str]) -> None:
    code = (
        "import sys; from adapters.cli import run; "
        f"run({arguments!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert HEAVY & set(done.stderr.split()) == set()


def test_who_does_not_serve_does_not_wait_for_slack_or_teams() -> None:
    code = "import sys, adapters.bootstrap; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert {"slack_sdk", "slack_bolt", "botbuilder", "botframework", "msal"} & set(
        done.stdout.split()
    ) == set()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask"], "leeway ask: say what happened, in quotation marks, or give --from FILE"),
        (["ask", "x", "--from", "-"], "leeway ask: --from brings its own questions"),
        (["ask", "--as", "manager", "x"], "leeway ask: Invalid value for '--as'"),
        (["ask", "--from", "no-such-file"], "leeway ask: Invalid value for '--from'"),
        (["aks"], "leeway: No such command 'aks'"),
        (["knowledge", "chek"], "leeway knowledge: No such command 'chek'"),
        (["log", "purge", "--yes"], "leeway log purge: say one of --before, --case, --person"),
        (["log", "list", "--since", "monday"], "leeway log list: Invalid value for '--since'"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(says)
    assert err.count("\n") == 1
    assert "See: leeway" in err


def test_wrong_settings_are_named_before_anything_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEEWAY_EMBEDER", "minilm")
    monkeypatch.setenv("LEEWAY_CHROMA_URL", "chroma:8000")

    assert run(["ask", "parcel late"]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert "did you mean LEEWAY_EMBEDDER?" in err
    assert "LEEWAY_CHROMA_URL: write the whole address" in err


def test_a_question_without_words_is_not_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "try", " \x1b[2J "]) == 2
    assert "leeway knowledge try: say what happened" in capsys.readouterr().err


def test_check_finds_nothing_wrong_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "check"]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_check_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "company.yaml").write_text("name: X\ncurrancy: GBP\n", encoding="utf-8")

    assert run(["knowledge", "check", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert f"{tmp_path}/company.yaml:2: error: `currancy` isn't a key" in told
    assert "Leeway can't start on it" in told.splitlines()[-1]

    assert run(["knowledge", "check", str(tmp_path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == len([f for f in report["faults"] if f["severity"] == "error"]) > 0


def test_guidance_with_errors_stops_everything_that_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEEWAY_KNOWLEDGE_DIR", str(tmp_path))

    assert run(["ask", "parcel late"]) == 2
    assert "leeway knowledge check" in capsys.readouterr().err


def test_bad_lines_are_named_and_nothing_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": 1, "ask": "parcel late"}\nnot json\n{"id": 1, "ask": "again"}\n')

    assert run(["ask", "--from", str(file)]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[2] for line in err.splitlines()] == ["line 2", "line 3"]


def test_the_database_is_migrated_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["db", "current"]) == 1
    assert "run leeway db upgrade" in capsys.readouterr().out
    assert run(["db", "upgrade"]) == 0
    assert run(["db", "current"]) == 0


def test_a_folder_that_cannot_be_made_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(tmp_path / "file" / "data"))

    assert run(["db", "upgrade"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("leeway: ")
    assert err.count("\n") == 1
