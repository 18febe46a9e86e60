"""Forms as Teams' dialogs draw them, and what comes back: nothing that was written is lost."""

from decimal import Decimal
from typing import Any

import pytest

from adapters.chat.replies import form_of
from adapters.teams.dialogs import (
    again,
    as_sent,
    completed,
    continued,
    filled,
    message,
    shown,
)
from bot.replies import Button, Buttons, Choice, Form, FormField, Reply, Text
from bot.requests import LogAction, ShowMine
from tests.channels.generated import FIELDS, LONG
from tests.channels.teams.reading import labelled, pressable, reading_card
from tests.channels.teams.rules import card_faults, every, task_faults

YES_NO = (Choice(value="no", label="No"), Choice(value="yes", label="Yes"))
CREDIT = Choice(value="goodwill-credit", label="Goodwill credit")
ASKED = (
    FormField(name="situation", label="What happened", required=True, long=True),
    FormField(name="action", label="What I did", choices=(CREDIT, Choice(value="", label="Else"))),
    FormField(name="amount", label="How much"),
    FormField(name="why", label="Why", hint="a few words"),
    FormField(name="review", label="Please look at it", choices=YES_NO),
)
DRAFT = LogAction(answer="a1", situation="late", action=CREDIT.value, amount=Decimal("12.50"))
LOG = Form(title="Log what I did", submit="Log it", draft=DRAFT, fields=ASKED)


def sent(card: dict[str, Any], **typed: str) -> dict[str, Any]:
    """What Teams sends when the button is pressed: the action's data and every field's value."""
    inputs = (e for e in every(card) if str(e.get("type", "")).startswith("Input."))
    values = {e["id"]: e["value"] for e in inputs if e.get("value")}
    return {**pressable(card)[-1]["data"], **values, **typed}


def test_a_form_is_filled_in_as_far_as_it_is_known() -> None:
    card = filled(LOG)

    assert list(card_faults(card, dialog=True)) == []
    assert reading_card(card).splitlines() == [
        "What happened late",
        "What I did Goodwill credit",
        "How much 12.50",
        "Why ",
        "a few words",
        "Please look at it no",
        "Log it",
    ]


def test_sent_as_it_is_it_is_the_draft() -> None:
    request, faults = completed(sent(filled(LOG)))

    assert request == DRAFT
    assert faults == {}


def test_what_was_changed_is_in_the_request() -> None:
    typed = {"amount": "£1,250", "action": "-", "review": "yes", "why": "  "}
    request, _ = completed(sent(filled(LOG), **typed))

    assert request == LogAction(
        answer="a1", situation="late", amount=Decimal(1250), review=True, why="  "
    )


def test_an_emptied_amount_is_none() -> None:
    request, _ = completed(sent(filled(LOG), amount=""))

    assert isinstance(request, LogAction)
    assert request.amount is None


def test_what_does_not_fit_is_named_by_its_field_and_the_form_comes_back_as_it_was() -> None:
    data = sent(filled(LOG), situation="very late", review="perhaps")
    request, faults = completed(data)
    form = as_sent(data, faults)

    assert request is None
    assert set(faults) == {"review"}
    assert form is not None
    card = again(form)
    assert list(card_faults(card, dialog=True)) == []
    assert "What happened very late" in reading_card(card)
    assert faults["review"] in reading_card(card)


def test_a_fault_stands_under_its_field() -> None:
    wrong = ASKED[2].model_copy(update={"fault": "Please write a number."})
    card = filled(LOG.model_copy(update={"fields": (*ASKED[:2], wrong, *ASKED[3:])}))
    said = reading_card(card).splitlines()

    assert said[said.index("How much 12.50") + 1] == "⚠️ Please write a number."


def test_what_could_not_be_recorded_is_there_to_be_sent_again() -> None:
    form = as_sent(sent(filled(LOG), why="she waited in all day"))
    assert form is not None
    card = again(form, Reply(parts=(Text(text="The record does not answer."),), ok=False))

    assert reading_card(card).startswith("The record does not answer.\nIt was not recorded.")
    assert completed(sent(card))[0] == DRAFT.model_copy(update={"why": "she waited in all day"})


@pytest.mark.parametrize("text", LONG.values())
def test_however_long_it_is_it_fits(text: str) -> None:
    draft = LogAction(situation=text, why=text, touchpoint="v129")
    form = Form(title=text, submit=text, draft=draft, fields=FIELDS)
    before = Text(text=text)

    assert list(task_faults(continued(filled(form, [before] * 20), form.title))) == []
    assert list(task_faults(continued(again(form), form.title))) == []
    assert list(task_faults(message(text))) == []


def test_the_chosen_one_of_many_stays_among_them() -> None:
    form = Form(title="t", submit="s", draft=LogAction(touchpoint="v129"), fields=FIELDS)
    choices = next(e for e in every(filled(form)) if e.get("id") == "touchpoint")

    assert choices["value"] == "v129"
    assert choices["style"] == "compact"


def test_a_reply_in_a_dialog_can_be_pressed_there() -> None:
    reply = Reply(parts=(Buttons(buttons=(Button(label="Mine", request=ShowMine()),)),))
    button = labelled(shown(reply), "Mine")

    assert button is not None
    assert button["type"] == "Action.Submit"
    assert completed(button["data"])[0] == ShowMine()
    assert list(task_faults(continued(shown(reply), "Leeway"))) == []


@pytest.mark.parametrize("data", [{}, {"leeway": "x"}, {"leeway": {"kind": "no_such_thing"}}])
def test_forms_of_others_are_none_of_ours(data: dict[str, Any]) -> None:
    assert completed(data) == (None, {})
    assert as_sent(data) is None


def test_the_form_in_a_reply_is_found() -> None:
    assert form_of(Reply(parts=(Text(text="x"), LOG))) == LOG
    assert form_of(Reply(parts=())) is None
