"""The pulse: three questions, once a month, anonymous by construction."""

import pytest

from bot.loop_requests import ShowReviews
from bot.outer_loop.digesting import Sending
from bot.outer_loop.pulse import PulseDocument
from bot.replies import Form
from bot.requests import LogAction, ShowMine
from bot.standing_requests import AnswerPulse, Felt, OpenPulse, ShowPulse
from tests.unit.loop import Loop, requests_in, text_of

GOOD = AnswerPulse(room=Felt.ALWAYS, knew=Felt.MOSTLY, heard=Felt.NEVER)


@pytest.fixture
async def loop() -> Loop:
    return await Loop().begin()


async def answer(loop: Loop, *names: str) -> None:
    for name in names:
        assert (await loop.say(name, GOOD)).ok


async def test_four_answers_are_not_shown_and_five_are(loop: Loop) -> None:
    await answer(loop, "ada", "abe", "lea", "lou")
    assert "2026-11" not in text_of(await loop.say("eve", ShowPulse()))

    await answer(loop, "rex")

    reply = await loop.say("eve", ShowPulse())
    assert "2026-11, 5" in text_of(reply)
    assert isinstance(reply.document, PulseDocument)
    (month,) = reply.document.months
    assert month.shares == {"room": 1.0, "knew": 1.0, "heard": 0.0}


async def test_one_person_counts_once_a_month_and_again_the_next(loop: Loop) -> None:
    await answer(loop, "ada")
    assert "already" in text_of(await loop.say("ada", GOOD))
    await loop.passes(days=14)

    await answer(loop, "ada")

    found = await loop.store.pulses.tallies()
    assert {(t.month, t.count) for t in found} == {("2026-11", 1), ("2026-12", 1)}


async def test_an_answer_leaves_nothing_in_the_record(loop: Loop) -> None:
    await answer(loop, "ada")

    assert [link async for link in loop.store.record.links()] == []
    assert "Nothing recorded about you" in text_of(await loop.say("ada", ShowMine()))


async def test_a_question_left_out_brings_the_form_back_as_it_was(loop: Loop) -> None:
    reply = await loop.say("ada", AnswerPulse(room=Felt.RARELY))

    assert not reply.ok
    form = next(part for part in reply.parts if isinstance(part, Form))
    assert form.draft == AnswerPulse(room=Felt.RARELY)
    assert [field.fault is None for field in form.fields] == [True, False, False]


async def test_a_change_is_said_only_where_intervals_are_apart(loop: Loop) -> None:
    bad = AnswerPulse(room=Felt.ALWAYS, knew=Felt.MOSTLY, heard=Felt.ALWAYS)
    names = ("ada", "abe", "lea", "lou", "rex", "bill", "bob", "log", "cy")
    await answer(loop, *names)
    await loop.passes(days=14)
    for name in names:
        await loop.say(name, bad)

    said = text_of(await loop.say("eve", ShowPulse()))

    assert "Better than the month before: Heard back." in said


async def test_everybody_who_advises_is_asked_once_a_month(loop: Loop) -> None:
    sending = Sending(loop.desk, loop.store.leases, holder="me")
    assert await sending.ask_pulse() == 0, "nobody has used it yet"
    await loop.say("ada", LogAction(situation="late"))

    assert await sending.ask_pulse() == 2
    assert await sending.ask_pulse() == 0
    await loop.passes(days=14)
    assert await sending.ask_pulse() == 2

    reply = await loop.say("abe", ShowMine())
    assert requests_in(reply).count(OpenPulse()) == 2
    assert OpenPulse() not in requests_in(await loop.say("lea", ShowReviews()))
