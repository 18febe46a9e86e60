"""Several questions in one message: split only where the person says so, and asks on each side."""

import pytest

from bot.answering.splitting import split
from evals.cases import load_cases

COUNTED = (
    (
        "1. parcel 4 days late, can i give £20? 2. kettle dead, what do i do?",
        ("parcel 4 days late, can i give £20?", "kettle dead, what do i do?"),
    ),
    (
        "1) cust wants to cancel refill\n2) can i refund delivery £4.95?",
        ("cust wants to cancel refill", "can i refund delivery £4.95?"),
    ),
    (
        "First question: can i resend the lamp? Second question: she wants to cancel refill",
        ("can i resend the lamp?", "she wants to cancel refill"),
    ),
    (
        "late parcel, can i give £20? Different customer: wants to change address, allowed?",
        ("late parcel, can i give £20?", "wants to change address, allowed?"),
    ),
)
PERHAPS = (
    "customer wants cancel refill AND her lamp came broken, can i resend it £35",
    "she wants to pause refill. Also, can i send a spare hinge?",
    "- kettle dead, what do i do?\n- price dropped, can i refund it?",
)
ONE = (
    "parcel 4 days late. can i give her £20? or is £30 ok?",
    "parcel came late AND the lamp was broken, can i give £20 goodwill",
    "can i refund the delivery charge? also it was 4 days late, can i?",
    "can we replace it? also what if she wants her money back?",
    "1. ordered monday\n2. did not come wednesday\n3. wants £20 off",
    "- third call\n- parcel late\n- wants £20",
    "he paid £1. can i refund it?",
    "question 2 of the form asks for his age, what do i say?",
    "it came on 2. what do i do? 3 days late",
    "",
)


@pytest.mark.parametrize(("text", "questions"), COUNTED)
def test_what_is_counted_or_named_is_split(text: str, questions: tuple[str, ...]) -> None:
    assert split(text) == (questions, True)


@pytest.mark.parametrize("text", PERHAPS)
def test_what_may_be_two_is_left_to_what_is_found(text: str) -> None:
    found = split(text)

    assert found
    assert (len(found.questions), found.sure) == (2, False)


@pytest.mark.parametrize("text", ONE)
def test_one_situation_stays_one(text: str) -> None:
    assert split(text) is None


def test_what_stands_before_the_numbers_belongs_to_each() -> None:
    found = split("her lamp came broken, worth £35: 1. can i resend it? 2. can i refund delivery?")

    assert found
    assert found.questions == (
        "her lamp came broken, worth £35. can i resend it?",
        "her lamp came broken, worth £35. can i refund delivery?",
    )


def test_no_golden_question_is_split() -> None:
    assert [case.id for case in load_cases() if split(case.ask)] == []
