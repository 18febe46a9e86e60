"""The Embedder port over an ONNX model: loads late, works in a thread."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from adapters.model.manifest import Manifest, ModelFiles
from bot.ports import Vectors

if TYPE_CHECKING:
    from adapters.model.onnx_encoder import OnnxEncoder


class OnnxEmbedder:
    """Implements `bot.ports.Embedder`.

    `locate` finds and verifies the files; it is called once, at the first text, in a thread, and
    raises ModelUnavailable. If it or loading fails, the next text tries again.
    """

    def __init__(self, name: str, manifest: Manifest, locate: Callable[[], ModelFiles]) -> None:
        self._name = name
        self._manifest = manifest
        self._locate = locate
        self._encoder: OnnxEncoder | None = None
        self._loading = threading.Lock()

    @property
    def name(self) -> str:
        """Names weights, pooling and prefixes together."""
        return self._name

    @property
    def languages(self) -> frozenset[str]:
        """Those that the manifest names."""
        return self._manifest.languages

    async def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension); raises ModelUnavailable."""
        return await asyncio.to_thread(self._embed, self._manifest.prefixes.question, texts)

    async def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension); raises ModelUnavailable."""
        return await asyncio.to_thread(self._embed, self._manifest.prefixes.passage, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> Vectors:
        return self._loaded().encode([prefix + text for text in texts])

    def _loaded(self) -> "OnnxEncoder":
        with self._loading:
            if self._encoder is None:
                # Imported here because onnxruntime costs 0.4 s that `leeway --help` must not pay.
                from adapters.model.onnx_encoder import OnnxEncoder  # noqa: PLC0415

                self._encoder = OnnxEncoder(self._manifest, self._locate())
            return self._encoder
