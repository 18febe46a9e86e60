"""A company whose locale is German: Leeway speaks German, guidance stays as it is written."""

import re
import shutil
from pathlib import Path

import pytest

from adapters.bootstrap import Product, build
from adapters.model.hashed import HashedEmbedder
from adapters.settings import Settings
from adapters.storage.store import memory_store
from adapters.terminal.conversation import Conversation
from adapters.terminal.languages import terminal_phrases_of
from tests.dialogues.conftest import KNOWLEDGE
from tests.dialogues.terminal_voice import printed


@pytest.fixture
async def german(tmp_path: Path) -> Product:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    company = folder / "company.yaml"
    text = company.read_text(encoding="utf-8")
    company.write_text(text.replace("en_GB", "de_DE"), encoding="utf-8")
    settings = Settings(knowledge_dir=folder, data_dir=tmp_path / "data", review_share=0)
    return await build(settings, embedder=HashedEmbedder(), store=memory_store())


async def test_verdict_amounts_forms_and_help_are_german(german: Product) -> None:
    talk = Conversation(german.leeway, say=terminal_phrases_of(german.base.company.locale))

    answered = printed(await talk.hear("parcel 4 days late, can I give her £20.50 goodwill?"))
    assert "Ja, das können Sie: 20,50\xa0£ liegt in Ihrem eigenen Spielraum" in answered
    assert re.search(r"antwortet bis (?:Mo|Di|Mi|Do|Fr|Sa|So)\., \d", answered)
    assert "Festhalten, was ich getan habe" in answered

    form = printed(await talk.hear("/log"))
    assert "Eingabetaste: Festhalten" in form
    assert "Festgehalten. Danke" in printed(await talk.hear(""))
    assert "Sie fragen jetzt als Teamleitung." in printed(await talk.hear("/as team_lead"))
    await german.close()


async def test_a_german_question_to_english_guidance_is_told_so_in_german(german: Product) -> None:
    talk = Conversation(german.leeway, say=terminal_phrases_of("de_DE"))

    said = printed(await talk.hear("Wasserkocher defekt nach vier Monaten, kein Kassenbon"))

    assert "Ihre Frage ist wohl auf Deutsch; die Leitlinien sind auf Englisch" in said
    await german.close()
