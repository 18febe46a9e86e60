"""Amounts as advisors type them, and which of them is asked for."""

from decimal import Decimal

import pytest

from bot.guidance.amounts import amount_in, asked_amount, mentions
from tests.unit.limits import a_limit


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("£40", "40", "GBP"),
        ("40 quid", "40", "GBP"),
        ("forty pounds", "40", "GBP"),
        ("1,200.50 €", "1200.50", "EUR"),
        ("1.200,50 €", "1200.50", "EUR"),
        ("€30", "30", "EUR"),
        ("a tenner", "10", "GBP"),
        ("a hundred quid", "100", "GBP"),
        ("a hundred and twenty quid", "120", "GBP"),
        ("50p", "0.50", "GBP"),
        ("$1.5k", "1500", "USD"),
        ("£9OO", "900", "GBP"),
        ("€ 4o", "40", "EUR"),
        ("order BW-123456 £25.01", "25.01", "GBP"),
    ],
)
def test_money_is_read_as_written(text, value, currency):
    (mention,) = mentions(text)

    assert (mention.value, mention.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("order worth £80, wants £20 off", "20"),
        ("parcel 4 days late, wants 20 quid", "20"),
        ("wants 50 off a 30 quid order", "50"),
        ("can i give her 40 credit", "40"),
        ("paid £12.99 for it, can I give 15 pounds back", "15"),
        ("is £1,000 ok?", "1000"),
        ("can i take forty off", "40"),
        ("send another before the old ones back, its 75", "75"),
        ("shipping was 4.95 and it came late, give it back?", "4.95"),
    ],
)
def test_the_amount_asked_for_is_told_from_the_others(question, value):
    asked = asked_amount(a_limit(), mentions(question))

    assert asked is not None
    assert asked.value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "order worth £80, what can I give?",
        "parcel 4 days late",
        "£20 or £40 then?",
        "this one broke",
        "new one before the old ones back?",
        "she called 3 times",
        "ten percent off?",
    ],
)
def test_no_amount_is_guessed(question):
    assert asked_amount(a_limit(), mentions(question)) is None


def test_what_a_thing_is_worth_counts_where_the_limit_counts_it():
    limit = a_limit(in_short="An advisor may replace anything worth up to £60.")

    asked = asked_amount(limit, mentions("kettle worth £55, can I send another one?"))

    assert asked is not None
    assert asked.value == Decimal(55)


@pytest.mark.parametrize(
    ("unit", "question", "value"),
    [
        ("percent", "knock 15% off?", "15"),
        ("percent", "fifteen per cent ok?", "15"),
        ("percent", "she wants half off", "50"),
        ("days", "bought 40 days ago, can I extend by ten days", "10"),
        ("days", "two weeks past the window", "14"),
        ("count", "pause it for 4 months", "4"),
        ("count", "refund two deliveries", "2"),
    ],
)
def test_other_units(unit, question, value):
    limit = a_limit(unit=unit, in_short="An advisor can give up to 3 months or 3 deliveries.")

    asked = asked_amount(limit, mentions(question))

    assert asked is not None
    assert asked.value == Decimal(value)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("bought at 249 last week, now 189. she wants the price difference back", "60"),
        ("kettle was £49 monday now £39, gap back?", "10"),
        ("rug was 120 on Sunday and is 89.50 today, the rest back?", "30.50"),
        ("it went from £1,060 to £940 the day after", "120"),
        ("paid 60 for it, today its only 45", "15"),
        ("was 249 and now 189, she wants £30 back", "30"),
    ],
)
def test_how_far_a_price_fell_is_the_amount_where_the_limit_counts_a_difference(question, value):
    limit = a_limit(in_short="An advisor can refund a difference of up to £40.")

    asked = amount_in(limit, question)

    assert asked is not None
    assert asked.value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "was 39 monday now 49, can he still have the old price?",
        "ordered at 10 and now 5 days late",
        "it was 20% off and now 10% off",
    ],
)
def test_what_did_not_fall_is_no_difference(question):
    limit = a_limit(in_short="An advisor can refund a difference of up to £40.")

    assert amount_in(limit, question) == asked_amount(limit, mentions(question))


def test_a_price_that_fell_is_no_amount_where_the_limit_counts_something_else():
    question = "paid 60 for it, now 45. can I say sorry with a voucher?"

    assert amount_in(a_limit(), question) == asked_amount(a_limit(), mentions(question))


def test_a_limit_that_is_rewritten_is_read_anew():
    found = mentions("a lamp worth £80")
    before = a_limit(in_short="A credit says sorry.")
    after = a_limit(in_short="We replace things worth little.")

    assert asked_amount(before, found) is None
    assert asked_amount(after, found) == found[0]
