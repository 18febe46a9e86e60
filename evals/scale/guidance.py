"""The shipped guidance, filled up with made examples until it has so many passages."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np

from bot.guidance.base import GuidanceBase
from bot.guidance.items import SECTIONS, Example, Principle, Section, Status
from bot.guidance.passages import passages_of, sentences

HEADINGS = [*SECTIONS["example"][0], *SECTIONS["example"][1]]
LENGTH = 2
"""Sentences of a section: short, so that 100,000 passages stay within minutes and gigabytes."""


def sentences_of(folders: Sequence[Path]) -> tuple[str, ...]:
    """Every sentence of those sets' documents once, in order; each of at most 40 words."""
    texts = (
        str(json.loads(line)["text"])
        for folder in folders
        for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    )
    found = (sentence for text in texts for sentence in sentences(text))
    return tuple(dict.fromkeys(each for each in found if 3 <= len(each.split()) <= 40))


def filled(base: GuidanceBase, drawn: Sequence[str], passages: int, seed: int = 0) -> GuidanceBase:
    """`base` and as many examples of sentences drawn by chance as make about so many passages."""
    generator = np.random.default_rng(seed)
    wanted = max(0, passages - len(passages_of(base))) // len(HEADINGS)
    size = len(HEADINGS) * LENGTH
    numbers = generator.integers(0, len(drawn), size=(wanted, size))
    principles = [item for item in base.items if isinstance(item, Principle)]
    made = tuple(
        _example(number, principles[number % len(principles)], [drawn[n] for n in row])
        for number, row in enumerate(numbers)
    )
    return GuidanceBase(
        version=f"{base.version}-{passages}-{seed}",
        company=base.company,
        journey=base.journey,
        owners=base.owners,
        signals=base.signals,
        items=(*base.items, *made),
    )


def _example(number: int, principle: Principle, texts: Sequence[str]) -> Example:
    rest = iter(texts)
    return Example(
        id=f"made-{number}",
        title=f"Case {number}: {' '.join(texts[0].split()[:8])}",
        touchpoints=principle.touchpoints,
        owner=principle.owner,
        review_by=date.max,
        status=Status.CURRENT,
        path=f"examples/made-{number}.md",
        sections=tuple(
            Section(heading=heading, text=" ".join(map(_closed, islice(rest, LENGTH))), line=1)
            for heading in HEADINGS
        ),
        principles=(principle.id,),
        source="workshop",
    )


def _closed(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?" else f"{sentence}."
