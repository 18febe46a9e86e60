"""Vectors kept, and vectors searched through."""

from pathlib import Path

import numpy as np
import pytest

from adapters.index.collection import RESTS_S, NearestInChroma
from adapters.index.matrix import Matrix, greatest
from adapters.index.plan import Plan
from adapters.index.version_vectors import VersionVectors
from adapters.vector_cache import (
    KEPT_FOR,
    MemoryVectorCache,
    SqliteVectorCache,
    VectorCache,
    key_of,
)
from bot.errors import IndexUnavailable
from bot.ports import Vectors
from tests.contracts.guidance import THREE


def unit_vectors(count: int, dimension: int = 16) -> Vectors:
    drawn = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


@pytest.fixture(params=["memory", "sqlite"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> VectorCache:
    if request.param == "memory":
        return MemoryVectorCache()
    return SqliteVectorCache(tmp_path / "vectors.sqlite3")


def test_a_cache_gives_back_what_it_was_given(cache: VectorCache) -> None:
    vectors = unit_vectors(3)
    cache.add(["a", "b", "c"], vectors)

    assert cache.matrix(["c", "a", "c"]).tolist() == vectors[[2, 0, 2]].tolist()
    assert cache.matrix(["b"]).dtype == np.float32


def test_a_cache_says_what_it_misses_once_and_in_order(cache: VectorCache) -> None:
    cache.add(["b"], unit_vectors(1))

    assert cache.missing(["z", "b", "a", "z"]) == ["z", "a"]


def test_what_nobody_wants_for_long_is_forgotten(tmp_path: Path) -> None:
    cache = SqliteVectorCache(tmp_path / "vectors.sqlite3")
    cache.add(["old", "new"], unit_vectors(2))

    for _ in range(KEPT_FOR):
        cache.forget_unwanted(["new"])
    assert cache.missing(["old", "new"]) == []

    cache.forget_unwanted(["new"])
    assert cache.missing(["old", "new"]) == ["old"]


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite3").write_bytes(b"something else entirely" * 99)

    with pytest.raises(IndexUnavailable, match=r"vectors\.sqlite3.*safe to delete"):
        SqliteVectorCache(tmp_path / "vectors.sqlite3").missing(["a"])


def test_a_key_is_of_text_and_embedder() -> None:
    assert len({key_of("a", "b"), key_of("a", "c"), key_of("ab", ""), key_of("b", "b")}) == 4


def test_the_nearest_are_found() -> None:
    vectors = unit_vectors(100)
    matrix = Matrix(vectors)

    rows = matrix.nearest(vectors[42], 5)

    cosines = (vectors @ vectors[42]).tolist()
    assert sorted(rows.tolist()) == sorted(np.argsort(cosines)[-5:].tolist())
    assert matrix.cosines(vectors[42], np.array([42]))[0] <= 1.0


@pytest.mark.parametrize(("top", "found"), [(1, 1), (2, 2), (3, 3), (9, 3)])
def test_no_more_is_taken_than_there_is(top: int, found: int) -> None:
    assert len(greatest(np.array([1, 3, 2], dtype=np.float32), top)) == found


def test_chroma_is_left_alone_for_a_while_after_a_failure() -> None:
    now = 100.0
    tries = 0

    def connect() -> None:
        nonlocal tries
        tries += 1
        raise IndexUnavailable("away")

    vectors = unit_vectors(3)
    plan = Plan.of("v1", THREE, "any")
    nearest = NearestInChroma(connect, plan, Matrix(vectors), lambda: now)  # type: ignore[arg-type]

    for now in (100.0, 100.0 + RESTS_S - 0.1, 100.0 + RESTS_S, 100.0 + RESTS_S):  # noqa: B007
        assert nearest(vectors[1], 1).tolist() == [1]

    assert tries == 2


def test_a_passage_has_its_best_sentences_cosine() -> None:
    passages, sentences = unit_vectors(4), unit_vectors(9)[2:]
    starts = [0, 1, 4, 6, 7]
    vectors = VersionVectors(np.vstack([passages, sentences]), ["a", "a", "b", "b"], starts)
    question = unit_vectors(30)[29]

    found = vectors.cosines(question, np.array([2, 0, 1]))

    best = [max(sentences[b:e] @ question) for b, e in ((4, 6), (0, 1), (1, 4))]
    assert found.sentence == pytest.approx(best, abs=1e-6)
    assert found.passage == pytest.approx((passages[[2, 0, 1]] @ question).tolist(), abs=1e-6)


def test_no_passages_have_no_cosines() -> None:
    vectors = VersionVectors(unit_vectors(2), ["a"], [0, 1])

    assert vectors.cosines(unit_vectors(1)[0], np.array([], dtype=np.intp)).sentence == []
