"""Where the company stands, and digests: each number from what it rests on, and never by person."""

from datetime import UTC, datetime

import pytest

from bot.entries import Cause, Decision
from bot.history import Chain, Erasures
from bot.loop_requests import ReplyToEscalation, ReviewAction
from bot.measure_phrases import MEASURES
from bot.outer_loop.assessment_document import AssessmentDocument
from bot.outer_loop.definitions import definition
from bot.outer_loop.digesting import Sending
from bot.outer_loop.digests import QuietDigest
from bot.outer_loop.measuring import FACTORS
from bot.people import Address, Person
from bot.replies import Chart, Reply
from bot.requests import Escalate, LogAction, ShowMine
from bot.standing_entries import Assessed, DigestSent
from bot.standing_requests import ShowAssessment, ShowDigest
from bot.wording import ENGLISH
from tests.unit.loop import Loop, text_of

SIX = tuple(
    Person(
        id=f"p-six{n}",
        name=f"Six {n}",
        email=f"six{n}@example.org",
        team="blue",
        addresses=(Address(channel="slack", id=f"six{n}"),),
    )
    for n in range(6)
)


@pytest.fixture
async def loop() -> Loop:
    made = await Loop().begin()
    await made.store.people.take_in(SIX)
    return made


async def newest(loop: Loop, kind: str) -> str:
    return [link.id async for link in loop.store.record.links(kind)][-1]


async def act(loop: Loop, by: str, amount: str = "10", **more: object) -> str:
    request = {"situation": "late", "action": "goodwill-credit", "touchpoint": "delivery"}
    logged = LogAction.model_validate({**request, "amount": amount, **more})
    assert (await loop.say(by, logged)).ok
    return await newest(loop, "action_logged")


async def hand_on(loop: Loop, by: str, cause: Cause = Cause.EMPOWERMENT) -> str:
    request = Escalate(situation="late", touchpoint="billing", cause=cause)
    assert (await loop.say(by, request)).ok
    return await newest(loop, "escalated")


def measures(reply: Reply) -> dict[str, dict[str, float | None]]:
    assert isinstance(reply.document, AssessmentDocument)
    return {one.id: one.model_dump() for one in reply.document.measures}


async def six_act(loop: Loop) -> None:
    for n in range(6):
        await act(loop, f"six{n}", amount=str(5 * (n + 1)))
    await loop.passes(minutes=1)


async def test_what_stands_there_is_what_was_done(loop: Loop) -> None:
    await six_act(loop)
    for n in range(2):
        escalation = await hand_on(loop, f"six{n}")
        await loop.passes(hours=1)
    await loop.say("bill", ReplyToEscalation(escalation=escalation, reply="yes"))
    await loop.passes(days=2)

    found = measures(await loop.say("eve", ShowAssessment(days=30)))

    assert found["settled_alone"]["value"] == 6 / 8
    assert found["within_leeway"]["value"] == 5 / 6  # £30 is beyond £25
    assert found["headroom_used"]["value"] == pytest.approx((15 + 20) / 2 / 25)
    assert found["closing_rate"] == found["closing_rate"] | {"value": None, "of": 2}, "two people"
    assert found["open_loops"]["value"] == 1
    assert found["oldest_open"]["value"] == pytest.approx(2 + 2 / 24, abs=0.01)
    assert found["without_asking"]["value"] == 1
    assert found["covered"]["value"] is None, "nobody asked anything"


async def test_fewer_than_five_people_are_no_pattern(loop: Loop) -> None:
    for n in range(4):
        await act(loop, f"six{n}")

    reply = await loop.say("eve", ShowAssessment())

    assert "Fewer than 5 people" in text_of(reply)
    assert measures(reply) == {}


async def test_what_is_kept_is_what_the_next_one_moves_from(loop: Loop) -> None:
    await six_act(loop)
    first = await loop.say("cy", ShowAssessment(keep=True))
    assert "first time" in text_of(first)
    for n in range(6):
        await hand_on(loop, f"six{n}")
    await loop.passes(minutes=1)

    second = await loop.say("cy", ShowAssessment())

    assert measures(second)["settled_alone"]["before"] == 1.0
    assert "-50 points" in text_of(second)
    kept = [link async for link in loop.store.record.links("assessed")]
    assert len(kept) == 1
    assert Assessed.model_validate_json(kept[0].payload or "").by == "p-cy"


async def test_an_advisor_may_look_but_not_keep(loop: Loop) -> None:
    assert (await loop.say("ada", ShowAssessment())).ok
    assert not (await loop.say("ada", ShowAssessment(keep=True))).ok


