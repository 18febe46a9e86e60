"""The evals of themes: labelled sets, agreement, stability, and the command."""

import json
from pathlib import Path

import numpy as np
import pytest

from adapters.model.hashed import HashedEmbedder
from bot.errors import SetupError
from evals import theme_ways
from evals.__main__ import main
from evals.agreement import agreement
from evals.labelled import Labelled, read_labelled
from evals.stability import stability
from evals.theme_scale import scale

TEXTS = {
    "lost": ("courier lost parcel", "parcel lost by courier", "lost parcel courier", "lost parcel"),
    "lamp": ("lamp glass broken", "broken lamp glass", "glass of lamp broken", "broken lamp"),
    "bill": ("billed twice this month", "twice billed month", "month billed twice", "billed twice"),
}


def data(folder: Path) -> Labelled:
    rows = [{"text": t, "label": label} for label, texts in TEXTS.items() for t in texts]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "items.jsonl").write_text(lines, encoding="utf-8")
    return read_labelled(folder, HashedEmbedder())


def test_agreement_is_perfect_for_the_labels_themselves(tmp_path: Path) -> None:
    found = agreement("labels", data(tmp_path), np.repeat([0, 1, 2], 4), 0.1)

    assert (found.rand, found.v, found.groups, found.placed) == (1, 1, 3, 1)
    assert found.strays is None


def test_what_is_in_no_group_is_alone(tmp_path: Path) -> None:
    labels = np.array([0] * 4 + [-1] * 4 + [1, 1, 2, 2])

    found = agreement("some", data(tmp_path), labels, 0.1)

    assert (found.groups, found.placed) == (1, pytest.approx(1 / 3))
    assert 0 < found.rand < 0.6


def test_the_product_finds_what_people_sorted(tmp_path: Path) -> None:
    sorted_by_people = data(tmp_path)

    found = agreement("leeway", sorted_by_people, theme_ways.leeway(sorted_by_people), 0.1)

    assert found.rand > 0.8


def test_themes_that_arrive_in_batches_stay(tmp_path: Path) -> None:
    found = stability(data(tmp_path), "never anew")

    assert found.kept == 1
    assert found.orders > 0.5


def test_a_run_over_many_entries_is_timed(tmp_path: Path) -> None:
    found = scale([data(tmp_path)], 1_000)

    assert (found.entries, found.new) == (1_000, 500)
    assert found.anew_s > 0
    assert found.memory_mb > 10


def test_a_folder_that_is_no_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"corpus|queries|qrels"):
        read_labelled(tmp_path, HashedEmbedder())


def test_the_command_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clusters"]) == 2
    assert "clusters --help" in capsys.readouterr().err
