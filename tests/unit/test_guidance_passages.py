"""Passages: every section is found and cited by a piece of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guidance.passages import Passage, passages_of, plain, windows
from bot.guidance.reading import read_folder
from tests.unit.guidance_folder import a_folder, broken, other


def passages(files: dict[str, bytes]) -> tuple[Passage, ...]:
    base = read_folder(files).base
    assert base is not None
    return passages_of(base)


def test_each_section_is_a_passage() -> None:
    found = passages(a_folder())
    assert [p.id for p in found] == [
        "late-mixer#situation.1",
        "late-mixer#what-good-looked-like.1",
        "late-mixer#why-it-was-right.1",
        "goodwill-credit#in-short.1",
        "goodwill-credit#keywords",
        "put-it-right#what-good-looks-like.1",
        "put-it-right#why.1",
        "put-it-right#keywords",
    ]
    assert found[5] == Passage(
        id="put-it-right#what-good-looks-like.1",
        item="put-it-right",
        kind="principle",
        heading="What good looks like",
        context="Put it right first — What good looks like",
        text="Name the fix in your first minute.\n\nLook for the cause afterwards.",
    )
    assert found[7].text == "Late.\n\nDelay."


@pytest.mark.parametrize(("status", "shown"), [("current", 3), ("retired", 3), ("draft", 0)])
def test_drafts_are_never_shown_and_retired_items_are(status: str, shown: int) -> None:
    found = passages(
        a_folder(other("example", "old-way", ("status: current", f"status: {status}")))
    )
    assert len([p for p in found if p.item == "old-way"]) == shown


def test_a_long_section_is_cut_between_sentences() -> None:
    long = " ".join(f"This is sentence {n} of quite a long story." for n in range(30))
    found = passages(
        broken("examples/late-mixer.md", "The advisor sent another one by courier.", long)
    )
    pieces = [p for p in found if p.heading == "What good looked like"]
    assert [p.id for p in pieces] == [f"late-mixer#what-good-looked-like.{n}" for n in (1, 2, 3, 4)]
    assert all(60 <= len(p.text.split()) <= 90 for p in pieces)
    assert all(p.text.startswith("This is") and p.text.endswith("story.") for p in pieces)


@pytest.mark.parametrize(
    ("words", "pieces"), [(1, 1), (74, 1), (99, 1), (101, 2), (175, 2), (185, 3), (750, 10)]
)
def test_pieces_come_as_near_to_the_size_as_they_can(words: int, pieces: int) -> None:
    assert len(windows("Word. " * words)) == pieces


def test_a_text_without_an_end_is_cut_all_the_same() -> None:
    pieces = windows("word " * 1000)
    assert len(pieces) == 13
    assert {len(piece.split()) for piece in pieces} <= {76, 77}
    assert windows("") == windows("  \n\n<!-- x -->") == ()
    assert windows("Two words.", 0) == ("Two", "words.")


def test_paragraphs_and_list_items_stay_apart_in_a_piece() -> None:
    assert windows("One. Two.\nThree.\n\n- four\n- five") == ("One. Two. Three.\n\nfour\n\nfive",)


TEXTS = st.lists(
    st.sampled_from(["word", "word", "end.", "End!", "\n\n", "\n- ", "£1.50", '"', "…"]),
    max_size=300,
).map(" ".join)


@settings(deadline=None)
@given(TEXTS, st.integers(1, 60))
def test_windows_keep_every_word_in_order(text: str, size: int) -> None:
    pieces = windows(text, size)
    assert " ".join(pieces).split() == plain(text).split()
    assert all(piece.strip() == piece != "" for piece in pieces)
    assert max((len(piece.split()) for piece in pieces), default=0) <= 3 * size
