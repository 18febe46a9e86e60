"""Logging, escalating, replying, reviewing: what happens, and what cannot."""

import asyncio
from datetime import timedelta

import pytest

from bot.changes import Query, State, Wanted
from bot.entries import ActionLogged, Cause, Decision, Unhelpful
from bot.inner_loop.reviews import Sample
from bot.inner_loop.routing import chain, following, reachable, routed
from bot.logbook.cases import CaseKeys
from bot.loop_requests import (
    CloseEscalation,
    OpenReview,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
    ShowEscalations,
    ShowReviews,
    TakeEscalation,
)
from bot.people import Scope
from bot.record_requests import (
    EraseEntries,
    ImportPeople,
    ShowLogbook,
    ShowPeople,
    ShowUndelivered,
    VerifyRecord,
)
from bot.requests import (
    CorrectAction,
    Escalate,
    GiveFeedback,
    LogAction,
    MarkRead,
    OpenLog,
    ShowEntry,
    ShowMine,
)
from tests.unit.loop import MONDAY, Loop, base, requests_in, text_of


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


OVER = LogAction(
    situation="ruined party", action="goodwill-credit", amount="90", touchpoint="billing"
)
CASE = Escalate(situation="charged twice", touchpoint="billing")


async def escalated(loop: Loop, request: Escalate = CASE) -> str:
    reply = await loop.say("ada", request)
    assert reply.ok
    return await newest(loop, "escalated")


async def newest(loop: Loop, kind: str) -> str:
    page = await loop.store.logbook.page(Query(scope=Scope(everything=True), kind=kind))
    return page.entries[0].id


async def logged(loop: Loop, request: LogAction = OVER) -> str:
    reply = await loop.say("ada", request)
    assert reply.ok
    return await newest(loop, "action_logged")


async def state(loop: Loop, thing: str) -> State:
    return (await standing(loop, thing)).state


async def standing(loop: Loop, thing: str):
    found = [
        s
        for kind in ("escalated", "action_logged")
        for s in await loop.store.logbook.standings(
            Wanted(scope=Scope(everything=True), kind=kind, states=tuple(State))
        )
    ]
    return next(s for s in found if s.about == thing)


async def test_the_form_counts_the_time_that_logging_takes(loop: Loop) -> None:
    (draft,) = requests_in(await loop.say("ada", OpenLog()))
    loop.now += timedelta(seconds=9)
    await loop.say("ada", draft.model_copy(update={"situation": "late"}))

    (entry,) = (await loop.store.logbook.page(Query(scope=Scope(everything=True)))).entries
    assert isinstance(entry, ActionLogged)
    assert entry.seconds == 9
    assert "9 seconds" in text_of(await loop.say("ada", ShowMine()))


async def test_a_case_number_is_kept_as_a_hash_only(loop: Loop) -> None:
    await loop.say("ada", LogAction(situation="late", case="AB-12 34"))

    (entry,) = (await loop.store.logbook.page(Query(scope=Scope(everything=True)))).entries
    assert "ab1234" not in entry.model_dump_json().lower().replace("-", "").replace(" ", "")
    assert entry.case == CaseKeys([b"new"]).reference("ab1234")
    assert "late" in text_of(await loop.say("lea", ShowLogbook(case="ab 1234")))


def test_a_case_is_found_under_the_key_of_before() -> None:
    before, now = CaseKeys([b"old"]), CaseKeys([b"new", b"old"])

    assert before.reference("1") in now.found_as("1")
    assert now.reference("1") not in before.found_as("1")


async def test_what_identifies_is_removed_before_it_is_kept(loop: Loop) -> None:
    await loop.say("ada", LogAction(situation="Jane is cross", why="Jane cried", action="Jane's"))

    links = [link.payload async for link in loop.store.record.links()]
    assert "Jane" not in "".join(filter(None, links))


