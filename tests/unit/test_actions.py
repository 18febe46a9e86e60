"""Which limit a question names, in advisors' words."""

import pytest

from bot.guidance.actions import LimitNames, without_name
from tests.unit.limits import a_limit

CREDIT = a_limit("goodwill-credit", aliases=("voucher", "money off"))
CODE = a_limit("expired-code", aliases=("voucher code", "honour the code"))
NEW_ONE = a_limit("replacement", aliases=("send another one", "put refill on hold"))
FASTER = a_limit("faster-delivery", aliases=("express on us",))
LIMITS = (CREDIT, CODE, NEW_ONE, FASTER)


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        ("can I give her a voucher?", "goodwill-credit"),
        ("VOUCHERS for late parcels?", "goodwill-credit"),
        ("wants a bit of money off", "goodwill-credit"),
        ("goodwill credit of £20", "goodwill-credit"),
        ("her voucher code ran out", "expired-code"),
        ("ok to honour a broken code?", "expired-code"),
        ("can i just send them another one", "replacement"),
        ("put her refill on hold", "replacement"),
        ("can we do express for her, on us", "faster-delivery"),
    ],
)
def test_advisors_words_name_the_limit(question, limit):
    named = LimitNames(LIMITS).named_in(question)

    assert [n.limit.id for n in named] == [limit]


@pytest.mark.parametrize(
    "question",
    [
        *("parcel is late", "send it", "another one bites the dust", "money"),
        *("do we take american express", "express was paid and never came"),
    ],
)
def test_nothing_is_named_by_half_a_name(question):
    assert LimitNames(LIMITS).named_in(question) == ()


def test_two_actions_are_both_named():
    named = LimitNames(LIMITS).named_in("voucher, or send another one?")

    assert {n.limit.id for n in named} == {"goodwill-credit", "replacement"}


def test_a_names_own_number_is_no_amount():
    window = a_limit("return-window", unit="days", aliases=("past the 30 days",))
    question = "14 days past the 30 days, ok?"

    (named,) = LimitNames((window,)).named_in(question)

    assert without_name(question, named) == "14 days  gesture , ok?"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("her voucher code ran out, £5 lamp", "her  gesture  ran out, £5 lamp"),
        ("give 3 money off", "give 3  gesture "),
        ("send 2 another one", "send 2 another one"),
    ],
)
def test_a_name_is_put_aside_but_never_an_amount(question, left):
    named = LimitNames(LIMITS).named_in(question)[0]

    assert without_name(question, named) == left


@pytest.mark.parametrize(
    "question",
    [
        *("wants cash not voucher", "she'd rather have cash than a £20 voucher"),
        *("refund instead of another voucher?", "doesn't want a voucher", "Refused a voucher."),
        *("he won't accept the voucher", "cash, not goodwill credit", "said no to a voucher"),
    ],
)
def test_what_is_turned_down_is_not_asked_about(question):
    mentioned = LimitNames((CREDIT, a_limit("credit"))).mentioned_in(question)

    assert mentioned.named == ()
    assert "goodwill-credit" in mentioned.turned_down


@pytest.mark.parametrize(
    "question",
    [
        *("why not a voucher?", "voucher instead of a refund", "not the code. a voucher"),
        *("I don't need a voucher limit, do I?", "refused the voucher, now takes money off"),
        *("is it not a voucher case", "it's not working, voucher?", "more than a voucher"),
    ],
)
def test_a_denial_of_something_else_turns_no_name_down(question):
    mentioned = LimitNames((CREDIT,)).mentioned_in(question)

    assert [n.limit.id for n in mentioned.named] == ["goodwill-credit"]
    assert not mentioned.turned_down


def test_what_has_not_happened_is_not_turned_down():
    refund = a_limit("delivery-refund", aliases=("refund delivery",))

    assert LimitNames((refund,)).named_in("not refunded the delivery yet, can i?")