def test_every_measure_has_a_factor_a_title_and_a_definition() -> None:
    named = {measure for measures in FACTORS.values() for measure in measures}

    assert all(definition(name, ENGLISH.themes).plain for name in named)
    assert named == set(MEASURES)
    assert set(FACTORS) == set(ENGLISH.standing.factors)


async def test_no_person_is_in_it(loop: Loop) -> None:
    await six_act(loop)

    for request in (ShowAssessment(), ShowDigest()):
        said = text_of(await loop.say("cy", request))
        assert "six" not in said.lower()


MONDAY_AFTER = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


async def sent(loop: Loop) -> int:
    return await Sending(loop.desk, loop.store.leases, holder="me").run_once()


async def test_a_digest_goes_once_a_week_to_leads_and_cx(loop: Loop) -> None:
    await six_act(loop)
    await hand_on(loop, "six1")
    loop.now = MONDAY_AFTER

    assert await sent(loop) > 0
    assert await sent(loop) == 0
    loop.now = MONDAY_AFTER.replace(hour=15)
    assert await sent(loop) == 0

    weekly = [link async for link in loop.store.record.links("digest_sent")]
    entries = [DigestSent.model_validate_json(link.payload or "") for link in weekly]
    assert [(e.cadence, e.period, e.told) for e in entries] == [("weekly", "2026-W48", 4)]
    assert "The week from 23 Nov 2026" in text_of(await loop.say("lea", ShowMine()))
    assert "The week from" not in text_of(await loop.say("six1", ShowMine()))


async def test_executives_and_owners_get_theirs_by_the_month(loop: Loop) -> None:
    await six_act(loop)
    loop.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)

    await sent(loop)

    assert "The month from 1 Nov 2026" in text_of(await loop.say("eve", ShowMine()))
    assert "settled by the advisors themselves" in text_of(await loop.say("eve", ShowMine()))
    assert "The month from 1 Nov 2026" in text_of(await loop.say("bill", ShowMine()))


async def test_nothing_goes_out_at_night_at_the_weekend_or_before_anybody_has_used_it(
    loop: Loop,
) -> None:
    loop.now = MONDAY_AFTER
    assert await sent(loop) == 0
    loop.now = MONDAY_AFTER.replace(hour=10)
    await six_act(loop)
    loop.now = datetime(2026, 12, 5, 12, 0, tzinfo=UTC)
    assert await sent(loop) == 0
    loop.now = datetime(2026, 12, 7, 6, 0, tzinfo=UTC)
    assert await sent(loop) == 0


async def test_a_quiet_week_says_so_in_one_line(loop: Loop) -> None:
    action = await act(loop, "ada", amount="30")
    await loop.say("lea", ReviewAction(entry=action, decision=Decision.RECOGNISE))
    loop.now = MONDAY_AFTER

    reply = await loop.say("lea", ShowDigest())

    assert len(reply.parts) == 1
    assert "A quiet week: 1 entries, and nothing that waits for you." in text_of(reply)
    assert reply.document == QuietDigest()


async def test_a_lead_s_digest_holds_their_team_s_and_no_other(loop: Loop) -> None:
    for _ in range(4):
        await act(loop, "ada", amount="30")
    loop.now = MONDAY_AFTER

    blue = await loop.say("lea", ShowDigest())
    red = await loop.say("rex", ShowDigest())

    assert "4 actions wait for your review" in text_of(blue)
    assert "A quiet week" in text_of(red)
    (chart,) = [part for part in blue.parts if isinstance(part, Chart)]
    assert chart.values == (0, 0, 0, 0, 0, 0, 0, 4)
    assert "Lowest 0, highest 4, last 4." in chart.alt


async def test_a_rise_is_said_with_what_is_usual_and_its_owner(loop: Loop) -> None:
    for week in range(4):
        loop.now = datetime(2026, 10, 26 if week == 0 else 2 + 7 * (week - 1), 9, tzinfo=UTC)
        if week:
            loop.now = loop.now.replace(month=11)
        await act(loop, "six1", touchpoint="refunds")
    loop.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    for n in range(6):
        await act(loop, f"six{n}", touchpoint="refunds")
    loop.now = MONDAY_AFTER

    said = text_of(await loop.say("cy", ShowDigest()))

    assert "Refunds: 6 actions and escalations, where 1 were usual. Owner: Billing." in said


async def test_the_chain_holds_with_what_leeway_records_of_itself(loop: Loop) -> None:
    await six_act(loop)
    await loop.say("cy", ShowAssessment(keep=True))
    loop.now = MONDAY_AFTER
    await sent(loop)

    chain = Chain(Erasures())
    kinds = set()
    async for link in loop.store.record.links():
        assert chain.broken(link) is None
        kinds.add(link.kind)
    assert {"assessed", "digest_sent", "pulse_asked"} <= kinds
