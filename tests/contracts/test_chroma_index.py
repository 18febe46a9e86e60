"""What only the index in Chroma promises: other processes, killed builds, a server that goes."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.index.chroma import ChromaIndex
from adapters.index.chroma_embedded import EmbeddedChroma
from adapters.index.chroma_place import ChromaPlace
from adapters.index.chroma_served import ServedChroma
from adapters.index.collection import fill
from adapters.index.plan import Plan, embedded_text
from bot.errors import IndexUnavailable, SettingsInvalid
from tests.contracts.conftest import free_port
from tests.contracts.embedders import WatchedEmbedder
from tests.contracts.freezer import Freezer
from tests.contracts.guidance import ANGRY, DAMAGED, LATE, THREE, many, passage
from tests.contracts.searching import ask, hit, ids, vector_of

Make = Callable[[Path, ChromaPlace], ChromaIndex]


@pytest.fixture
async def make(embedder: WatchedEmbedder) -> AsyncIterator[Make]:
    async with AsyncExitStack() as stack:

        def made(folder: Path, place: ChromaPlace) -> ChromaIndex:
            index = ChromaIndex(embedder, folder, place, exact_up_to=0)
            stack.push_async_callback(index.close)
            return index

        yield made


def collections(folder: Path) -> int:
    return len(list(folder.glob("leeway-*")))


async def test_the_version_before_stays_and_older_ones_go(make: Make, tmp_path: Path) -> None:
    for version in ("v1", "v2", "v3"):
        await make(tmp_path, EmbeddedChroma(tmp_path)).build(version, THREE)

    assert collections(tmp_path) == 2


async def test_older_ones_go_from_the_server_too(
    make: Make, tmp_path: Path, chroma_url: str, embedder: WatchedEmbedder
) -> None:
    place = ServedChroma(chroma_url)
    for version in ("v1", "v2", "v3"):
        await make(tmp_path, place).build(version, THREE)

    names = {each.name for each in place.to_build("any").list_collections()}
    built = [Plan.of(version, THREE, embedder.name).name for version in ("v1", "v2", "v3")]
    assert [name in names for name in built] == [False, True, True]


async def test_whoever_searches_an_old_version_goes_on_as_others_build(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    reader = make(tmp_path, EmbeddedChroma(tmp_path))
    await reader.build("v1", THREE)
    before = await ask(reader, embedder, "parcel")

    for version in ("v2", "v3", "v4"):
        await make(tmp_path, EmbeddedChroma(tmp_path)).build(version, (ANGRY,))

    assert await ask(reader, embedder, "parcel") == before


async def test_a_half_filled_collection_is_completed(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    plan = Plan.of("v1", THREE, embedder.name)
    half = replace(plan, passages=plan.passages[:1], keys=plan.keys[:1])
    place = EmbeddedChroma(tmp_path)
    fill(place.to_build(plan.name), half, await embedder.embed_passages(["x"]))
    index = make(tmp_path, place)

    await index.build("v1", THREE)

    assert ids(await ask(index, embedder, "zzz")) == {LATE.id, ANGRY.id, DAMAGED.id}
    wanted = await index.search("zzz", await vector_of(embedder, embedded_text(ANGRY)), 1)
    assert ids(wanted) == {ANGRY.id}


KILLED = """
import asyncio, os, pathlib, sys
from adapters.index.chroma import ChromaIndex
from adapters.index.chroma_embedded import EmbeddedChroma
from tests.contracts.embedders import WatchedEmbedder
from tests.contracts.guidance import many
folder = pathlib.Path(sys.argv[1])
index = ChromaIndex(WatchedEmbedder(sys.argv[2]), folder, EmbeddedChroma(folder))
die = lambda done, total: os._exit(done) if done else None  # which batch is first varies
asyncio.run(index.build("v2", many(70), die))
"""


async def test_a_killed_build_leaves_the_live_version_and_its_vectors(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    await make(tmp_path, EmbeddedChroma(tmp_path)).build("v1", THREE)
    command = [sys.executable, "-c", KILLED, str(tmp_path), embedder.name]
    killed = await asyncio.to_thread(subprocess.run, command, check=False)
    assert 1 < killed.returncode < 70
    embedder.embedded.clear()

    old, new = (make(tmp_path, EmbeddedChroma(tmp_path)) for _ in range(2))
    await old.build("v1", THREE)
    assert embedder.embedded == []
    await new.build("v2", many(70))

    assert len(embedder.embedded) <= 70 - killed.returncode
    assert collections(tmp_path) == 2


async def test_two_builders_take_turns(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    indexes = [make(tmp_path, EmbeddedChroma(tmp_path)) for _ in range(2)]

    await asyncio.gather(*(index.build("v1", many(70)) for index in indexes))

    assert len(embedder.embedded) == 70
    for index in indexes:
        assert len((await ask(index, embedder, "parcel", top=70)).hits) == 70


async def test_a_new_replica_takes_over_what_another_embedded(
    make: Make, tmp_path: Path, chroma_url: str, embedder: WatchedEmbedder
) -> None:
    await make(tmp_path / "one", ServedChroma(chroma_url)).build("v1", THREE)
    embedder.embedded.clear()
    other = make(tmp_path / "other", ServedChroma(chroma_url))

    await other.build("v1", THREE)

    assert embedder.embedded == []
    found = await other.search("zzz", await vector_of(embedder, embedded_text(ANGRY)), 1)
    assert hit(found, ANGRY).dense == pytest.approx(1.0, abs=1e-5)


async def test_without_its_server_it_starts_on_what_it_had(
    make: Make, tmp_path: Path, chroma_url: str, embedder: WatchedEmbedder
) -> None:
    before = make(tmp_path, ServedChroma(chroma_url))
    await before.build("v1", THREE)
    after = make(tmp_path, ServedChroma(f"http://127.0.0.1:{free_port()}"))

    await after.build("v1", THREE)

    assert await ask(after, embedder, "parcel") == await ask(before, embedder, "parcel")


async def test_a_first_build_without_its_server_answers_by_words(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    index = make(tmp_path, ServedChroma(f"http://127.0.0.1:{free_port()}"))

    with pytest.raises(IndexUnavailable, match="Chroma failed"):
        await index.build("v1", THREE)

    assert ids(await ask(index, embedder, "parcel")) == {LATE.id}


async def test_a_server_that_hangs_costs_one_question_its_patience(
    make: Make, tmp_path: Path, chroma_url: str, embedder: WatchedEmbedder
) -> None:
    async with Freezer(chroma_url) as freezer:
        index = make(tmp_path, ServedChroma(freezer.url, search_waits_s=0.1))
        await index.build("v1", THREE)
        warm = await ask(index, embedder, "parcel")
        freezer.freeze()

        assert await ask(index, embedder, "parcel") == warm
        assert await ask(index, embedder, "parcel") == warm

        assert freezer.requests_frozen == 1


async def test_a_first_build_on_a_server_that_hangs_gives_up(
    make: Make, tmp_path: Path, chroma_url: str
) -> None:
    async with Freezer(chroma_url) as freezer:
        freezer.freeze()
        index = make(tmp_path, ServedChroma(freezer.url, build_waits_s=0.1))

        with pytest.raises(IndexUnavailable, match="Chroma failed"):
            await index.build("v1", THREE)


@pytest.mark.parametrize(
    "url", ["chroma:8000", "http://", "ftp://chroma", "http://chroma:port", "http://c:1/path"]
)
def test_a_url_that_is_none_is_refused_at_once(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="http://host:8000"):
        ServedChroma(url)


async def test_a_folder_that_cannot_be_written_is_named(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    folder = tmp_path / "file" / "index"

    with pytest.raises(IndexUnavailable, match="index"):
        await make(folder, EmbeddedChroma(folder)).build("v1", THREE)


async def test_a_pointer_that_says_nothing_sensible_means_build_again(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    await make(tmp_path, EmbeddedChroma(tmp_path)).build("v1", THREE)
    (tmp_path / "live.json").write_text("{half")
    index = make(tmp_path, EmbeddedChroma(tmp_path))

    await index.build("v1", THREE)

    assert ids(await ask(index, embedder, "parcel")) == {LATE.id, ANGRY.id, DAMAGED.id}


async def test_cut_differently_by_another_release_it_is_another_index(
    make: Make, tmp_path: Path, embedder: WatchedEmbedder
) -> None:
    await make(tmp_path, EmbeddedChroma(tmp_path)).build("same", THREE)
    index = make(tmp_path, EmbeddedChroma(tmp_path))

    await index.build("same", (LATE, ANGRY, passage("damaged#1.0", DAMAGED.text)))

    assert "damaged#1.0" in ids(await ask(index, embedder, "photograph"))


async def test_a_small_version_finds_the_same_without_asking_chroma(
    embedder: WatchedEmbedder, tmp_path: Path
) -> None:
    found = []
    for exact_up_to in (70, 69):
        index = ChromaIndex(embedder, tmp_path, EmbeddedChroma(tmp_path), exact_up_to)
        await index.build("v1", many(70))
        found.append(set((await ask(index, embedder, "parcel number 7", 5)).hits))
        await index.close()

    assert found[0] == found[1]
