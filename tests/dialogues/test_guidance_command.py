"""`leeway knowledge draft` and `diff`, as a CX team uses them."""

import asyncio
import json
from pathlib import Path

import pytest

from adapters.bootstrap import Product, Use
from adapters.cli import run
from adapters.commands.starting import running
from adapters.settings import read_settings
from adapters.terminal.people import SENDERS
from bot.changes import Query
from bot.entries import Decision
from bot.loop_requests import ReviewAction
from bot.people import Role, Scope
from bot.requests import LogAction
from tests.unit.guidance_folder import LIMIT, a_folder

ROOT = Path(__file__).parents[2]
CASE = {
    "id": "thirty-pounds",
    "ask": "can i give her a £30 voucher?",
    "expect": {"verdict": {"outcome": "ask_first", "decides": "team_lead"}},
}


@pytest.fixture(autouse=True)
def here(built: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a data folder in which nothing has to be embedded again."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(built.settings.data_dir))


def written(folder: Path, limit: str = LIMIT) -> str:
    for path, data in a_folder({"limits/goodwill-credit.md": limit}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return str(folder)


@pytest.fixture
def diff(tmp_path: Path) -> list[str]:
    """The command between a folder and the same with a higher limit."""
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE) + "\n", encoding="utf-8")
    raised = LIMIT.replace("25.00", "40.00").replace("£25", "£40")
    old, new = written(tmp_path / "old"), written(tmp_path / "new", raised)
    return ["knowledge", "diff", old, new, "--cases", str(cases), "--twins", "1", "--last", "0"]


def test_a_change_that_breaks_a_golden_case_fails(
    diff: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*diff, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)

    (broken,) = (row for row in found["rows"] if row["broken"])
    assert (broken["id"], broken["old"]["outcome"], broken["new"]["outcome"]) == (
        "thirty-pounds", "ask_first", "yes",
    )  # fmt: skip
    assert found["fails"] == {"golden": 1, "twin": 0}


def test_it_is_shown_in_words(diff: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(diff) == 1
    shown = capsys.readouterr().out

    assert "1 broken: right before, wrong now" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_same_folder_changes_nothing(
    diff: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    diff[3] = diff[2]

    assert run(diff) == 0
    assert "No answer changes" in capsys.readouterr().out


def test_cases_with_faults_are_named(
    diff: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("- {id: a, ask: late}\n", encoding="utf-8")

    assert run([*diff, "--cases", str(bad)]) == 2
    assert f"{bad}: case a: expect: Field required" in capsys.readouterr().err


def nominated() -> str:
    """An action at this terminal that its lead nominated."""

    async def work() -> str:
        async with running(read_settings(), Use.RECORDS) as product:
            done = LogAction(situation="Sofa without legs, guests on Saturday", why="her day")
            assert (await product.leeway.handle(done, SENDERS[Role.ADVISOR])).ok
            everything = Query(scope=Scope(everything=True), kind="action_logged")
            it = (await product.store.logbook.page(everything)).entries[0].id
            review = ReviewAction(entry=it, decision=Decision.NOMINATE)
            assert (await product.leeway.handle(review, SENDERS[Role.TEAM_LEAD])).ok
            return it

    return asyncio.run(work())


def test_a_nominated_action_becomes_a_draft_that_passes_the_check_and_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    it = nominated()
    assert run(["knowledge", "draft"]) == 0
    assert it in capsys.readouterr().out

    folder = written(tmp_path / "knowledge")
    draft = ["knowledge", "draft", "--entry", it, "-o", f"{folder}/examples"]
    assert run(draft) == 0
    path = Path(folder) / "examples" / "sofa-without-legs-guests-on-saturday.md"
    text = path.read_text(encoding="utf-8")
    assert it in text
    assert "From the front line" in text

    assert run(draft) == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_a_theme_and_an_entry_are_not_drafted_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "draft", "--entry", "a", "--theme", "b"]) == 2
    assert run(["knowledge", "draft", "--theme", "b"]) == 2
    assert "I can't find that" in capsys.readouterr().err
