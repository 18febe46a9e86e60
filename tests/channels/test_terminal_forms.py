from decimal import Decimal

import pytest

from adapters.terminal.filling import Filling, Left, begin, fitting_choices, step
from bot.replies import Choice, Form, FormField
from bot.requests import Escalate, LogAction, Request

ACTIONS = (
    Choice(value="goodwill-credit", label="Goodwill credit or voucher"),
    Choice(value="refund-without-return", label="Refund without a return"),
    Choice(value="partial-refund", label="Partial refund"),
    Choice(value="", label="something else"),
)
TOUCHPOINTS = (
    Choice(value="delivery", label="Receive: Delivery"),
    Choice(value="delivery-updates", label="Wait: Delivery updates"),
    Choice(value="billing", label="Pay: Billing"),
)
FIELDS = (
    FormField(name="situation", label="What happened", required=True, long=True),
    FormField(name="action", label="What I did", choices=ACTIONS),
    FormField(name="amount", label="How much"),
    FormField(name="touchpoint", label="Where in the journey", choices=TOUCHPOINTS),
    FormField(name="why", label="Why it was right", hint="a few words"),
)
DRAFT = LogAction(
    answer="a1",
    situation="Parcel four days late",
    action="goodwill-credit",
    amount=Decimal(20),
    touchpoint="delivery",
)


def form(draft: Request = DRAFT) -> Form:
    return Form(title="Log what I did", submit="Log it", draft=draft, fields=FIELDS)


def after(*lines: str, draft: Request = DRAFT) -> Filling:
    filling = begin(form(draft))
    for line in lines:
        taken = step(filling, line)
        assert isinstance(taken, Filling), taken
        filling = taken
    return filling


def sent(*lines: str, draft: Request = DRAFT) -> Request:
    taken = step(after(*lines, draft=draft), "")
    assert not isinstance(taken, Filling | Left), taken
    return taken


def test_enter_sends_the_form_as_it_was_filled_in() -> None:
    assert sent() == DRAFT


def test_a_number_with_words_changes_that_line_at_once() -> None:
    assert sent("5 promised twice", "3 12.50") == DRAFT.model_copy(
        update={"why": "promised twice", "amount": Decimal("12.50")}
    )


def test_a_number_opens_a_line_and_the_next_line_fills_it() -> None:
    opened = after("5")

    assert opened.open == FIELDS[4]
    assert sent("5", "promised twice") == DRAFT.model_copy(update={"why": "promised twice"})


def test_enter_keeps_a_line_and_a_hyphen_empties_it() -> None:
    assert sent("3", "") == DRAFT
    assert sent("3", "-") == DRAFT.model_copy(update={"amount": None})
    assert sent("4 -") == DRAFT.model_copy(update={"touchpoint": ""})


def test_choices_are_made_by_number_or_word() -> None:
    for typed in ("2 3", "2 partial", "2 partial-refund", "2 Partial Refund"):
        assert sent(typed) == DRAFT.model_copy(update={"action": "partial-refund"})
    assert sent("4 delivery updates") == DRAFT.model_copy(update={"touchpoint": "delivery-updates"})


def test_a_mistyped_choice_is_asked_back() -> None:
    unsure = after("2 refnd")

    assert {c.value for c in unsure.near} == {"refund-without-return", "partial-refund"}
    assert "Did you mean" in unsure.faults["action"]
    number = [c.value for c in unsure.near].index("partial-refund") + 1
    assert sent("2 refnd", str(number)) == DRAFT.model_copy(update={"action": "partial-refund"})


def test_a_choice_like_none_of_them_shows_them_all() -> None:
    lost = after("2", "xyzzy")

    assert lost.choices == ACTIONS
    assert "None of them" in lost.faults["action"]
    assert lost.values["action"] == "goodwill-credit"
    assert "None of them" in after("2", "9").faults["action"]


def test_the_last_part_of_a_label_is_enough() -> None:
    assert fitting_choices(TOUCHPOINTS, "delivery") == (TOUCHPOINTS[0],)
    assert fitting_choices(TOUCHPOINTS, "billing") == (TOUCHPOINTS[2],)


def test_what_must_be_there_is_asked_for_first() -> None:
    empty = LogAction()
    filling = begin(form(empty))

    assert filling.open == FIELDS[0]
    assert after("", draft=empty).faults == {"situation": "This one is needed."}
    assert sent("Parcel late", draft=empty) == LogAction(situation="Parcel late")


def test_what_must_be_there_cannot_be_emptied() -> None:
    kept = after("1", "-")

    assert kept.faults == {"situation": "This one is needed."}
    assert sent("1", "-", "q") == DRAFT


@pytest.mark.parametrize("typed", ["£1,250.50", "1250.50 pounds", "1,250.50", "GBP 1250.50"])
def test_an_amount_is_read_as_people_write_it(typed: str) -> None:
    request = sent(f"3 {typed}")

    assert isinstance(request, LogAction)
    assert request.amount == Decimal("1250.50")


def test_an_amount_that_is_none_is_left_for_leeway_to_say() -> None:
    request = sent("3 about twenty")

    assert isinstance(request, LogAction)
    assert request.amount == "about twenty"


def test_q_goes_back_and_then_cancels() -> None:
    assert step(after("3", "q"), "q") is Left.CANCELLED
    assert step(begin(form(LogAction())), "q") is Left.CANCELLED


def test_anything_else_says_what_to_type() -> None:
    for typed in ("what now", "6", "0"):
        assert "number of a line" in after(typed).faults[""]
    assert sent("what now") == DRAFT


def test_yes_and_no_are_choices_too() -> None:
    yes_no = (Choice(value="yes", label="Yes"), Choice(value="no", label="No"))
    fields = (FIELDS[0], FormField(name="urgent", label="Urgent", choices=yes_no))
    asked = Form(title="", submit="", draft=Escalate(situation="x"), fields=fields)
    filling = begin(asked)
    assert filling.shown(fields[1]) == "No"
    changed = step(filling, "2 yes")

    assert isinstance(changed, Filling)
    assert step(changed, "") == Escalate(situation="x", urgent=True)


def test_faults_of_the_last_try_are_shown() -> None:
    faulty = FIELDS[0].model_copy(update={"fault": "Say in a sentence what happened."})
    filling = begin(form().model_copy(update={"fields": (faulty, *FIELDS[1:])}))

    assert filling.faults == {"situation": "Say in a sentence what happened."}
