"""What every guidance index does: in memory, in embedded Chroma, on a Chroma server."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import numpy as np
import pytest

from adapters.index.chroma import EXACT_UP_TO, ChromaIndex
from adapters.index.chroma_embedded import EmbeddedChroma
from adapters.index.chroma_served import ServedChroma
from adapters.index.lexical import Lexical
from adapters.index.memory import MemoryIndex
from adapters.index.plan import embedded_text
from bot.errors import IndexUnavailable, ModelUnavailable
from bot.guidance.passages import Passage
from bot.ports import PassageIndex
from tests.contracts.embedders import WatchedEmbedder
from tests.contracts.guidance import ANGRY, DAMAGED, LATE, THREE, passage
from tests.contracts.searching import ask, best_by_words, hit, ids, vector_of

Make = Callable[[], PassageIndex]


@pytest.fixture(params=["memory", "embedded", "served", "exact"])
async def make(
    request: pytest.FixtureRequest, embedder: WatchedEmbedder, tmp_path: Path
) -> AsyncIterator[Make]:
    """Makes an index; for Chroma each is another process's: same place, nothing remembered."""
    async with AsyncExitStack() as stack:

        def chroma() -> PassageIndex:
            url = request.param == "served" and request.getfixturevalue("chroma_url")
            place = ServedChroma(url) if url else EmbeddedChroma(tmp_path)
            exact_up_to = EXACT_UP_TO if request.param == "exact" else 0
            index = ChromaIndex(embedder, tmp_path, place, exact_up_to)
            stack.push_async_callback(index.close)
            return index

        memory = MemoryIndex(embedder)
        yield chroma if request.param != "memory" else lambda: memory


@pytest.fixture
def index(make: Make) -> PassageIndex:
    return make()


