"""What is wrong in a form is said in words at its field, and nothing that was typed is lost."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.changes import Query
from bot.entries import ActionLogged, Decision
from bot.loop_requests import (
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
)
from bot.people import Scope
from bot.replies import Form, Reply
from bot.requests import CorrectAction, Escalate, GiveFeedback, LogAction, Request, parse_request
from tests.unit.loop import Loop, text_of

TOO_LONG = "Shorten this to 4000 characters."
NUMBER = "Write the amount as a number, for example 12.50."
RANGE = "Write an amount from 0 to 999,999,999.99, with two decimals at most."


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


def form_in(reply: Reply) -> Form:
    return next(part for part in reply.parts if isinstance(part, Form))


def faults(reply: Reply) -> dict[str, str]:
    return {field.name: field.fault for field in form_in(reply).fields if field.fault}


async def newest(loop: Loop) -> str:
    page = await loop.store.logbook.page(Query(scope=Scope(everything=True)))
    return page.entries[0].id


async def test_everything_that_is_wrong_is_said_at_once(loop: Loop) -> None:
    reply = await loop.say("ada", LogAction(amount="lots", touchpoint="moon", why="y" * 5000))

    assert set(faults(reply)) == {"situation", "amount", "touchpoint", "why"}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-5", RANGE),
        ("-0.01", RANGE),
        ("1e30", RANGE),
        ("1000000000", RANGE),
        ("12.505", RANGE),
        ("1.250", RANGE),  # a German 1,250: never 1.25
        ("1e-999999", RANGE),
        ("9" * 100_000, RANGE),
        ("about twenty", NUMBER),
        ("NaN", NUMBER),
        ("-Infinity", NUMBER),
        ("1.250,00", NUMBER),
        ("£", NUMBER),
    ],
)
async def test_an_amount_that_is_none_is_said_at_its_field(
    loop: Loop, typed: str, says: str
) -> None:
    said = {"kind": "log_action", "situation": "late", "why": "third time", "amount": typed}
    request = parse_request.validate_python(said)

    reply = await loop.say("ada", request)

    assert not reply.ok
    assert faults(reply) == {"amount": says}
    assert form_in(reply).draft == request
    assert not (await loop.store.logbook.page(Query(scope=Scope(everything=True)))).entries


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("£1,250.50", "1250.50"),
        ("12,50 GBP", "12.50"),
        ("20 pounds", "20"),
        ("2E+2", "200"),
        ("-0", "0"),
        ("", None),
        (None, None),
    ],
)
async def test_an_amount_is_kept_as_a_number(
    loop: Loop, typed: str | None, kept: str | None
) -> None:
    said = {"kind": "log_action", "situation": "late", "amount": typed}
    assert (await loop.say("ada", parse_request.validate_python(said))).ok

    (entry,) = (await loop.store.logbook.page(Query(scope=Scope(everything=True)))).entries
    assert isinstance(entry, ActionLogged)
    assert entry.amount == (None if kept is None else Decimal(kept))
    assert str(entry.amount) == str(kept)


async def test_a_correction_with_a_bad_amount_changes_nothing(loop: Loop) -> None:
    await loop.say("ada", LogAction(situation="late", amount="10"))
    action = await newest(loop)

    reply = await loop.say("ada", CorrectAction(entry=action, situation="late", amount="-5"))

    assert faults(reply) == {"amount": RANGE}
    (entries,) = (await loop.store.logbook.about([action])).values()
    assert len(entries) == 1


async def test_every_form_comes_back_as_it_was_filled(loop: Loop) -> None:
    long, by = "x" * 4_001, "ada"
    answer = await loop.asked()
    await loop.say(by, Escalate(situation="charged twice", touchpoint="billing"))
    it = await newest(loop)
    await loop.say(by, LogAction(situation="late", review=True))
    action = await newest(loop)
    loop.now += timedelta(minutes=20)
    on = PassOnEscalation(escalation=it, owner="billing", reason="theirs")
    talk = ReviewAction(entry=action, decision=Decision.DISCUSS)
    tries: list[tuple[str, Request, dict[str, str]]] = [
        (by, LogAction(situation=long, why="kept"), {"situation": TOO_LONG}),
        (by, LogAction(situation="late", case=long), {"case": TOO_LONG}),
        (by, Escalate(situation=long), {"situation": TOO_LONG}),
        (by, Escalate(situation="late", case=long), {"case": TOO_LONG}),
        (by, CorrectAction(entry=action, situation="x", because=long), {"because": TOO_LONG}),
        (by, CorrectAction(entry=action, situation="x"), {"because": "This one is needed."}),
        (by, GiveFeedback(answer=answer, helpful=False, words=long), {"words": TOO_LONG}),
        ("bill", ReplyToEscalation(escalation=it, reply=long), {"reply": TOO_LONG}),
        ("bill", on.model_copy(update={"reason": long}), {"reason": TOO_LONG}),
        ("bill", on.model_copy(update={"owner": "nobody"}), {"owner": "Choose one of the owners."}),
        ("lea", talk.model_copy(update={"words": long}), {"words": TOO_LONG}),
    ]
    for who, request, expected in tries:
        reply = await loop.say(who, request)
        assert faults(reply) == expected, request.kind
        assert form_in(reply).draft == request

    await loop.say("bill", ReplyToEscalation(escalation=it, reply="Refund both."))
    reopen = ReopenEscalation(escalation=it, reason=long)
    assert faults(await loop.say("ada", reopen)) == {"reason": TOO_LONG}


async def test_an_escalation_that_comes_back_says_to_whom_it_would_go_now(loop: Loop) -> None:
    reply = await loop.say("ada", Escalate(situation="", touchpoint="billing"))

    assert "Send it to Billing" in form_in(reply).submit


async def test_whoever_may_not_open_a_form_does_not_get_it_by_a_fault(loop: Loop) -> None:
    await loop.say("ada", Escalate(situation="charged twice", touchpoint="billing"))
    it = await newest(loop)

    reply = await loop.say("abe", ReplyToEscalation(escalation=it))

    assert not reply.ok
    assert "charged twice" not in text_of(reply)
    assert not [part for part in reply.parts if isinstance(part, Form)]
