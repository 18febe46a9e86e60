"""From the record to themes: what is collected, how it is grouped, and how it is described."""

import itertools

import pytest

from adapters.model.hashed import HashedEmbedder
from bot.answers import Coverage
from bot.changes import Erasure
from bot.entries import Asked, FeedbackGiven
from bot.outer_entries import ThemeMerged, VerbatimImported
from bot.outer_loop.refreshing import Refreshing
from bot.outer_loop.theme import Member, MemberKind
from bot.requests import Escalate, GiveFeedback, LogAction
from tests.contracts.test_store import change, tell
from tests.unit.loop import Loop

PARCEL = ("parcel never came", "courier lost parcel", "parcel lost by courier", "lost parcel again")
LAMP = ("lamp arrived broken glass", "broken lamp glass", "glass lamp broken box", "lamp broken")
ADVISORS = ("ada", "abe", "lea", "rex")


class Grouped(Loop):
    """With a run of the grouping at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.refreshing = Refreshing(
            self.desk, self.store.members, self.store.outlines, HashedEmbedder()
        )

    async def logged(self, texts: tuple[str, ...], touchpoint: str) -> None:
        for who, text in zip(itertools.cycle(ADVISORS), texts):
            await self.say(who, action(text, touchpoint))

    async def collected(self) -> tuple[Member, ...]:
        await self.refreshing.run()
        return await self.store.members.members((await self.store.members.points()).ids)


def action(text: str, touchpoint: str = "delivery", answer: str | None = None) -> LogAction:
    return LogAction(situation=text, touchpoint=touchpoint, why="fair", answer=answer, action="")


@pytest.fixture
async def grouped() -> Grouped:
    loop = Grouped()
    await loop.begin()
    return loop


async def uncovered(loop: Loop, by: str = "ada") -> str:
    """A question that guidance did not cover."""
    first = (await loop.desk.thing(await loop.asked(by)))[0]
    assert isinstance(first, Asked)
    answer = first.answer.model_copy(update={"id": "q9", "coverage": Coverage.UNCOVERED})
    again = first.model_copy(update={"id": "q9", "answer": answer})
    await loop.store.logbook.write(change(again))
    return "q9"


async def test_of_questions_only_those_without_help_are_members(grouped: Grouped) -> None:
    await grouped.asked()
    asked = await uncovered(grouped)
    unhelpful = await grouped.asked()
    words = GiveFeedback(answer=unhelpful, helpful=False, reason="wrong", words="no refund now")
    await grouped.say("ada", words)

    found = {m.entry_id: m for m in await grouped.collected()}

    assert set(found) == {asked, unhelpful}
    assert found[asked].kind is MemberKind.ASKED
    assert (found[unhelpful].kind, found[unhelpful].unhelpful) == ("unhelpful", "wrong")
    assert found[unhelpful].text == "parcel late. no refund now"


async def test_a_question_that_went_on_counts_once(grouped: Grouped) -> None:
    asked = await uncovered(grouped)
    await grouped.refreshing.run()
    await grouped.say("ada", action("parcel late, sent another", answer=asked))

    (member,) = await grouped.collected()
    given = FeedbackGiven(**grouped.desk.head(None), about=asked, helpful=False)
    await grouped.store.logbook.write(change(given, seen=1))
    (same,) = await grouped.collected()

    assert (member.kind, member.coverage) == (MemberKind.ACTION_LOGGED, Coverage.UNCOVERED)
    assert same.entry_id == member.entry_id


async def test_an_answer_that_helped_after_all_is_no_member_any_more(grouped: Grouped) -> None:
    answer = await grouped.asked()
    await grouped.say("ada", GiveFeedback(answer=answer, helpful=False))
    assert len(await grouped.collected()) == 1

    await grouped.say("ada", GiveFeedback(answer=answer, helpful=True))

    assert await grouped.collected() == ()


async def test_themes_are_found_and_described(grouped: Grouped) -> None:
    await grouped.logged(PARCEL, "delivery")
    await grouped.logged(LAMP, "returns")
    for n in range(3):
        said = {**grouped.desk.head(None), "said": grouped.now, "text": f"parcel lost courier {n}"}
        await grouped.store.logbook.write(change(VerbatimImported.model_validate(said)))

    await grouped.refreshing.run()

    parcel, lamp = await grouped.store.outlines.outlines()
    assert (parcel.entries, parcel.advisors, parcel.touchpoint) == (7, 4, "delivery")
    assert (lamp.entries, lamp.advisors) == (4, 4)
    assert set(parcel.words[:3]) == {"parcel", "lost", "courier"}
    assert {m.entry_id for m in await grouped.store.members.of([lamp.id])} >= {lamp.central}


async def test_a_theme_keeps_what_it_is_called_as_long_as_that_says_what_it_is_about(
    grouped: Grouped,
) -> None:
    await grouped.logged(PARCEL, "delivery")
    await grouped.refreshing.run()
    (before,) = await grouped.store.outlines.outlines()
    await grouped.logged(("courier lost the parcel twice", "the courier lost parcel"), "delivery")

    await grouped.refreshing.run()

    (after,) = await grouped.store.outlines.outlines()
    assert before.phrase is not None
    assert {"lost", "parcel"} < set(before.phrase.lower().split())
    assert (after.entries, after.phrase) == (6, before.phrase)


async def test_a_theme_stays_the_same_as_entries_arrive(grouped: Grouped) -> None:
    await grouped.logged(PARCEL, "delivery")
    await grouped.refreshing.run()
    (before,) = await grouped.store.outlines.outlines()
    await grouped.passes(days=1)
    await grouped.logged((*LAMP, "courier lost parcel once more"), "returns")

    await grouped.refreshing.run()
    await grouped.refreshing.run(anew=True)

    parcel = next(o for o in await grouped.store.outlines.outlines() if o.id == before.id)
    assert (parcel.entries, parcel.found) == (5, before.found)
    assert len(await grouped.store.outlines.outlines()) == 2


async def test_nothing_new_changes_nothing(grouped: Grouped) -> None:
    await grouped.logged(PARCEL, "delivery")
    await grouped.refreshing.run()

    assert await grouped.refreshing.run() == 0


async def test_a_merge_is_never_undone(grouped: Grouped) -> None:
    await grouped.logged((*PARCEL, *LAMP), "delivery")
    await grouped.refreshing.run()
    into, gone = await grouped.store.outlines.outlines()
    merged = ThemeMerged(**grouped.desk.head(None), about=gone.id, into=into.id)
    await grouped.store.logbook.write(change(merged))
    await grouped.logged(("broken glass lamp",), "delivery")

    await grouped.refreshing.run()
    await grouped.refreshing.run(anew=True)

    (one,) = await grouped.store.outlines.outlines()
    assert (one.id, one.entries) == (into.id, 9)


async def test_a_theme_whose_entries_were_erased_is_gone(grouped: Grouped) -> None:
    await grouped.logged(PARCEL, "delivery")
    await grouped.refreshing.run()
    await grouped.passes(days=1)

    await grouped.store.record.erase(Erasure(before=grouped.now), tell("retention"))
    await grouped.refreshing.run()

    assert await grouped.store.outlines.outlines() == ()


async def test_an_escalation_carries_its_cause(grouped: Grouped) -> None:
    said = Escalate(situation="parcel late twice", touchpoint="delivery", cause="empowerment")
    await grouped.say("ada", said)

    (member,) = await grouped.collected()

    assert (member.kind, member.cause) == (MemberKind.ESCALATED, "empowerment")


async def test_a_models_title_is_kept_where_members_bear_it_out(grouped: Grouped) -> None:
    offered = iter(("Parcels lost in Berlin", "Courier lost the parcel"))

    async def word(words: object, verbatims: object) -> str:
        return next(offered)

    await grouped.logged((*PARCEL, *LAMP), "delivery")
    refreshing = Refreshing(
        grouped.desk, grouped.store.members, grouped.store.outlines, HashedEmbedder(), word
    )

    await refreshing.run()

    titles = [outline.title for outline in await grouped.store.outlines.outlines()]
    assert titles.count(None) >= 1
    assert "Parcels lost in Berlin" not in titles


async def test_what_resembles_a_theme_and_is_in_an_older_one_counts_as_what_is_usual(
    grouped: Grouped,
) -> None:
    await grouped.logged(PARCEL + LAMP, "delivery")
    await grouped.refreshing.run()
    before = await grouped.store.members.members((await grouped.store.members.points()).ids)
    lamps = [m for m in before if "lamp" in m.text]
    parcels = next(m.theme for m in before if "parcel" in m.text)
    # As if they had been taken for parcels, when nobody had seen yet that there are two things.
    taken = dict.fromkeys([m.entry_id for m in lamps[:2]], parcels)
    await grouped.store.outlines.settle(taken, (), ())
    await grouped.say("ada", action("lamp broken glass again"))

    await grouped.refreshing.run(anew=False)

    outlines = await grouped.store.outlines.outlines()
    found = next(o for o in outlines if o.id == lamps[-1].theme)
    assert (found.entries, sum(number for _, number in found.days)) == (3, 5)