async def test_the_words_of_a_passage_find_it(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    await index.build("v1", THREE)

    found = await ask(index, embedder, "parcels came late")

    assert found.version == "v1"
    assert best_by_words(found) == LATE.id


async def test_a_passage_is_found_by_meaning_where_no_word_of_it_is_said(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    await index.build("v1", THREE)
    vector = await vector_of(embedder, embedded_text(ANGRY))

    found = await index.search("nothing like it, zzz", vector, top=1)

    assert hit(found, ANGRY).dense == pytest.approx(1.0, abs=1e-5)


async def test_both_scores_are_there_whichever_way_found_the_passage(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    await index.build("v1", THREE)
    vector = await vector_of(embedder, embedded_text(ANGRY))

    found = await index.search("parcel", vector, top=1)

    assert ids(found) == {LATE.id, ANGRY.id}
    assert hit(found, ANGRY).lexical == 0.0
    late = (await embedder.embed_passages([embedded_text(LATE)]))[0]
    assert hit(found, LATE).dense == pytest.approx(float(late @ vector), abs=1e-5)
    assert hit(found, LATE).lexical > 0.0


async def test_scores_are_exact_for_all_passages(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    many = [passage(f"p{n}#0.0", f"word{n} word{n % 7} and parcel {n}") for n in range(40)]
    await index.build("v1", many)
    question = "which parcel has word3"

    found = await ask(index, embedder, question, top=40)

    vectors = await embedder.embed_passages([embedded_text(p) for p in many])
    cosines = vectors @ await vector_of(embedder, question)
    words = Lexical(many).scores(question)
    assert len(found.hits) == 40
    for number, each in enumerate(many):
        assert hit(found, each).dense == pytest.approx(float(cosines[number]), abs=1e-5)
        assert hit(found, each).lexical == pytest.approx(float(words[number]), abs=1e-5)
    assert found.by_meaning


async def test_without_a_vector_it_searches_by_words_alone(index: PassageIndex) -> None:
    await index.build("v1", THREE)

    found = await index.search("a broken thing needs a photograph", None, top=10)

    assert [(each.passage, each.dense) for each in found.hits] == [(DAMAGED.id, None)]
    assert not found.by_meaning


async def test_top_counts_for_each_way(index: PassageIndex, embedder: WatchedEmbedder) -> None:
    await index.build("v1", [passage(f"p{n}#0.0", f"parcel number {n}") for n in range(30)])

    found = await ask(index, embedder, "parcel", top=5)

    assert 5 <= len(found.hits) <= 10


@pytest.mark.parametrize("question", ["", "?!", "the and of", "ﬀ 𝔘 日本語", "parcel " * 3000])
async def test_any_question_gets_an_answer(
    index: PassageIndex, embedder: WatchedEmbedder, question: str
) -> None:
    await index.build("v1", THREE)

    found = await ask(index, embedder, question)

    assert ids(found) == {LATE.id, ANGRY.id, DAMAGED.id}


async def test_a_word_of_the_title_counts_more_than_one_of_the_text(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    titled = passage("titled#0.0", "Be generous when it went wrong.", context="Bereavement")
    texted = passage("texted#0.0", "Be generous, say after a bereavement.", context="Guidance")
    await index.build("v1", (texted, titled))

    found = await ask(index, embedder, "bereavement")

    assert best_by_words(found) == titled.id


async def test_before_a_build_it_says_what_to_do(index: PassageIndex) -> None:
    with pytest.raises(IndexUnavailable, match="leeway knowledge index"):
        await index.search("anything", None, top=5)


@pytest.mark.parametrize(
    "passages", [(), (passage("blank#0.0", "?", context="!"),)], ids=["none", "wordless"]
)
async def test_guidance_with_nothing_to_say_finds_nothing_by_words(
    index: PassageIndex, embedder: WatchedEmbedder, passages: Sequence[Passage]
) -> None:
    await index.build("v1", passages)

    found = await ask(index, embedder, "parcel")

    assert ids(found) == {each.id for each in passages}
    assert all(each.lexical == 0 for each in found.hits)


async def test_passages_with_the_same_text_are_all_found(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    twins = (LATE, passage("twin#0.0", LATE.text))
    await index.build("v1", twins)

    assert ids(await ask(index, embedder, "parcel")) == {LATE.id, "twin#0.0"}
    assert len(embedder.embedded) == 1


async def test_a_new_version_replaces_the_old_one(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    await index.build("v1", THREE)
    changed = passage(LATE.id, "Refund the whole order when a parcel comes late.")

    await index.build("v2", (changed, ANGRY))
    found = await ask(index, embedder, "parcel")

    assert found.version == "v2"
    assert ids(found) == {LATE.id, ANGRY.id}


async def test_only_what_changed_is_embedded_again(make: Make, embedder: WatchedEmbedder) -> None:
    await make().build("v1", THREE)
    changed = passage(LATE.id, "Refund the whole order when a parcel comes late.")
    embedder.embedded.clear()

    await make().build("v2", (changed, ANGRY, DAMAGED))

    assert embedder.embedded == [embedded_text(changed)]


async def test_building_the_same_again_embeds_nothing(
    make: Make, embedder: WatchedEmbedder
) -> None:
    await make().build("v1", THREE)
    embedder.embedded.clear()
    again = make()

    await again.build("v1", tuple(reversed(THREE)))

    assert embedder.embedded == []
    assert best_by_words(await ask(again, embedder, "parcel")) == LATE.id


async def test_going_back_to_the_version_before_embeds_nothing(
    make: Make, embedder: WatchedEmbedder
) -> None:
    await make().build("v1", THREE)
    await make().build("v2", (LATE,))
    embedder.embedded.clear()
    back = make()

    await back.build("v1", THREE)

    assert embedder.embedded == []
    assert ids(await ask(back, embedder, "parcel")) == {LATE.id, ANGRY.id, DAMAGED.id}


async def test_progress_counts_vectors_to_the_last(index: PassageIndex) -> None:
    seen: list[tuple[int, int]] = []
    many = [passage(f"p{n}#0.0", f"parcel number {n}") for n in range(70)]

    await index.build("v1", many, lambda done, total: seen.append((done, total)))

    assert seen[0] == (0, 70)
    assert seen[-1] == (70, 70)
    assert seen == sorted(seen)


async def test_a_build_that_fails_leaves_the_live_version_answering(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    await index.build("v1", THREE)
    embedder.fails_after = 0

    with pytest.raises(ModelUnavailable):
        await index.build("v2", (passage("new#0.0", "Something new"), *THREE))

    found = await ask(index, embedder, "parcel")
    assert found.version == "v1"
    assert found.by_meaning


async def test_a_first_build_that_fails_still_answers_by_words(
    index: PassageIndex, embedder: WatchedEmbedder
) -> None:
    embedder.fails_after = 0

    with pytest.raises(ModelUnavailable):
        await index.build("v1", THREE)

    found = await ask(index, embedder, "parcel")
    assert [(each.passage, each.dense) for each in found.hits] == [(LATE.id, None)]


async def test_a_build_goes_on_where_a_failed_one_stopped(
    make: Make, embedder: WatchedEmbedder
) -> None:
    many = [passage(f"p{n}#0.0", f"parcel number {n}") for n in range(70)]
    embedder.fails_after = 2
    with pytest.raises(ModelUnavailable):
        await make().build("v1", many)
    embedder.fails_after = None
    embedder.embedded.clear()
    index = make()

    await index.build("v1", many)

    assert len(embedder.embedded) == 70 - 64
    assert len((await ask(index, embedder, "parcel", top=70)).hits) == 70


async def test_vectors_keep_their_passages(index: PassageIndex, embedder: WatchedEmbedder) -> None:
    many = [passage(f"p{n}#0.0", f"word{n} " * (n % 9 + 1)) for n in range(100)]
    await index.build("v1", many)

    for each in many[::10]:
        vector = await vector_of(embedder, embedded_text(each))
        found = await index.search("zzz", vector, top=1)
        assert ids(found) == {each.id}
        assert np.isclose(hit(found, each).dense or 0.0, 1.0, atol=1e-5)