async def test_a_late_correction_stands_beside_and_needs_a_reason(loop: Loop) -> None:
    action = await logged(loop)
    loop.now += timedelta(minutes=16)
    late = CorrectAction(entry=action, situation="ruined party", touchpoint="billing")

    assert not (await loop.say("ada", late)).ok
    assert (await loop.say("ada", late.model_copy(update={"because": "wrong order"}))).ok
    assert not (await loop.say("abe", late.model_copy(update={"because": "mine"}))).ok


async def test_a_correction_below_the_limit_leaves_the_queue(loop: Loop) -> None:
    action = await logged(loop)
    assert await state(loop, action) is State.WAITING
    typo = CorrectAction(
        entry=action, situation="x", action="goodwill-credit", amount="9", touchpoint="billing"
    )

    await loop.say("ada", typo)

    assert await state(loop, action) is State.NOTED


async def test_an_escalation_goes_its_way(loop: Loop) -> None:
    it = await escalated(loop)
    assert "charged twice" in text_of(await loop.say("bill", ShowEscalations()))
    assert (await loop.say("bill", TakeEscalation(escalation=it))).ok
    assert "charged twice" not in text_of(await loop.say("bob", ShowEscalations()))
    reply = ReplyToEscalation(escalation=it, reply="Refund both.", guidance="say so")
    assert (await loop.say("bill", reply)).ok
    assert "Refund both." in text_of(await loop.say("ada", ShowMine()))

    assert (await loop.say("ada", CloseEscalation(escalation=it))).ok
    assert await state(loop, it) is State.CLOSED
    reopen = ReopenEscalation(escalation=it, reason="only one came")
    assert (await loop.say("ada", reopen)).ok
    assert await state(loop, it) is State.OPEN


async def test_of_two_who_take_it_the_second_hears_who_was_faster(loop: Loop) -> None:
    it = await escalated(loop)

    first, second = await asyncio.gather(
        loop.say("bill", TakeEscalation(escalation=it)),
        loop.say("bob", TakeEscalation(escalation=it)),
    )

    assert (first.ok, second.ok) == (True, False)
    assert "Bill was faster and has taken it." in text_of(second)
    assert (await loop.say("bill", TakeEscalation(escalation=it))).ok, "a second tap does no harm"


@pytest.mark.parametrize("who", ["ada", "abe", "rex", "log", "eve", "adam", "stranger"])
async def test_who_has_nothing_to_do_with_it_cannot_take_it(loop: Loop, who: str) -> None:
    it = await escalated(loop)

    assert not (await loop.say(who, TakeEscalation(escalation=it))).ok
    assert not (await loop.say(who, ReplyToEscalation(escalation=it, reply="no"))).ok
    assert await state(loop, it) is State.OPEN


async def test_before_it_is_due_its_owner_is_reminded_once(loop: Loop) -> None:
    await escalated(loop)

    await loop.passes(hours=5)
    await loop.passes(minutes=1)

    unread = await loop.store.inbox.unread(frozenset({"p-bill"}))
    assert [("Please reply" in m.model_dump_json()) for m in unread] == [False, True]


async def test_overdue_it_goes_to_the_next_in_the_chain_and_at_last_to_the_admin(
    loop: Loop,
) -> None:
    it = await escalated(loop)

    await loop.passes(days=2)
    assert (await standing(loop, it)).owner == "customer-experience"
    assert "Nobody replied in time" in text_of(await loop.say("ada", ShowMine()))
    await loop.passes(days=2)
    assert (await standing(loop, it)).owner == "admin"
    said = text_of(await loop.say("adam", ShowMine()))
    assert "Pass it on" in said
    assert "charged twice" not in said, "an admin reads no texts"

    passed = PassOnEscalation(escalation=it, owner="billing", reason="theirs")
    assert (await loop.say("adam", passed)).ok
    assert (await standing(loop, it)).owner == "billing"


