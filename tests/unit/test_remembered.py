from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from adapters.model.hashed import HashedEmbedder
from adapters.model.remembered import Remembered
from adapters.vector_cache import KEPT_FOR
from bot.ports import Vectors

TEXTS = ["She broke down on the phone.", "goodwill credit"]


class Counted(HashedEmbedder):
    """Counts how often passages had to be embedded."""

    def __init__(self, name: str = "hashed") -> None:
        super().__init__()
        self._called = name
        self.times = 0
        self.embedded: list[str] = []

    @property
    def name(self) -> str:
        return self._called

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.times += 1
        self.embedded += texts
        return await super().embed_passages(texts)


def kept_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_the_same_texts_are_embedded_once(tmp_path: Path) -> None:
    first, second = Counted(), Counted()

    embedded = await Remembered(first, tmp_path / "learned").embed_passages(TEXTS)
    read = await Remembered(second, tmp_path / "learned").embed_passages(TEXTS)

    np.testing.assert_array_equal(embedded, read)
    assert (first.times, second.times) == (1, 0)


async def test_other_texts_or_another_embedder_are_embedded_anew(tmp_path: Path) -> None:
    await Remembered(Counted(), tmp_path).embed_passages(TEXTS)
    again, other = Counted(), Counted("another")

    await Remembered(again, tmp_path).embed_passages(["".join(TEXTS)])
    await Remembered(other, tmp_path).embed_passages(TEXTS)

    assert again.times == other.times == 1


async def test_of_texts_that_changed_only_the_new_ones_are_embedded(tmp_path: Path) -> None:
    whole = await Counted().embed_passages([*TEXTS, "new"])
    await Remembered(Counted(), tmp_path).embed_passages(TEXTS)
    again = Counted()

    vectors = await Remembered(again, tmp_path).embed_passages([TEXTS[1], "new", TEXTS[0], "new"])

    np.testing.assert_array_equal(vectors, whole[[1, 2, 0, 2]])
    assert again.embedded == ["new"]


async def test_with_a_broken_file_it_still_embeds_and_says_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(b"no database" * 100)

    vectors = await Remembered(Counted(), tmp_path).embed_passages(TEXTS)

    assert vectors.shape == (2, 256)
    assert "safe to delete" in caplog.text


async def test_where_nothing_can_be_kept_it_still_embeds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")

    vectors = await Remembered(Counted(), tmp_path / "file" / "in").embed_passages(TEXTS)

    assert vectors.shape == (2, 256)


async def test_what_is_no_longer_learned_is_forgotten_after_a_while(tmp_path: Path) -> None:
    for number in range(KEPT_FOR + 2):
        await Remembered(Counted(), tmp_path).embed_passages([f"text {number}"])
    again = Counted()

    await Remembered(again, tmp_path).embed_passages([f"text {n}" for n in range(KEPT_FOR + 2)])

    assert again.embedded == ["text 0"]


async def test_questions_are_never_kept(tmp_path: Path) -> None:
    await Remembered(Counted(), tmp_path).embed_questions(["parcel late"])

    assert not kept_in(tmp_path)
