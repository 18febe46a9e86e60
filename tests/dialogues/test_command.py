"""The `leeway` command on the whole product, as people and scripts use it."""

import asyncio
import csv
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.bootstrap import Product
from adapters.cli import run
from bot.answering.asking import Question
from bot.answers import Answer
from bot.people import Role
from tests.dialogues.conftest import LEARNED

ROOT = Path(__file__).parents[2]
LEEWAY = [sys.executable, "-c", "from adapters.cli import main; main()"]
CREDIT = "parcel 4 days late, can I give her £20 goodwill?"


@pytest.fixture(scope="module")
def data(built: Product, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the command's own, in which nothing has to be embedded again."""
    folder = tmp_path_factory.mktemp("command")
    for name in LEARNED:
        source, target = built.settings.data_dir / name, folder / name
        if not source.exists():  # what no dialogue has needed so far
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
    return folder


@pytest.fixture(autouse=True)
def here(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(data))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def test_the_further_questions_of_a_message_stand_under_also(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = f"1. {CREDIT} 2. kettle dead after four months, what do i do?"
    file = tmp_path / "two.jsonl"
    file.write_text(json.dumps({"id": 1, "ask": two}), encoding="utf-8")

    assert run(["ask", "--json", two]) == 0
    first = json.loads(capsys.readouterr().out)
    assert run(["ask", "--from", str(file)]) == 0
    line = json.loads(capsys.readouterr().out)

    for document in (first, line):
        assert document["verdict"]["limit"] == "goodwill-credit"
        (also,) = document["also"]
        assert (
            Answer.model_validate(also).question == "kettle dead after four months, what do i do?"
        )


def test_one_question_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--json", CREDIT]) == 0

    out, err = capsys.readouterr()
    answer = Answer.model_validate_json(out)
    assert err == ""
    assert out.count("\n") == 1
    assert answer.verdict.outcome.value == "yes"
    assert list(json.loads(out)) == list(Answer.model_fields)


async def test_who_answers_once_answers_the_same_as_who_stays(
    built: Product, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "she waited in all day and no driver came"
    told = await built.answering.answer(Question(asked, Role.ADVISOR, "terminal"))
    await asyncio.to_thread(run, ["ask", "--json", asked])
    once = Answer.model_validate_json(capsys.readouterr().out)

    assert once.text.splitlines()[:-1] == told.answer.text.splitlines()[:-1]
    assert once.confidence == told.answer.confidence


def test_for_people_the_verdict_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", CREDIT]) == 0

    out = capsys.readouterr().out
    assert out.startswith("  ✓ Yes, you can: £20 is within your own leeway")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_another_role_has_other_leeway(capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "--as", "team_lead", "--json", "can I give her £60 goodwill?"])
    lead = Answer.model_validate_json(capsys.readouterr().out)
    run(["ask", "--json", "can I give her £60 goodwill?"])
    advisor = Answer.model_validate_json(capsys.readouterr().out)

    assert lead.verdict.outcome.value == "yes"
    assert (advisor.verdict.outcome.value, advisor.verdict.decides) == ("ask_first", "team_lead")


def test_many_are_answered_in_order_by_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [
        {"id": 7, "ask": CREDIT, "as": "advisor"},
        {"id": "more", "ask": "and £60?", "after": 7},
        {"id": "nothing", "ask": "…"},
        {"id": "lead", "ask": "can I give her £60 goodwill?", "as": "team_lead", "note": "x"},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")

    assert run(["ask", "--from", str(file)]) == 1

    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["case"] for line in lines] == [7, "more", "nothing", "lead"]
    assert [line.get("verdict", {}).get("outcome") for line in lines] == [
        "yes",
        "ask_first",
        None,
        "yes",
    ]
    assert list(lines[2]) == ["case", "error"]
    assert "nothing" in err


def test_a_question_without_words_says_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--json", "…"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert "Ask in a sentence what happened" in err


def test_a_curator_sees_what_a_question_finds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "try", "--json", "--top", "5", CREDIT]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert tried["verdict"]["limit"] == "goodwill-credit"
    assert [found["rank"] for found in tried["passages"]] == [1, 2, 3, 4, 5]
    assert not tried["asks"]

    assert run(["knowledge", "try", CREDIT]) == 0
    shown = capsys.readouterr().out
    assert "Coverage" in shown
    assert "by its words a case that is told" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_trying_is_not_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    run(["log", "list", "--json"])
    before = capsys.readouterr().out
    run(["knowledge", "try", "nobody will ever see this sentence"])
    capsys.readouterr()
    run(["log", "list", "--json"])

    assert capsys.readouterr().out == before


def test_what_is_stale_is_listed_by_damage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "stale", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert [item["damage"] for item in found] == sorted(
        (item["damage"] for item in found), reverse=True
    )


def test_the_index_is_ready_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "index"]) == 0
    assert "passages of version" in capsys.readouterr().out


