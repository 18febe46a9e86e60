"""Another version of the guidance is asked without being put into use."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.commands.rehearsing import rehearsal
from adapters.model.hashed import HashedEmbedder
from adapters.model.repeating import Repeating
from adapters.settings import Settings
from bot.people import Role
from bot.ports import Vectors
from tests.unit.guidance_folder import PRINCIPLE, a_folder


class Counting(HashedEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return await super().embed_passages(texts)

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return await super().embed_questions(texts)


def written(folder: Path, principle: str = PRINCIPLE) -> Path:
    for path, data in a_folder({"principles/put-it-right.md": principle}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", knowledge_dir=tmp_path)


async def test_only_what_changed_is_embedded_for_the_second_folder(
    settings: Settings, tmp_path: Path
) -> None:
    embedder = Counting()
    await rehearsal(settings, written(tmp_path / "old"), embedder)
    embedder.texts.clear()
    changed = PRINCIPLE.replace("Look for the cause afterwards", "Then look for the cause")
    await rehearsal(settings, written(tmp_path / "new", changed), embedder)

    assert embedder.texts
    assert all("look for the cause" in text for text in embedder.texts)


async def test_a_question_is_embedded_once_for_both(settings: Settings, tmp_path: Path) -> None:
    counting = Counting()
    embedder = Repeating(counting)
    both = [
        await rehearsal(settings, written(tmp_path / name), embedder) for name in ("old", "new")
    ]
    counting.texts.clear()
    answers = [await one.ask("can i give her a £30 voucher?", Role.ADVISOR) for one in both]

    assert len(counting.texts) == 1
    assert answers[0].verdict == answers[1].verdict
    assert answers[0].verdict.limit == "goodwill-credit"
