"""The pieces of guidance that are indexed and cited."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.guidance.base import GuidanceBase
from bot.guidance.items import Example, Limit, Principle
from bot.guidance.markdown import blocks, plain
from bot.guidance.sentences import sentences, split_block
from bot.values import Value

__all__ = ["Passage", "passages_of", "plain", "sentences", "windows"]

WINDOW = 75
"""About how many words a passage has: what the embedder reads whole, with room to spare."""

KEYWORDS = "Keywords"
"""The heading of the passage that an item's keywords (a limit's aliases too) make."""


class Passage(Value):
    """A piece of one section, small enough to embed whole.

    `context` (the item's title and the section's heading) is indexed with the text; `text` alone
    is quoted, and has no Markdown in it. `id` is `item#section.piece`, unique within one
    knowledge version.
    """

    id: str
    item: str
    kind: str
    heading: str
    context: str
    text: str


def passages_of(base: GuidanceBase) -> tuple[Passage, ...]:
    """Every section of every item that isn't a draft, in pieces of about `WINDOW` words.

    An item's keywords are a passage of their own, so that advisors' words for a situation are
    found by meaning too.
    """
    return tuple(
        passage
        for item in base.answerable()
        for passage in (*_of_sections(item), *_of_keywords(item))
    )


def _of_sections(item: Principle | Example | Limit) -> Iterator[Passage]:
    for section in item.sections:
        slug = re.sub(r"[^a-z0-9]+", "-", section.heading.lower()).strip("-")
        for number, text in enumerate(windows(section.text), start=1):
            yield Passage(
                id=f"{item.id}#{slug}.{number}",
                item=item.id,
                kind=item.kind,
                heading=section.heading,
                context=f"{item.title} — {section.heading}",
                text=text,
            )


def _of_keywords(item: Principle | Example | Limit) -> Iterator[Passage]:
    words = (*item.keywords, *(item.aliases if isinstance(item, Limit) else ()))
    if words:
        yield Passage(
            id=f"{item.id}#keywords",
            item=item.id,
            kind=item.kind,
            heading=KEYWORDS,
            context=item.title,
            text="\n\n".join(f"{word[:1].upper()}{word[1:]}." for word in words),
        )


def windows(text: str, words: int = WINDOW) -> tuple[str, ...]:
    """Pieces of a Markdown text of about the same length, as near to `words` words as can be.

    Cut between sentences and list items; only a sentence half as long again is cut inside. An empty
    line stands between paragraphs and list items of a piece. A text without words has no pieces.
    """
    size = max(1, words)
    parts = [
        (part, number)
        for number, block in enumerate(blocks(text))
        for sentence in split_block(block)
        for part in _cut(sentence, size)
    ]
    total = sum(_count(part) for part, _ in parts)
    fewest = max(1, total // size)
    aim = min((total / n for n in (fewest, fewest + 1)), key=lambda each: abs(each - size))
    pieces: dict[int, list[tuple[str, int]]] = {}
    so_far = 0
    for part, number in parts:
        middle = so_far + _count(part) / 2
        pieces.setdefault(int(middle / aim), []).append((part, number))
        so_far += _count(part)
    return tuple(_joined(piece) for piece in pieces.values())


def _count(text: str) -> int:
    return len(text.split())


def _cut(sentence: str, size: int) -> Iterator[str]:
    """The sentence, or equal parts of it if it is very long."""
    words = sentence.split()
    parts = 1 if len(words) <= 1.5 * size else round(len(words) / size)
    for number in range(parts):
        begin, end = (len(words) * n // parts for n in (number, number + 1))
        yield " ".join(words[begin:end])


def _joined(piece: list[tuple[str, int]]) -> str:
    text = piece[0][0]
    for (_, before), (part, number) in pairwise(piece):
        text += (" " if number == before else "\n\n") + part
    return text
