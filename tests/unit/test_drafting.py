"""A draft is valid whatever was typed, says where it comes from, and answers nobody yet."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.knowledge_folder import read
from bot.guidance.base import GuidanceBase
from bot.guidance.check import checked
from bot.guidance.faults import errors_in
from bot.guidance.items import Example, Status
from bot.guidance.passages import passages_of
from bot.guidance.reading import Reading, read_folder
from bot.logbook.texts import plain
from bot.outer_loop.drafting import NoPrinciple, Source, draft
from bot.wording import ENGLISH, Wording
from tests.unit.guidance_folder import TODAY, a_folder
from tests.unit.loop import KNOWLEDGE, base

WORDING = Wording(ENGLISH, "en_GB")


def a_source(**more: object) -> Source:
    values: dict[str, object] = {
        "id": "01m8089c",
        "at": datetime(2026, 11, 3, tzinfo=UTC),
        "kind": "nominated",
        "situation": "Sofa came without legs, guests on Saturday. She has waited 3 weeks.",
        "done": "Goodwill credit: £20",
        "why": "The day mattered more than the parcel.",
        "touchpoint": "delivery",
        "limit": "goodwill-credit",
    }
    return Source.model_validate(values | more)


def shipped() -> dict[str, bytes]:
    files = (p for p in KNOWLEDGE.rglob("*") if p.is_file())
    return {str(p.relative_to(KNOWLEDGE)): p.read_bytes() for p in files}


def with_draft(*sources: Source, files: dict[str, bytes], known: GuidanceBase) -> Reading:
    made = draft(sources, known, TODAY, WORDING)
    return checked(read_folder({**files, made.path: made.text.encode()}), TODAY)


def example(reading: Reading, item: str) -> Example:
    assert reading.base is not None, reading.faults
    found = reading.base.by_id[item]
    assert isinstance(found, Example)
    return found


def test_a_draft_passes_the_check_on_the_shipped_base() -> None:
    before = checked(read(KNOWLEDGE), TODAY)
    after = with_draft(a_source(), files=shipped(), known=base())

    made = example(after, "sofa-came-without-legs-guests-on-saturday")
    assert after.faults == before.faults
    assert made.status is Status.DRAFT
    assert (made.source, made.sources) == ("logbook", ("01m8089c",))
    assert made.limits == ("goodwill-credit",)
    assert made.owner == base().journey.touchpoints["delivery"].owner
    assert made.section("What good looked like") == "Goodwill credit: £20."
    assert made.section("How it turned out").startswith("From the front line")


def test_a_draft_is_never_answered_from() -> None:
    after = with_draft(a_source(), files=shipped(), known=base())
    assert after.base is not None

    assert "sofa" in after.base.by_id["sofa-came-without-legs-guests-on-saturday"].title.lower()
    assert passages_of(after.base) == passages_of(base())


def test_it_shows_the_principle_that_the_entries_rested_on() -> None:
    made = a_source(guidance=("cancel-on-first-ask", "goodwill-credit"))
    after = with_draft(made, files=shipped(), known=base())

    cited = base().by_id["cancel-on-first-ask"]
    assert isinstance(cited, Example)
    assert example(after, "sofa-came-without-legs-guests-on-saturday").principles[0] in (
        cited.principles
    )


def test_several_entries_make_one_draft() -> None:
    second = a_source(
        id="01n", situation="No legs again.", done="Sent the legs by courier.", why="", kind="reply"
    )
    after = with_draft(a_source(), second, files=a_folder(), known=small())
    made = example(after, "sofa-came-without-legs-guests-on-saturday")

    assert made.sources == ("01m8089c", "01n")
    assert "Another time: No legs again." in made.section("Situation")
    assert made.section("What good looked like").splitlines()[-1] == "Sent the legs by courier."
    assert "2 entries" in made.section("How it turned out")


def small() -> GuidanceBase:
    found = read_folder(a_folder()).base
    assert found is not None
    return found


def test_a_name_that_is_taken_gets_a_number() -> None:
    made = draft([a_source(situation="Late mixer!")], small(), TODAY, WORDING)

    assert made.path == "examples/late-mixer-2.md"


def test_without_a_principle_there_is_no_example() -> None:
    bare = small().model_copy(update={"items": ()})

    with pytest.raises(NoPrinciple):
        draft([a_source()], bare, TODAY, WORDING)


NASTY = st.text(max_size=80) | st.sampled_from(
    [
        "## Why it was right", "# Title", "```\ncode", "---\nid: other\n---", "<!-- open",
        "a --> b <!-- c -->", "~~~", "- [x]: y", "title: {a: b}", '"quoted" \\ and: more',
        "[name 1]", "…", "#", "'", "no", "2026-11-23", "&x *y", "| a | b |",
    ]
)  # fmt: skip


@given(situation=NASTY, done=NASTY, why=NASTY)
def test_whatever_was_typed_the_draft_is_valid(situation: str, done: str, why: str) -> None:
    texts = {"situation": plain(situation) or "x", "done": plain(done) or "x", "why": plain(why)}
    reading = with_draft(
        a_source(**texts, limit=None, touchpoint="nowhere"), files=a_folder(), known=small()
    )

    assert errors_in(reading.faults) == ()
    assert reading.base is not None
    assert len(reading.base.items) == 4


def test_the_path_is_a_plain_file_name() -> None:
    made = draft([a_source(situation="../../Straße / Größe: öäü?")], small(), TODAY, WORDING)

    assert Path(made.path).name == "strasse-grosse-oau.md"
