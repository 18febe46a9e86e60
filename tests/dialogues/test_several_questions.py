"""What is recorded of a message with several questions, and what a channel gets of it."""

import re

import pytest

from adapters.bootstrap import Product
from bot.entries import Asked
from bot.people import Sender
from bot.replies import Buttons, Reply, Sources, Text
from bot.requests import Ask, OpenEscalation, OpenLog

ADVISOR = Sender(channel="terminal", id="advisor")
TWO = "1. parcel 4 days late, can i give £20 goodwill? 2. kettle dead, no receipt, what do i do?"


async def asked(product: Product, text: str, delivery: str | None = None) -> Reply:
    return await product.leeway.handle(Ask(text=text), ADVISOR, delivery)


async def entries(product: Product, reply: Reply) -> list[Asked]:
    assert reply.answer
    ids = [answer.id for answer in (reply.answer, *reply.also)]
    found = await product.store.logbook.about(ids)
    return [entry for answer in ids for entry in found.get(answer, ()) if isinstance(entry, Asked)]


async def test_each_question_is_an_entry_of_its_own(product: Product) -> None:
    reply = await asked(product, TWO, "event-1")

    assert [entry.answer.question for entry in await entries(product, reply)] == [
        "parcel 4 days late, can i give £20 goodwill?",
        "kettle dead, no receipt, what do i do?",
    ]


async def test_a_repeated_delivery_records_nothing_more(product: Product) -> None:
    await asked(product, TWO, "event-2")
    again = await asked(product, TWO, "event-2")

    assert await entries(product, again) == []


async def test_every_question_has_its_own_buttons(product: Product) -> None:
    reply = await asked(product, TWO)
    groups = [part.buttons for part in reply.parts if isinstance(part, Buttons)]

    assert reply.answer
    for number, (answer, buttons) in enumerate(
        zip((reply.answer, *reply.also), groups, strict=True), 1
    ):
        assert all(button.label.startswith(f"{number}: ") for button in buttons)
        requests = [button.request for button in buttons]
        assert OpenLog(answer=answer.id) in requests
        assert OpenEscalation(answer=answer.id) in requests


async def test_marks_count_on_so_that_each_means_one_passage(product: Product) -> None:
    reply = await asked(product, TWO)
    cited = [c.n for part in reply.parts if isinstance(part, Sources) for c in part.citations]

    assert cited == list(range(1, len(cited) + 1))
    assert reply.also
    for answer in reply.also:
        assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)} <= {
            citation.n for citation in answer.citations
        }


async def test_names_are_taken_out_of_every_question(product: Product) -> None:
    reply = await asked(
        product,
        "1. Mrs Jane Holloway wants to cancel her refill. 2. can I resend Jane's lamp for £35?",
    )

    assert reply.also
    said = reply.model_dump_json()
    assert "Holloway" not in said
    assert "Jane" not in said
    assert "[name 1]" in reply.also[0].question


async def test_a_signal_keeps_a_message_together(product: Product) -> None:
    reply = await asked(
        product, "1. the lamp caught fire and burnt her hand, what do i do? 2. can i refund £35?"
    )

    assert reply.also == ()
    assert reply.answer
    assert reply.answer.signals


async def test_a_follow_up_is_one_question(product: Product) -> None:
    first = await asked(product, "can I give her £20 goodwill?")
    assert first.answer
    follow = Ask(text=TWO, follows=first.answer.id)

    assert (await product.leeway.handle(follow, ADVISOR)).also == ()


async def test_the_first_three_are_answered_and_the_rest_is_said(product: Product) -> None:
    questions = " ".join(f"{n}. can i give £{n}0 goodwill?" for n in range(1, 6))
    reply = await asked(product, questions)

    assert len(reply.also) == 2
    last = reply.parts[-1]
    assert isinstance(last, Text)
    assert last.text == "Answered are the first 3 of 5. Please ask the others again."


@pytest.mark.parametrize(
    "text",
    [
        "lamp arrived broken, can i resend it? also, do i have to collect the old one first?",
        "wrong colour came, can i send the right one AND can she keep the wrong one?",
        "parcel 4 days late, what can i do? also, can i give £20?",
    ],
)
async def test_two_sentences_about_one_thing_get_one_answer(product: Product, text: str) -> None:
    assert (await asked(product, text)).also == ()
