"""What must be known about an embedding model, beside its files, to use it rightly."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

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

    `lowercase` counts for a `vocab.txt` only; a `tokenizer.json` says it itself.
    """

    name: str = Field(min_length=1)
    pooling: Pooling
    prefixes: Prefixes = Prefixes()
    max_length: int = Field(gt=0)
    lowercase: bool = True


class ModelFiles(NamedTuple):
    """Where a model's two files are: `tokenizer` is a `vocab.txt` or a `tokenizer.json`."""

    model: Path
    tokenizer: Path
