"""From the log to guidance, through the one door: who may, what is said, what is never shown."""

from decimal import Decimal

import pytest

from bot.answers import Answer, Citation, Coverage, Outcome, Quantity, Verdict
from bot.changes import Change, Query
from bot.entries import Asked, Cause, Decision, EscalationReplied, Granted, Unhelpful
from bot.guidance_requests import (
    DraftExample,
    ExplainNumbers,
    ShowConsistency,
    ShowNominated,
    ShowProposals,
    ShowStale,
)
from bot.leeway import Leeway
from bot.loop_requests import OpenReply, ReplyToEscalation, ReviewAction
from bot.outer_loop.consistency import Consistency
from bot.outer_loop.drafting import Draft
from bot.outer_loop.proposing import Proposals
from bot.outer_loop.staleness import StaleItems
from bot.people import Role, Scope, Subject, unknown_id
from bot.replies import Form, Points, Reply
from bot.requests import Escalate, GiveFeedback, LogAction, ShowEntry
from tests.unit.loop import Loop, person, requests_in, text_of
from tests.unit.themes import OuterLoop, member, outline

CITED = "new-build-address-refused"


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


async def newest(loop: Loop, kind: str) -> str:
    page = await loop.store.logbook.page(Query(scope=Scope(everything=True), kind=kind))
    return page.entries[0].id


async def asked_beyond(loop: Loop, by: str, amount: str = "40") -> str:
    """A question of somebody's, who has to ask first for that credit."""
    answer_id = loop.desk.ids()
    credit = Quantity(value=Decimal(amount), currency="GBP")
    answer = Answer(
        id=answer_id,
        question="parcel late, £40 credit?",
        coverage=Coverage.COVERED,
        verdict=Verdict(
            outcome=Outcome.ASK_FIRST, limit="goodwill-credit", amount=credit, because=""
        ),
        text="",
        steps=(),
        leeway=(),
        escalate_to=None,
        citations=(
            Citation(n=1, item=CITED, kind="example", title="", path="", heading="", quote="",
                     stale=True),
        ),
        signals=(),
        composed_by="extract",
        confidence=1,
        knowledge_version="v",
        timings_ms={},
    )  # fmt: skip
    who = next((p for p in await loop.store.people.everyone() if by in p.name.lower()), None)
    whose = who.id if who else unknown_id("slack", by)
    entry = Asked(
        id=answer_id, at=loop.now, by=whose, team=who.team if who else None, channel="slack",
        knowledge_version="v", answer=answer,
    )  # fmt: skip
    subject = Subject(by=whose, team=entry.team)
    await loop.store.logbook.write(
        Change(about=answer_id, seen=0, entries=(entry,), subject=subject)
    )
    return answer_id


async def handed_on(loop: Loop, by: str, granted: Granted | None) -> None:
    """Somebody asks for more than the limit gives, and gets a reply."""
    answer = await asked_beyond(loop, by)
    request = Escalate(
        answer=answer, situation="£40 credit?", touchpoint="billing", cause=Cause.EMPOWERMENT
    )
    assert (await loop.say(by, request)).ok
    it = await newest(loop, "escalated")
    reply = ReplyToEscalation(escalation=it, reply="Yes.", granted=granted)
    assert (await loop.say("bill", reply)).ok


async def nominated(loop: Loop, situation: str = "Jane's sofa came without legs") -> str:
    request = LogAction(situation=situation, action="goodwill-credit", amount=20, why="her day")
    assert (await loop.say("ada", request)).ok
    it = await newest(loop, "action_logged")
    assert (await loop.say("lea", ReviewAction(entry=it, decision=Decision.NOMINATE))).ok
    return it


def fields(reply: Reply) -> list[str]:
    form = next(part for part in reply.parts if isinstance(part, Form))
    return [field.name for field in form.fields]