async def test_only_who_holds_the_lease_reminds(loop: Loop) -> None:
    await escalated(loop)
    loop.now += timedelta(days=2)
    await loop.store.leases.hold("scheduler", "another", loop.now, loop.now + timedelta(minutes=1))

    assert await loop.scheduling.run_once() == 0
    loop.now += timedelta(minutes=2)
    assert await loop.scheduling.run_once() == 1


async def test_an_owner_sees_no_name_unless_it_was_allowed(loop: Loop) -> None:
    await escalated(loop)
    assert "Ada" not in text_of(await loop.say("bill", ShowEscalations()))
    await escalated(loop, CASE.model_copy(update={"named": True}))
    assert "From Ada." in text_of(await loop.say("bill", ShowEscalations()))


async def test_a_lead_recognises_and_the_second_hears_what_was_decided(loop: Loop) -> None:
    action = await logged(loop)
    assert "It went beyond the limit." in text_of(await loop.say("lea", ShowReviews()))
    praise = ReviewAction(entry=action, decision=Decision.RECOGNISE, words="well seen")

    assert (await loop.say("lea", praise)).ok
    second = await loop.say("lou", ReviewAction(entry=action, decision=Decision.DISCUSS))

    assert "Lea was faster and has decided to recognise." in text_of(second)
    assert "well seen" in text_of(await loop.say("ada", ShowMine()))
    assert "Nothing waits" in text_of(await loop.say("lou", ShowReviews()))


async def test_whoever_decides_twice_hears_that_they_have(loop: Loop) -> None:
    action = await logged(loop)
    review = ReviewAction(entry=action, decision=Decision.RECOGNISE)
    await loop.say("lea", review)

    again = await loop.say("lea", review)

    assert "You have done that already." in text_of(again)


async def test_a_lead_reads_an_amount_with_its_unit(loop: Loop) -> None:
    await logged(loop)

    assert "Goodwill credit or voucher: £90" in text_of(await loop.say("lea", ShowReviews()))


async def test_nobody_reviews_another_team_or_themselves(loop: Loop) -> None:
    action = await logged(loop)
    await loop.say("lea", OVER)
    own = await newest(loop, "action_logged")

    assert not (await loop.say("rex", OpenReview(entry=action))).ok
    assert not (await loop.say("lea", ReviewAction(entry=own, decision=Decision.NOMINATE))).ok
    assert not (await loop.say("cy", ShowReviews())).ok


def test_the_sample_is_fair_and_the_same_everywhere() -> None:
    ids = [f"a{n}" for n in range(20_000)]
    sample = Sample(0.1, teams={"red": 0.5}, seed="one")

    assert 0.09 < sum(sample.draws(i, "blue") for i in ids) / len(ids) < 0.11
    assert 0.48 < sum(sample.draws(i, "red") for i in ids) / len(ids) < 0.52
    assert [Sample(0.1, seed="one").draws(i, None) for i in ids[:99]] == [
        sample.draws(i, None) for i in ids[:99]
    ]


async def test_feedback_is_confirmed_and_can_change(loop: Loop) -> None:
    answer = await loop.asked()
    no = GiveFeedback(answer=answer, helpful=False, reason=Unhelpful.OUT_OF_DATE, words="moved")

    assert "it did not help" in text_of(await loop.say("ada", no))
    assert "it helped" in text_of(await loop.say("ada", GiveFeedback(answer=answer, helpful=True)))
    assert not (await loop.say("abe", no)).ok


async def test_what_is_done_by_now_is_not_on_offer_among_what_came(loop: Loop) -> None:
    it = await escalated(loop)
    assert "Take it" in str(await loop.say("bob", ShowMine()))
    await loop.passes(hours=5)
    await loop.say("bill", ReplyToEscalation(escalation=it, reply="Refund both."))

    mine = await loop.say("bob", ShowMine())

    assert "Take it" not in str(mine)
    assert text_of(mine).count("Refund both.") == 1, "the card and its reminder are one thing"


