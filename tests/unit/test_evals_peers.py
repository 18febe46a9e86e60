"""Leeway beside its peers: how they are asked, what is counted, how it is shown.

No peer is installed here; a script of ours answers in their place.
"""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.beir import BeirSet, Document, Query
from evals.peers.comparison import Compared, Measured, as_json, rows
from evals.peers.process import SYSTEMS, serve
from evals.peers.report import of_all, of_set
from evals.peers.running import PeerFailed, command, measure
from evals.peers.system import Answered, Indexed, Job, file_text

DOCUMENTS = (
    Document(id="late", title="Late parcel", text="Say sorry."),
    Document(id="lamp", title="", text="A lamp that arrives broken is replaced."),
)
DATA = BeirSet(
    name="tiny",
    documents=DOCUMENTS,
    queries=tuple(Query(id=str(number), text="parcel late") for number in range(45)),
    grades={str(number): {"late": 1} for number in range(45)},
)
SCRIPT = """
import json, sys
ranked, milliseconds = json.loads(sys.argv[1]), float(sys.argv[2])
job = json.loads(sys.stdin.readline())
print(json.dumps({"seconds": 1.5, "pieces": len(job["documents"])}), flush=True)
for number, line in enumerate(sys.stdin):
    print("asked", json.loads(line), file=sys.stderr)
    busy = 70 <= number < 90
    print(json.dumps({"documents": ranked, "ms": milliseconds * (9 if busy else 1), "cpu_ms": 2.0,
                      "rss_mb": 99.0}), flush=True)
"""


def scripted(ranked: Sequence[str], milliseconds: float = 1.0) -> list[str]:
    return [sys.executable, "-c", SCRIPT, json.dumps(list(ranked)), str(milliseconds)]


class Shelf:
    """A system in this process."""

    def __init__(self) -> None:
        self.closed = False
        self._documents: Sequence[Document] = ()

    async def index(self, documents: Sequence[Document]) -> int:
        self._documents = documents
        return 2 * len(documents)

    async def find(self, question: str) -> Sequence[str]:
        wanted = [each.id for each in self._documents if question in each.text]
        return [*wanted, *wanted, *(each.id for each in self._documents)]

    async def close(self) -> None:
        self.closed = True


async def test_a_system_answers_line_by_line() -> None:
    shelf, answers = Shelf(), io.StringIO()
    lines = [Job(name="tiny", documents=DOCUMENTS).model_dump_json(), '"lamp"', '"sorry"']

    await serve(shelf, io.StringIO("\n".join(lines) + "\n"), answers)

    built, first, second = answers.getvalue().splitlines()
    assert Indexed.model_validate_json(built).pieces == 4
    assert Answered.model_validate_json(first).documents == ("lamp", "late")
    assert Answered.model_validate_json(second).documents == ("late", "lamp")
    assert Answered.model_validate_json(second).ms > 0
    assert shelf.closed


def test_every_system_is_asked_everything_and_judged_by_the_same_grades() -> None:
    right, wrong = measure(
        DATA, {"leeway": scripted(["late"], 3.0), "peer": scripted(["lamp", "late"], 5.0)}
    )

    assert (right.ndcg, right.recall, right.mrr) == ((1.0,) * 45, 1.0, 1.0)
    assert (wrong.recall, wrong.mrr) == (1.0, 0.5)
    assert wrong.ndcg == (pytest.approx(0.6309, abs=1e-4),) * 45
    assert (right.p50, right.p95, wrong.p95) == (3.0, 3.0, 5.0)
    assert (wrong.index_s, wrong.pieces, wrong.rss_mb) == (1.5, 2, 99.0)


def test_a_busy_moment_falls_on_one_round_of_several() -> None:
    (often,) = measure(DATA, {"leeway": scripted(["late"], 3.0)}, rounds=3)

    assert (often.p50, often.p95) == (3.0, 3.0)


def test_a_peer_that_ends_is_told_with_its_last_words() -> None:
    dies = [sys.executable, "-c", "import no_such_framework"]

    with pytest.raises(PeerFailed, match=r"peer ended: ModuleNotFoundError.*no_such_framework"):
        measure(DATA, {"leeway": scripted(["late"]), "peer": dies})


def test_peers_that_are_not_installed_are_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("1\tlate\t1\n")
    (tmp_path / "corpus.jsonl").write_text('{"_id": "late", "title": "Late", "text": "Sorry."}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "late?"}\n')
    nowhere = str(tmp_path / "python")

    assert main(["peers", str(tmp_path), "--peer", "haystack", "--python", nowhere]) == 2

    told = capsys.readouterr().err
    assert "make peers" in told
    assert told.count("\n") == 1


def test_leeway_runs_where_we_are_and_the_others_in_their_environment() -> None:
    elsewhere = Path("elsewhere/python")

    used = {name: command(name, elsewhere)[0] for name in SYSTEMS}

    assert used.pop("leeway") == sys.executable
    assert set(used.values()) == {str(elsewhere)}


def test_a_piece_of_a_file_stands_under_the_files_title() -> None:
    assert file_text(DOCUMENTS[0]) == "Late parcel\n\nSay sorry."
    assert file_text(DOCUMENTS[0], "sorry") == "Late parcel\n\nsorry"
    assert file_text(DOCUMENTS[1], "lamp") == "lamp"


def measured(system: str, ndcg: Sequence[float], p95: float = 9.0) -> Measured:
    return Measured(
        system=system, ndcg=tuple(ndcg), recall=0.5, mrr=0.25, p50=4.0, p95=p95,
        cpu_p50=3.0, cpu_p95=6.0, index_s=1.0, pieces=7, rss_mb=200.0,
    )  # fmt: skip


SMALL = Compared(
    name="small", measured=(measured("leeway", [1.0, 0.8]), measured("peer", [0.5, 0.3], 19.0))
)
LARGE = Compared(
    name="large",
    measured=(measured("leeway", [0.6] * 100), measured("peer", [0.7] * 100, 29.0)),
)


def test_every_set_counts_the_same_in_the_macro_average() -> None:
    leeway, peer = rows([SMALL, LARGE])

    assert leeway.figures["ndcg@10"] == pytest.approx(0.75)
    assert peer.figures["ndcg@10"] == pytest.approx(0.55)
    assert peer.figures["p95_ms"] == pytest.approx(24.0)
    assert leeway.lead is None
    assert peer.lead is not None
    assert (peer.lead.mean, peer.lead.n) == (pytest.approx(0.2), 102)


def test_json_has_every_set_and_the_macro_average() -> None:
    document = as_json([SMALL, LARGE])

    assert [each["set"] for each in document["sets"]] == ["small", "large"]
    assert [each["queries"] for each in document["sets"]] == [2, 100]
    assert [each["system"] for each in document["macro"]] == ["leeway", "peer"]
    assert document["sets"][0]["systems"][1]["leeway_minus"]["mean"] == pytest.approx(0.5)
    assert json.loads(json.dumps(document)) == document


def test_tables_are_markdown_with_a_line_for_each_system() -> None:
    text = of_set(SMALL)

    figures = "0.400 | 0.500 | 0.250 | 4.0 | 19.0 | 3.0 | 6.0 | 1.0 | 7 | 200 | +0.500 ("
    assert f"| peer | {figures}" in text
    assert "small (2 questions)" in text
    assert len({line.count("|") for line in text.splitlines() if line.startswith("|")}) == 1


def test_the_macro_average_says_of_how_many_sets() -> None:
    text = of_all([SMALL, LARGE])

    assert "macro average of 2 sets" in text
    assert "| leeway | 0.750 |" in text