@pytest.mark.parametrize(
    ("cause", "wanted"),
    [
        (Cause.EMPOWERMENT, ["reply", "granted", "guidance"]),
        (Cause.SKILL, ["reply", "guidance"]),
    ],
)
async def test_only_who_asked_for_more_is_told_whether_it_was_approved(
    loop: Loop, cause: Cause, wanted: list[str]
) -> None:
    request = Escalate(situation="£40 credit?", touchpoint="billing", cause=cause)
    await loop.say("ada", request)
    it = await newest(loop, "escalated")

    assert fields(await loop.say("bill", OpenReply(escalation=it))) == wanted


async def test_a_reply_says_what_became_of_it_or_does_not(loop: Loop) -> None:
    for granted in (None, Granted.DIFFERENTLY):
        await handed_on(loop, "ada", granted)
        history = await loop.desk.thing(await newest(loop, "escalated"))
        assert isinstance(history[-1], EscalationReplied)
        assert history[-1].granted is granted


async def test_a_limit_that_is_too_tight_is_proposed_to_whoever_asks(loop: Loop) -> None:
    for n in range(24):
        await handed_on(loop, f"advisor{n % 6}", Granted.AS_ASKED)

    for who in ("cy", "bill", "eve", "ada"):
        reply = await loop.say(who, ShowProposals())
        assert isinstance(reply.document, Proposals)
        assert "Proposal: Goodwill credit or voucher, advisors: from £25 to £40" in text_of(reply)
        assert "24 approved as asked" in text_of(reply)
        assert "advisor0" not in text_of(reply)


async def test_what_nobody_asked_for_is_not_proposed(loop: Loop) -> None:
    assert "Nobody's escalations" in text_of(await loop.say("cy", ShowProposals()))
    await handed_on(loop, "ada", Granted.AS_ASKED)
    assert "1 more limits: too few people" in text_of(await loop.say("cy", ShowProposals()))


async def test_what_was_erased_counts_no_longer(loop: Loop) -> None:
    for n in range(24):
        await handed_on(loop, f"advisor{n % 6}", Granted.AS_ASKED)
    await loop.passes(days=181)

    assert "Nobody's escalations" in text_of(await loop.say("cy", ShowProposals()))


async def test_cx_drafts_an_example_from_what_a_lead_nominated(loop: Loop) -> None:
    it = await nominated(loop)
    listed = await loop.say("cy", ShowNominated())
    shown = await loop.say("cy", ShowEntry(entry=it))
    reply = await loop.say("cy", DraftExample(entry=it))

    assert DraftExample(entry=it) in requests_in(listed)
    assert DraftExample(entry=it) in requests_in(shown)
    assert isinstance(reply.document, Draft)
    assert reply.document.path == "examples/name-s-sofa-came-without-legs.md"
    assert it in reply.document.text
    assert "Jane" not in text_of(reply)
    assert "Ada" not in text_of(reply)


@pytest.mark.parametrize("who", ["ada", "lea", "bill", "eve", "adam", "stranger"])
async def test_nobody_else_drafts(loop: Loop, who: str) -> None:
    it = await nominated(loop)

    assert not (await loop.say(who, DraftExample(entry=it))).ok
    assert not (await loop.say(who, ShowNominated())).ok
    assert DraftExample(entry=it) not in requests_in(await loop.say(who, ShowEntry(entry=it)))


async def test_what_nobody_nominated_stays_the_advisor_s(loop: Loop) -> None:
    await loop.say("ada", LogAction(situation="late", action="goodwill-credit", amount=20))
    reply = await loop.say("cy", DraftExample(entry=await newest(loop, "action_logged")))

    assert not reply.ok
    assert "Only a nominated action" in text_of(reply)
    assert "Every nominated action" in text_of(await loop.say("cy", ShowNominated()))


async def test_a_reply_can_become_an_example_too(loop: Loop) -> None:
    await handed_on(loop, "ada", Granted.AS_ASKED)
    it = await newest(loop, "escalated")
    reply = await loop.say("cy", DraftExample(entry=it))

    assert isinstance(reply.document, Draft)
    assert "this is what was decided" in reply.document.text


