"""What the assessment says about themes: counts, owners, what became known, the first in words."""

from datetime import timedelta

import pytest

from bot.outer_loop.announcing import Announcing
from bot.outer_loop.assessment_document import AssessmentDocument
from bot.people import Address, Person
from bot.replies import Points, Reply
from bot.standing_requests import ShowAssessment
from bot.theme_requests import AcceptTheme, DeclineTheme, NameQuickWin
from tests.unit.loop import Loop, text_of
from tests.unit.themes import OuterLoop

FIVE = tuple(
    Person(
        id=f"p-five{n}",
        name=f"Five {n}",
        team="blue",
        addresses=(Address(channel="slack", id=f"five{n}"),),
        email=f"five{n}@example.org",
    )
    for n in range(5)
)


@pytest.fixture
async def loop() -> OuterLoop:
    """Three themes of Logistics, and enough people for anything to be shown."""
    made = await OuterLoop().with_theme("t1", 12)
    await made.with_theme("t2", 6)
    await made.with_theme("t3", 8)
    await made.store.people.take_in(FIVE)
    await asked_by_five(made)
    return made


async def asked_by_five(loop: Loop) -> None:
    for who in ("ada", "abe", "lea", "lou", "rex"):
        await loop.asked(who)
    loop.now += timedelta(minutes=1)


def measures(reply: Reply) -> dict[str, tuple[float | None, int]]:
    assert isinstance(reply.document, AssessmentDocument)
    return {m.id: (m.value, m.of) for m in reply.document.measures if m.factor == "themes"}


async def test_what_owners_made_of_them_is_counted(loop: OuterLoop) -> None:
    assert (await loop.say("log", AcceptTheme(theme="t2"))).ok
    assert (await loop.say("log", DeclineTheme(theme="t3", reason="It is the law."))).ok
    loop.now += timedelta(days=8)
    await loop.owning.look()

    found = measures(await loop.say("eve", ShowAssessment()))

    assert found["themes_open"] == (2, 3)
    assert found["themes_cracks"] == (2, 2)
    assert found["themes_accepted"] == (1 / 3, 3)
    assert found["themes_declined"] == (1 / 3, 3)
    assert found["themes_silent"] == (1 / 3, 3)
    assert found["themes_ready"] == (0, 2)
    assert found["themes_oldest"][0] == pytest.approx(8, abs=0.1)
    assert found["themes_closing"] == (0, 1), "declined, and nobody was told yet"


async def test_a_decision_counts_as_closed_once_it_was_announced(loop: OuterLoop) -> None:
    win = NameQuickWin(theme="t1", fix="Ask for a photo.", who="Pat", until="2026-12-01")
    assert (await loop.say("log", win)).ok
    assert measures(await loop.say("eve", ShowAssessment()))["themes_closing"] == (0, 1)
    loop.now += timedelta(hours=2)
    assert await Announcing(loop.at).run_once() > 0

    assert measures(await loop.say("eve", ShowAssessment()))["themes_closing"] == (1, 1)


async def test_the_first_three_come_with_numbers_and_words_and_no_names(loop: OuterLoop) -> None:
    reply = await loop.say("eve", ShowAssessment())

    first, *_ = [p for p in reply.parts if isinstance(p, Points) and "comes up most" in p.heading]
    assert "12 entries of 6 advisors, lately" in first.points[1]
    assert first.points[2].startswith("“parcel marked delivered")
    assert "waits for its owner: 3 (service crack 3)" in text_of(reply)
    assert "p-a" not in text_of(reply)
    assert isinstance(reply.document, AssessmentDocument)
    assert reply.document.themes is not None
    assert [theme.id for theme in reply.document.themes.top] == ["t1", "t3", "t2"]


async def test_what_is_kept_is_what_themes_move_from(loop: OuterLoop) -> None:
    await loop.say("cy", ShowAssessment(keep=True))
    await loop.say("log", AcceptTheme(theme="t1"))

    said = text_of(await loop.say("eve", ShowAssessment()))

    assert "+33.3 points" in said
    assert "unchanged" in said
