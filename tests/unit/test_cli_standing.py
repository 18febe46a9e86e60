"""Outcomes, pulse, assessment and digests at a shell; what goes on paper."""

import json
import struct
from pathlib import Path

import pytest

from adapters.chat.picture import draw
from adapters.cli import run
from adapters.commands.paper import html, markdown
from bot.replies import Button, Buttons, Chart, Points, Reply, Table, Text
from bot.requests import ShowHelp

ROOT = Path(__file__).parents[2]
OUTCOMES = "case,kind,date,value\nA-1,kept,2026-01-31,\nA-2,survey,2026-01-31,4\n"
CHART = Chart(title="A week", labels=("5 Jan", "12 Jan"), values=(3, 9), alt="A week: 3, 9.")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LEEWAY_DATA_DIR", str(tmp_path / "data"))


def test_outcomes_come_in_and_too_few_are_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "outcomes.csv"
    file.write_text(OUTCOMES, encoding="utf-8")

    assert run(["outcomes", "import", str(file)]) == 0
    assert "Taken in: 2 outcomes" in capsys.readouterr().out
    assert run(["outcomes", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [one["kind"] for one in document["outcomes"]] == [
        "kept",
        "came_back",
        "complained",
        "survey",
    ]
    assert document["outcomes"][0]["used"] == {"cases": 0, "value": None}

    file.write_text(OUTCOMES + "A-3,gone,2026-01-31,\n", encoding="utf-8")
    assert run(["outcomes", "import", str(file)]) == 1
    assert "line 4" in capsys.readouterr().out


def test_an_assessment_is_printed_as_one_wants_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", "--format", "json", "--no-keep"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 0
    assert run(["assess", "--format", "html"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert run(["assess", "--define", "headroom_used"]) == 0
    assert "what the limit allowed" in capsys.readouterr().out
    assert run(["assess", "--define", "nonsense"]) == 2
    assert "they are settled_alone" in capsys.readouterr().err


def test_a_digest_can_be_looked_at_and_nothing_is_sent_of_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["digest", "--dry-run", "--to", "executive"]) == 0
    assert "A quiet month" in capsys.readouterr().out
    assert run(["digest"]) == 0
    assert "Nothing was due." in capsys.readouterr().out
    assert run(["digest", "--dry-run", "--to", "nobody@example.org"]) == 2
    assert "leeway people list" in capsys.readouterr().err
    assert run(["digest", "--json"]) == 2
    picture = tmp_path / "chart.png"
    assert run(["digest", "--dry-run", "--picture", str(picture)]) == 0
    assert "no chart" in capsys.readouterr().err


def test_the_pulse_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pulse", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"smallest_group": 5, "months": []}


def test_a_chart_is_a_picture_with_its_words_in_it() -> None:
    png = draw(CHART)

    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert (width, height) == (960, 384)
    assert b"A week: 3, 9." in png


REPLY = Reply(
    parts=(
        Text(heading="Where <we> stand", text="Well & good"),
        Points(heading="Three", points=("one | two",)),
        Table(caption="All", columns=("a", "b"), rows=(("x|y", "<1>"),)),
        Buttons(buttons=(Button(label="Press", request=ShowHelp()),)),
    )
)


def test_on_paper_nothing_is_taken_for_markup_and_nothing_can_be_pressed() -> None:
    page, text = html(REPLY), markdown(REPLY)

    assert "Where &lt;we&gt; stand" in page
    assert "<td>&lt;1&gt;</td>" in page
    assert "Press" not in page + text
    assert "## Where <we> stand" in text
    assert "| x\\|y | <1> |" in text
    assert "- one | two" in text
