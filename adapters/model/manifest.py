"""What must be known about an embedding model, beside its files, to use it rightly."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field

from bot.values import Value


class Pooling(StrEnum):
    """How the tokens' vectors become the text's: their mean, or the first token's."""

    MEAN = "mean"
    CLS = "cls"


class Prefixes(Value):
    """What some models were trained to see before a question and before a passage."""

    question: str = ""
    passage: str = ""


class Manifest(Value):
    """How one model is used; the content of a model folder's `manifest.json`.

    `lowercase` counts for a `vocab.txt` only; a `tokenizer.json` says it itself. `languages`, as
    ISO 639-1 codes, are those it understands: a question in one finds guidance in another.
    """

    name: str = Field(min_length=1)
    pooling: Pooling
    prefixes: Prefixes = Prefixes()
    max_length: int = Field(gt=0)
    lowercase: bool = True
    languages: frozenset[Annotated[str, Field(pattern=r"^[a-z]{2}$")]] = frozenset()


class ModelFiles(NamedTuple):
    """Where a model's two files are: `tokenizer` is a `vocab.txt` or a `tokenizer.json`."""

    model: Path
    tokenizer: Path
