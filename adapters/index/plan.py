"""What one version's index will hold, before anything is embedded or written."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from adapters.index.lexical import Lexical
from adapters.index.snapshot import Snapshot
from adapters.index.version_vectors import VersionVectors
from adapters.vector_cache import key_of
from bot.guidance.passages import KEYWORDS, Passage, sentences
from bot.ports import Vectors

PREFIX = "leeway-"


@dataclass(frozen=True)
class Plan:
    """A version's passages by id, the keys of their vectors, and the collection's name.

    Each passage has a vector, and so has each of its sentences: `sentence_keys` holds theirs,
    those of passage `n` from `starts[n]` up to `starts[n + 1]`.
    """

    version: str
    passages: tuple[Passage, ...]
    keys: tuple[str, ...]
    sentence_keys: tuple[str, ...]
    starts: tuple[int, ...]
    name: str

    @classmethod
    def of(cls, version: str, passages: Sequence[Passage], embedder: str) -> "Plan":
        """Made of the same passages in any order, it is the same."""
        ordered = tuple(sorted(passages, key=lambda passage: passage.id))
        keys = tuple(key_of(embedder, embedded_text(passage)) for passage in ordered)
        sentences = [embedded_sentences(passage) for passage in ordered]
        sentence_keys = tuple(key_of(embedder, text) for texts in sentences for text in texts)
        starts = tuple(accumulate(map(len, sentences), initial=0))
        return cls(version, ordered, keys, sentence_keys, starts, _name(version, ordered, keys))

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys of the passages, then those of their sentences."""
        return self.keys + self.sentence_keys

    @property
    def texts(self) -> dict[str, str]:
        """Each text to embed, by its key."""
        sentences = [text for passage in self.passages for text in embedded_sentences(passage)]
        texts = [*map(embedded_text, self.passages), *sentences]
        return dict(zip(self.all_keys, texts, strict=True))

    def vectors(self, vectors: Vectors) -> VersionVectors:
        """What the vectors of `all_keys`, in their order, mean; blocking."""
        items = [passage.item for passage in self.passages]
        return VersionVectors(vectors, items, self.starts)

    def words_only(self) -> Snapshot:
        """Searchable by words at once; blocking, about 0.1 ms a passage."""
        ids = tuple(passage.id for passage in self.passages)
        return Snapshot(self.version, ids, Lexical(self.passages))


def embedded_text(passage: Passage) -> str:
    """What of a passage is embedded: its text under the titles that it stands below."""
    return f"{passage.context}. {passage.text}"


def embedded_sentences(passage: Passage) -> list[str]:
    """A passage's sentences as they are embedded; a lone one is the passage itself.

    Keywords stand by themselves: a title before them makes them less like what advisors type.
    """
    found = sentences(passage.text) or (passage.text,)
    if passage.heading == KEYWORDS:
        return list(found)
    return [f"{passage.context}. {text}" for text in found]


def _name(version: str, passages: Sequence[Passage], keys: Sequence[str]) -> str:
    # The passages count too: another release of Leeway may cut the same folder differently.
    digest = hashlib.sha256(version.encode())
    for passage, key in zip(passages, keys, strict=True):
        digest.update(f"\0{passage.id}\0{key}".encode())
    readable = re.sub(r"[^a-z0-9]+", "", version.lower())[:12]
    return f"{PREFIX}{readable}-{digest.hexdigest()[:16]}"