async def test_what_has_gone_on_to_others_keeps_its_text_from_whoever_had_it(loop: Loop) -> None:
    await escalated(loop)
    await loop.passes(days=3)

    mine = await loop.say("bob", ShowMine())

    assert "has this escalation now" in text_of(mine)
    assert "Take it" not in str(mine)


async def test_what_was_read_is_put_away_only_by_its_reader(loop: Loop) -> None:
    it = await escalated(loop)
    await loop.say("bill", ReplyToEscalation(escalation=it, reply="Refund both."))
    (message,) = await loop.store.inbox.unread(frozenset({"p-ada"}))

    await loop.say("abe", MarkRead(messages=(message.id,)))
    assert await loop.store.inbox.unread(frozenset({"p-ada"}))
    await loop.say("ada", MarkRead(messages=(message.id,)))
    assert not await loop.store.inbox.unread(frozenset({"p-ada"}))


async def test_a_case_is_erased_and_the_record_holds(loop: Loop) -> None:
    action = await logged(loop, OVER.model_copy(update={"case": "C1"}))
    assert not (await loop.say("cy", EraseEntries(case="c1"))).ok

    assert "Erased: 1" in text_of(await loop.say("adam", EraseEntries(case="c-1")))

    assert "The record holds" in text_of(await loop.say("adam", VerifyRecord()))
    assert not (await loop.say("ada", ShowEntry(entry=action))).ok
    assert "ruined party" not in text_of(await loop.say("ada", ShowMine()))


async def test_nothing_is_erased_in_advance(loop: Loop) -> None:
    """Else any text that somebody removed until that day would count as erased."""
    await logged(loop)

    ahead = EraseEntries(before=loop.now + timedelta(days=1))
    assert "has not come yet" in text_of(await loop.say("adam", ahead))
    loop.now += timedelta(days=1)
    assert "Erased: 1" in text_of(await loop.say("adam", EraseEntries(before=loop.now)))


async def test_people_come_from_a_table_or_not_at_all(loop: Loop) -> None:
    bad = ImportPeople(csv="name,e-mail,role,team\nZed,zed@example.org,advisor,blue\nYan,,boss,x")
    refused = await loop.say("adam", bad)

    assert "line 3" in text_of(refused)
    assert "Zed" not in text_of(await loop.say("adam", ShowPeople()))
    good = bad.model_copy(update={"csv": bad.csv.rpartition("\n")[0]})
    assert not (await loop.say("cy", good)).ok
    assert (await loop.say("adam", good)).ok
    assert "Zed" in text_of(await loop.say("adam", ShowPeople()))


async def test_unknown_senders_are_there_for_the_admin_to_see(loop: Loop) -> None:
    await loop.say("stranger", ShowMine())

    assert "not imported" in text_of(await loop.say("adam", ShowPeople()))
    assert "Everything was delivered" in text_of(await loop.say("adam", ShowUndelivered()))


def test_every_chain_ends_at_the_admin() -> None:
    for owner in base().owner_by_id:
        assert chain(base(), owner)[-1] == "admin"
    assert following(base(), "warehouse") == "logistics"
    assert following(base(), "admin") == "admin"
    assert reachable(base(), "warehouse", {"customer-experience"}) == "customer-experience"
    assert reachable(base(), "warehouse", set()) == "admin"


def test_a_reminder_comes_in_working_hours_before_it_is_due() -> None:
    friday_evening = MONDAY - timedelta(days=3) + timedelta(hours=7)

    found = routed(base(), "billing", "slack", friday_evening)

    assert friday_evening < found.remind < found.due


async def test_the_cause_comes_from_the_answer_unless_it_is_said(loop: Loop) -> None:
    await escalated(loop, CASE.model_copy(update={"cause": Cause.SKILL}))

    (entry,) = (await loop.store.logbook.page(Query(scope=Scope(everything=True)))).entries
    assert entry.cause is Cause.SKILL
