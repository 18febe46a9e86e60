"""Words to guesses with an ONNX token classifier: the blocking core of `names`.

Importing this module imports onnxruntime and tokenizers (0.4 s, 30 MB): import it late.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from adapters.model.onnx_session import session
from bot.errors import ModelUnavailable
from bot.identifiers.guesses import Guess, Part

Scores = npt.NDArray[np.float32]
"""Probability of each label (column) for each token (row)."""

_PARTS = {
    Part.NAME: ("GIVEN_NAME", "SURNAME"),
    Part.HOUSE: ("BUILDING_NUMBER",),
    Part.STREET: ("STREET_NAME", "SECONDARY_ADDRESS"),
    Part.PLACE: ("CITY", "STATE"),
    Part.POSTCODE: ("ZIP_CODE",),
    Part.CODE: ("PHONE", "TAX_ID", "BANK_ACCOUNT", "ROUTING_NUMBER", "GOVERNMENT_ID", "PASSPORT",
                "DRIVERS_LICENSE"),
    Part.WEB: ("EMAIL", "URL"),
}  # fmt: skip
_WINDOW = 160
"""Tokens read at once. The model finds more in some 480 characters than in all its 512 tokens."""
_OVERLAP = 32
_AT_ONCE = 4
"""Windows of like length read in one go: 0.6 of the time for each, and to the bit the same."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FLOOR = 0.05
"""Below this nobody ever believes a guess."""


class WordClassifier:
    """One loaded model. Safe to use from several threads at once."""

    def __init__(self, folder: Path) -> None:
        """Load the three files; raises ModelUnavailable if one is not what its name says."""
        try:
            labels = json.loads((folder / "config.json").read_bytes())["id2label"]
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = session(folder / "onnx/model_q4.onnx")
        except Exception as error:  # the libraries raise bare Exception, and each its own kinds
            raise ModelUnavailable(f"the model in {folder} cannot be loaded: {error}") from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._parts = [_part_of(labels[str(n)]) for n in range(len(labels))]
        self._edges = [self._tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]")]

    def guesses(self, texts: Sequence[str]) -> list[tuple[Guess, ...]]:
        """For each text the words that may identify somebody, in order; raises ModelUnavailable."""
        plain = (_LONE_SURROGATE.sub("?", text) for text in texts)
        encodings = [self._tokenizer.encode(text, add_special_tokens=False) for text in plain]
        scores = self._scores([encoding.ids for encoding in encodings])
        pairs = zip(encodings, scores, strict=True)
        return [tuple(self._words(encoding, of)) for encoding, of in pairs]

    def _scores(self, texts: Sequence[Sequence[int]]) -> list[Scores]:
        """Scores of every token; where windows overlap, those of the more alarmed one."""
        best = [np.zeros((len(ids), len(self._parts)), dtype=np.float32) for ids in texts]
        windows: list[tuple[Scores, Sequence[int]]] = []
        for scores, ids in zip(best, texts, strict=True):
            scores[:, 0] = 2.0
            for start in range(0, max(1, len(ids) - _OVERLAP), _WINDOW - _OVERLAP):
                end = start + _WINDOW
                windows += [(scores[start:end], ids[start:end])] if ids else []
        windows.sort(key=lambda window: len(window[1]))
        for first in range(0, len(windows), _AT_ONCE):
            some = windows[first : first + _AT_ONCE]
            for (rows, _), here in zip(some, self._run([ids for _, ids in some]), strict=True):
                np.copyto(rows, here, where=here[:, :1] < rows[:, :1])
        return best

    def _run(self, texts: Sequence[Sequence[int]]) -> Iterator[Scores]:
        """Scores of each text's tokens; what fills up the shorter ones is masked."""
        shape = len(texts), max(map(len, texts)) + len(self._edges)
        tokens, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, ids in enumerate(texts):
            end = len(ids) + len(self._edges)
            tokens[row, :end] = np.asarray([self._edges[0], *ids, self._edges[1]])
            mask[row, :end] = 1
        feed = {
            "input_ids": tokens,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(tokens),
        }
        try:
            logits = self._session.run(None, feed)[0]
        except Exception as error:  # onnxruntime's errors share no base but Exception
            raise ModelUnavailable(f"the model for names failed: {error}") from error
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        scores: Scores = (powers / powers.sum(axis=-1, keepdims=True)).astype(np.float32)
        return (of[1 : len(ids) + 1] for of, ids in zip(scores, texts, strict=True))

    def _words(self, encoding: Encoding, scores: Scores) -> Iterator[Guess]:
        offsets = encoding.offsets
        words = encoding.word_ids
        for _, group in groupby(range(len(offsets)), key=lambda token: words[token]):
            tokens = list(group)
            pieces = scores[tokens]
            score = float(1 - pieces[:, 0].min())
            start, end = offsets[tokens[0]][0], offsets[tokens[-1]][1]
            if score >= _FLOOR and end > start:
                yield Guess(start, end, self._likeliest(pieces), min(1.0, max(0.0, score)))

    def _likeliest(self, pieces: Scores) -> Part:
        sums = dict.fromkeys(Part, 0.0)
        for part, column in zip(self._parts, pieces.sum(axis=0), strict=True):
            if part is not None:
                sums[part] += float(column)
        return max(sums, key=lambda part: sums[part])


def _part_of(label: str) -> Part | None:
    _, _, plain = label.partition("-")
    return next((part for part, labels in _PARTS.items() if plain in labels), None)
