"""Leeway's own embedder as the peers call it: texts in, lists of floats out."""

from collections.abc import Sequence

from adapters.model.minilm import MANIFEST, packaged_files
from adapters.model.onnx_encoder import OnnxEncoder


class Encoder:
    """The same weights, on the same one thread."""

    def __init__(self) -> None:
        self._encoder = OnnxEncoder(MANIFEST, packaged_files())

    def question(self, text: str) -> list[float]:
        """One question's unit vector."""
        found: list[float] = self._encoder.encode([text])[0].tolist()
        return found

    def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """A unit vector for each text."""
        found: list[list[float]] = self._encoder.encode(texts).tolist()
        return found
