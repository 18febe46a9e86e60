"""An embedder from a folder: `manifest.json`, `model.onnx`, `vocab.txt` or `tokenizer.json`.

For example, for multilingual-e5-small:

    {"name": "multilingual-e5-small", "pooling": "mean", "max_length": 512,
     "prefixes": {"question": "query: ", "passage": "passage: "},
     "languages": ["de", "en", "es", "fr", "pl"]}
"""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from adapters.model.manifest import Manifest, ModelFiles
from adapters.model.onnx_embedder import OnnxEmbedder
from bot.errors import ModelUnavailable, SettingsInvalid

TOKENIZERS = ("tokenizer.json", "vocab.txt")
"""The first one there is taken: a tokenizer.json says more."""


def folder_embedder(folder: Path) -> OnnxEmbedder:
    """The model in that folder, named by its manifest and the content of its files.

    Reads every file once, to name it: exchanged weights must never meet old vectors. Raises
    SettingsInvalid for the manifest, ModelUnavailable for a missing model or tokenizer.
    """
    manifest = _manifest(folder / "manifest.json")
    files = _files(folder)
    # What it understands changes no vector.
    digest = hashlib.sha256(manifest.model_dump_json(exclude={"languages"}).encode())
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return OnnxEmbedder(f"{manifest.name}-{digest.hexdigest()[:12]}", manifest, lambda: files)


def _manifest(path: Path) -> Manifest:
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except OSError as error:
        raise SettingsInvalid(
            f"{path} cannot be read ({error.strerror}); describe the embedding model there"
        ) from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'file'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise SettingsInvalid(f"{path} is not a model's manifest: {faults}") from error


def _files(folder: Path) -> ModelFiles:
    model = folder / "model.onnx"
    tokenizer = next((folder / name for name in TOKENIZERS if (folder / name).is_file()), None)
    if not model.is_file():
        raise ModelUnavailable(f"{model} is missing; put the model's ONNX export there")
    if tokenizer is None:
        raise ModelUnavailable(f"{folder} has neither {' nor '.join(TOKENIZERS)}; add one")
    return ModelFiles(model=model, tokenizer=tokenizer)
