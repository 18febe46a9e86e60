"""Texts to unit vectors with an ONNX model: the blocking core that every local embedder shares.

Importing this module imports onnxruntime and tokenizers (0.4 s, 30 MB): import it late.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import BertWordPieceTokenizer, Tokenizer

from adapters.model.manifest import Manifest, ModelFiles, Pooling
from adapters.model.onnx_session import session
from bot.errors import ModelUnavailable
from bot.ports import Vectors

Hidden = npt.NDArray[np.float32]
"""What the model says about each token, shape (tokens, dimension)."""

_TINY = np.float32(1e-12)


class OnnxEncoder:
    """One loaded model. Safe to use from several threads at once.

    Texts are encoded one at a time. On one thread that is as fast as any batch (18 against 11 to
    21 passages a second for batches of 4 to 32), needs a third of the memory, and lets no text's
    vector depend on its neighbours', which in a dynamically quantised model it otherwise does.
    """

    def __init__(self, manifest: Manifest, files: ModelFiles) -> None:
        """Load both files; raises ModelUnavailable if either is not what its name says."""
        self._pooling = manifest.pooling
        try:
            self._tokenizer = _tokenizer(manifest, files)
            self._session = session(files.model)
        except Exception as error:  # both libraries raise bare Exception, and each its own kinds
            raise ModelUnavailable(
                f"{files.model} or {files.tokenizer} cannot be loaded ({error}); "
                "put an ONNX export and its tokenizer there"
            ) from error
        self._inputs = {given.name for given in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (len(texts), dimension); raises ModelUnavailable."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._encode_one(text) for text in texts])

    def _encode_one(self, text: str) -> npt.NDArray[np.float32]:
        hidden = self._hidden(self._tokenizer.encode(text).ids)
        pooled = hidden[0] if self._pooling is Pooling.CLS else hidden.mean(axis=0)
        unit: npt.NDArray[np.float32] = pooled / np.maximum(np.linalg.norm(pooled), _TINY)
        return unit

    def _hidden(self, ids: Sequence[int]) -> Hidden:
        row = np.asarray([ids], dtype=np.int64)
        offered = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),  # a lone text has no padding to mask
            "token_type_ids": np.zeros_like(row),
        }
        feed = {name: value for name, value in offered.items() if name in self._inputs}
        try:
            output = self._session.run(None, feed)[0]
        except Exception as error:  # onnxruntime's errors share no base but Exception
            raise ModelUnavailable(f"the embedding model failed: {error}") from error
        if output.ndim != 3:
            raise ModelUnavailable(
                f"the embedding model's first output has shape {output.shape}; "
                "export it with the last hidden state (text, token, dimension) first"
            )
        hidden: Hidden = output[0]
        return hidden


def _tokenizer(manifest: Manifest, files: ModelFiles) -> Tokenizer | BertWordPieceTokenizer:
    tokenizer: Tokenizer | BertWordPieceTokenizer
    if files.tokenizer.suffix == ".txt":
        tokenizer = BertWordPieceTokenizer(str(files.tokenizer), lowercase=manifest.lowercase)
    else:
        tokenizer = Tokenizer.from_file(str(files.tokenizer))
        tokenizer.no_padding()  # a file may ask for padding to a fixed length
    tokenizer.enable_truncation(manifest.max_length)
    return tokenizer