def test_the_doctor_finds_everything_working(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "s3cret" * 8
    monkeypatch.setenv("LEEWAY_SECRET_KEY", secret)

    assert run(["doctor", "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["works"] is True
    assert json.loads(out)["settings"]["LEEWAY_SECRET_KEY"] == "set"
    assert secret not in out

    assert run(["doctor"]) == 0
    assert "✗" not in capsys.readouterr().out


def test_the_doctor_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEEWAY_KNOWLEDGE_DIR", str(tmp_path))

    assert run(["doctor", "--json"]) == 1

    parts = {part["part"]: part for part in json.loads(capsys.readouterr().out)["parts"]}
    assert parts["guidance"]["do"] == "run leeway knowledge check"
    assert parts["embedder"]["works"]


def test_the_logbook_is_listed_shown_exported_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["ask", CREDIT])
    capsys.readouterr()

    assert run(["log", "list", "--json", "--only", "asked"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["text"].startswith("parcel 4 days late")
    assert run(["log", "show", first["id"]]) == 0
    assert "parcel 4 days late" in " ".join(capsys.readouterr().out.split())
    assert run(["log", "show", "no-such-entry"]) == 1
    assert run(["log", "export", "--format", "csv", "-o", str(tmp_path / "log.csv")]) == 0
    with (tmp_path / "log.csv").open(encoding="utf-8", newline="") as file:
        assert first["id"] in [row["id"] for row in csv.DictReader(file)]
    assert run(["log", "verify"]) == 0


def test_a_case_is_erased_and_the_record_still_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEEWAY_DATABASE_URL", f"sqlite:///{tmp_path / 'log.db'}")
    typed = "/log\nshe asked us to forget her\n6 AB-123\n\n/log\nanother case stays\n\n"
    subprocess.run([*LEEWAY, "chat"], input=typed, capture_output=True, text=True, check=True)
    run(["log", "export", "--case", "ab123"])
    assert json.loads(capsys.readouterr().out)["text"] == "she asked us to forget her"

    assert run(["log", "purge", "--case", "AB 123", "--yes"]) == 0
    assert "Erased: 1 entries" in capsys.readouterr().out

    assert run(["log", "verify"]) == 0
    assert "1 of them erased" in " ".join(capsys.readouterr().out.split())
    assert run(["log", "export"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "another case stays"
    said = subprocess.run(
        [*LEEWAY, "chat"], input="/mine\n", capture_output=True, text=True, check=True
    )
    assert "another case stays" in said.stdout
    assert "forget her" not in said.stdout


def test_in_production_an_admin_exports_no_texts_and_the_cx_team_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEEWAY_ENV", "production")
    monkeypatch.setenv("LEEWAY_SECRET_KEY", "k" * 40)
    monkeypatch.setenv("LEEWAY_DATABASE_URL", f"sqlite:///{tmp_path / 'log.db'}")
    run(["db", "upgrade"])
    run(["ask", "--as", "team_lead", "can I give her £60 goodwill?"])
    assert "Yes, you can: £60" in capsys.readouterr().out

    assert run(["log", "export", "--as", "admin"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["log", "export", "--as", "cx"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["text"], row["by"]) == ("can I give her £60 goodwill?", None)


def test_a_chat_can_be_piped() -> None:
    typed = f"{CREDIT}\n1\n\nand £60?\n"
    done = subprocess.run(
        [*LEEWAY, "chat"], input=typed, capture_output=True, text=True, check=True
    )

    for words in ("Yes, you can: £20", "Log what I did", "Logged.", "About your last", "Goodbye."):
        assert words in done.stdout
    assert f"advisor › {CREDIT}" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_closed_pipe_is_no_failure() -> None:
    with subprocess.Popen(
        [*LEEWAY, "log", "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaints = process.stderr.read().decode()

    assert "Traceback" not in complaints
    assert "BrokenPipe" not in complaints


@pytest.fixture
def at_a_terminal() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """`leeway chat` on a terminal of its own; its other end, and the process."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "LINES": "40"}  # noqa: TID251
    # A program started in the background ignores Ctrl-C, and so would what it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*LEEWAY, "chat"], stdin=theirs, stdout=theirs, stderr=theirs, env=environ
    )
    signal.signal(signal.SIGINT, before)
    os.close(theirs)
    yield ours, process
    process.kill()
    process.wait()
    os.close(ours)


def until(terminal: int, words: str, again: Callable[[], None] = lambda: None) -> str:
    """Everything shown until these words are; fails when nothing more comes.

    While nothing comes, `again` is done every other second.
    """
    seen, idle = b"", 0  # not decoded by the piece: a piece may end within a letter
    while words.encode() not in seen:
        if select.select([terminal], [], [], 2)[0]:
            seen += os.read(terminal, 4096)
            continue
        idle += 1
        assert idle < 45, f"{words!r} never came after:\n{seen!r}"
        again()
    return seen.decode(errors="replace")


def test_ctrl_d_leaves_politely(at_a_terminal: tuple[int, subprocess.Popen[bytes]]) -> None:
    terminal, process = at_a_terminal
    until(terminal, "advisor ›")
    os.write(terminal, b"\x04")

    assert "Traceback" not in until(terminal, "Goodbye.")
    assert process.wait(timeout=60) == 0


def test_ctrl_c_leaves_politely(at_a_terminal: tuple[int, subprocess.Popen[bytes]]) -> None:
    terminal, process = at_a_terminal
    until(terminal, "advisor ›")

    def press() -> None:
        process.send_signal(signal.SIGINT)

    press()
    # readline overlooks a signal that comes between its prompt and its waiting; people repeat it.
    assert "Traceback" not in until(terminal, "Goodbye.", again=press)
    assert process.wait(timeout=60) == 0