async def test_without_themes_it_says_so(loop: Loop) -> None:
    loop.leeway = Leeway(None, loop.desk, loop.leeway.sample)  # type: ignore[arg-type]  # not asked

    assert "Themes are not kept" in text_of(await loop.say("cy", DraftExample(theme="t1")))
    both = await loop.say("cy", DraftExample(theme="t1", entry="e1"))
    assert "Name one of the two" in text_of(both)


async def test_stale_guidance_counts_what_rested_on_it(loop: Loop) -> None:
    await handed_on(loop, "ada", None)
    answer = await asked_beyond(loop, "abe")
    no = GiveFeedback(answer=answer, helpful=False, reason=Unhelpful.WRONG)
    assert (await loop.say("abe", no)).ok
    reply = await loop.say("ada", ShowStale())

    assert isinstance(reply.document, StaleItems)
    first = reply.document.items[0]
    assert (first.item, first.since, first.unhelpful, first.handed_on) == (CITED, 2, 1, 1)
    assert first.damage == 54 * 4


async def test_teams_that_decide_differently_are_shown_without_names(loop: Loop) -> None:
    crew = {f"{team}{n}": team for team in ("pine", "oak") for n in range(5)}
    await loop.store.people.take_in(
        [person(name, Role.ADVISOR, team=team) for name, team in crew.items()]
    )
    for name, team in crew.items():
        for _ in range(4):
            if team == "oak":
                await handed_on(loop, name, None)
            else:
                credit = LogAction(
                    situation="late", action="goodwill-credit", amount=20, touchpoint="billing"
                )
                assert (await loop.say(name, credit)).ok
    reply = await loop.say("pine1", ShowConsistency())

    assert isinstance(reply.document, Consistency)
    assert "Differs between teams" in text_of(reply)
    assert "Your team: 20 situations, handed on 0% (0% to 17%); median amount £20" in text_of(reply)
    assert "oak" not in text_of(reply)


async def test_a_case_that_was_handed_on_and_then_done_is_one_situation(loop: Loop) -> None:
    crew = {f"{team}{n}": team for team in ("pine", "oak") for n in range(5)}
    await loop.store.people.take_in(
        [person(name, Role.ADVISOR, team=team) for name, team in crew.items()]
    )
    for name in crew:
        await handed_on(loop, name, Granted.AS_ASKED)
        answer = (await loop.desk.thing(await newest(loop, "escalated")))[0].answer  # type: ignore[union-attr]
        done = LogAction(
            answer=answer, situation="late", action="goodwill-credit", touchpoint="billing"
        )
        assert (await loop.say(name, done)).ok
    found = (await loop.say("cy", ShowConsistency())).document

    assert isinstance(found, Consistency)
    assert [(t.handed_on.hits, t.handed_on.n) for t in found.spreads[0].teams] == [(5, 5), (5, 5)]


async def test_every_number_can_be_asked_about(loop: Loop) -> None:
    everything = await loop.say("ada", ExplainNumbers())
    one = await loop.say("ada", ExplainNumbers(of="proposals.to"))

    assert [len(p.points) for p in everything.parts if isinstance(p, Points)] == [8]
    assert "nine in ten" in text_of(one)
    assert "proposals.to" in text_of(await loop.say("ada", ExplainNumbers(of="moon")))
    assert ExplainNumbers(of="stale") in requests_in(await loop.say("ada", ShowStale()))


async def test_a_theme_is_drafted_from_what_was_nominated_in_it() -> None:
    loop = await OuterLoop().begin()
    it = await nominated(loop)
    found = member(0).model_copy(update={"entry_id": it})
    await loop.put([found], outline("t1", [found]))
    await loop.owning.adopt()

    reply = await loop.say("cy", DraftExample(theme="t1"))

    assert isinstance(reply.document, Draft)
    assert it in reply.document.text
    assert not (await loop.say("cy", DraftExample(theme="t9"))).ok
