from dataclasses import replace
from typing import get_args

import pytest

from adapters.terminal.filling import begin, send
from adapters.terminal.german import GERMAN
from adapters.terminal.inbound import (
    BY_ID,
    COMMANDS,
    FOLLOW_UP_WORDS,
    Become,
    Forget,
    Heard,
    Hint,
    Local,
    Quit,
    read,
)
from bot.loop_requests import (
    OpenReply,
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
    ShowEscalations,
)
from bot.people import Role
from bot.record_requests import EraseEntries, ImportPeople
from bot.replies import Button, Form, FormField
from bot.requests import (
    Ask,
    CorrectAction,
    Escalate,
    GiveFeedback,
    LogAction,
    MarkRead,
    OpenEscalation,
    OpenFeedback,
    OpenLog,
    Request,
    ShowEntry,
    ShowHelp,
    ShowMine,
    ShowWhy,
    parse_request,
)
from bot.standing_requests import AnswerPulse, ImportOutcomes
from bot.theme_requests import (
    FORMS,
    AcceptTheme,
    ImportVerbatims,
    OpenThemeForm,
    RefreshThemes,
    SetDecisionMode,
)
from bot.values import Value

BUTTONS = (
    Button(label="Log what I did", request=OpenLog(answer="a1")),
    Button(label="Escalate", request=OpenEscalation(answer="a1")),
    Button(label="Why?", request=ShowWhy(answer="a1")),
)
AFTER_AN_ANSWER = Heard(answer="a1", buttons=BUTTONS)
AT_THE_START = Heard()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("parcel 4 days late", Ask(text="parcel 4 days late")),
        ("  40 quid goodwill ok?  ", Ask(text="40 quid goodwill ok?")),
        ("1", OpenLog(answer="a1")),
        ("2", OpenEscalation(answer="a1")),
        ("3", ShowWhy(answer="a1")),
        ("/log", OpenLog(answer="a1")),
        ("/ESCALATE", OpenEscalation(answer="a1")),
        ("/why", ShowWhy(answer="a1")),
        ("/helpful", GiveFeedback(answer="a1", helpful=True)),
        ("/feedback", OpenFeedback(answer="a1")),
        ("/mine", ShowMine()),
        ("/reply", ShowEscalations()),
        ("/reply e7", OpenReply(escalation="e7")),
        ("/entry e7", ShowEntry(entry="e7")),
        ("/help", ShowHelp()),
        ("/", ShowHelp()),
        ("/new", Forget()),
        ("/quit", Quit()),
        ("/exit", Quit()),
        ("/as team_lead", Become(Role.TEAM_LEAD)),
        ("/as Team Lead", Become(Role.TEAM_LEAD)),
        ("/as advisor", Become(Role.ADVISOR)),
        ("/as cx", Become(Role.CX)),
    ],
)
def test_what_a_line_means_after_an_answer(line: str, meant: object) -> None:
    assert read(line, AFTER_AN_ANSWER) == meant


@pytest.mark.parametrize(
    "line",
    [
        "and if it was £40?",
        "And for a team lead",
        "but she has no receipt",
        "or a voucher instead?",
        "what about the delivery charge",
        "how about 30",
        "what if it happens again",
        "even if it is her third time?",
        "ok, and by when?",
        "also she is moving house",
    ],
)
def test_a_short_line_that_goes_on_follows_up(line: str) -> None:
    assert read(line, AFTER_AN_ANSWER) == Ask(text=line, follows="a1")
    assert read(line, AT_THE_START) == Ask(text=line)


@pytest.mark.parametrize(
    "line",
    [
        "android app shows the wrong price",
        "another parcel lost, third this week",
        "order never came",
        "button on the kettle broke off",
        "so customer says parcel never came",
        "and " + "word " * FOLLOW_UP_WORDS,
    ],
)
def test_a_question_of_its_own_follows_nothing(line: str) -> None:
    assert read(line, AFTER_AN_ANSWER) == Ask(text=line.strip())


def test_a_plus_always_follows_up() -> None:
    long = "she says " * 20

    assert read(f"+ {long}", AFTER_AN_ANSWER) == Ask(text=long.strip(), follows="a1")
    assert read("+by Friday?", AT_THE_START) == Ask(text="by Friday?")


def test_forms_can_be_opened_without_an_answer() -> None:
    assert read("/log", AT_THE_START) == OpenLog()
    assert read("/escalate", AT_THE_START) == OpenEscalation()


@pytest.mark.parametrize(
    ("line", "heard", "says"),
    [
        ("4", AFTER_AN_ANSWER, "from 1 to 3"),
        ("0", AFTER_AN_ANSWER, "from 1 to 3"),
        ("1", AT_THE_START, "Ask in words first"),
        ("/why", AT_THE_START, "Ask first"),
        ("/lgo", AT_THE_START, "Did you mean /log?"),
        ("/xyzzy", AT_THE_START, "/help lists"),
        ("/as manager", AT_THE_START, "advisor, team_lead, cx"),
        ("/entry", AT_THE_START, "/entry, and the id"),
        ("/feedback", AT_THE_START, "Ask first"),
        ("/helpful", AT_THE_START, "Ask first"),
        ("2", Heard("a1", BUTTONS[:1]), "only 1 to choose"),
    ],
)
def test_what_cannot_be_done_is_said(line: str, heard: Heard, says: str) -> None:
    meant = read(line, heard)

    assert isinstance(meant, Hint)
    assert says in meant.text


@pytest.mark.parametrize("line", ["", "   ", "\t\n", "\x00\x1b[31m"])
def test_nothing_typed_is_nothing_said(line: str) -> None:
    assert read(line, AFTER_AN_ANSWER) == Hint("")


def test_a_question_comes_in_without_what_is_no_text() -> None:
    assert read("late\x1b[31m parcel\x07\udcff", AT_THE_START) == Ask(text="late parcel ?")


KINDS: set[type] = set(get_args(get_args(Request)[0]))
FILLED_IN = {
    AnswerPulse,
    LogAction,
    CorrectAction,
    Escalate,
    ReplyToEscalation,
    PassOnEscalation,
    ReopenEscalation,
    ReviewAction,
    SetDecisionMode,
    *FORMS.values(),
}
"""What a form completes: the request that opens it can be typed."""

AFTER_SOMETHING_CAME_BACK = {MarkRead, AcceptTheme, OpenThemeForm}
"""What only ever stands in numbers under something else."""

BY_COMMAND_LINE = {
    ImportPeople: "leeway people import",
    EraseEntries: "leeway log purge",
    ImportOutcomes: "leeway outcomes import",
    ImportVerbatims: "leeway themes import",
    RefreshThemes: "leeway themes refresh",
}
"""What needs a file, or is better done with a cool head."""


def test_every_request_can_be_made_from_a_terminal() -> None:
    """Parity: a new kind of request fails here until the terminal has a way to it."""
    typed = ["late parcel", *COMMANDS, *(f"{name} e1" for name in BY_ID)]
    made = {type(read(line, AFTER_AN_ANSWER)) for line in typed} - set(get_args(Local))

    assert made | FILLED_IN | AFTER_SOMETHING_CAME_BACK | set(BY_COMMAND_LINE) == KINDS


def sample(kind: type[Value]) -> Value:
    """A request of that kind with its required fields filled."""
    needed = {name: f.annotation for name, f in kind.model_fields.items() if f.is_required()}
    values = {str: "e1", bool: True}
    return kind.model_validate({name: values.get(of, ("e1",)) for name, of in needed.items()})


@pytest.mark.parametrize("kind", sorted(KINDS, key=lambda kind: kind.__name__))
def test_every_request_can_stand_on_a_button_and_in_a_form(kind: type[Value]) -> None:
    request = parse_request.validate_python(sample(kind))
    names = [name for name in kind.model_fields if name != "kind"]
    fields = tuple(FormField(name=name, label=name) for name in names if name != "messages")
    form = Form(title="", submit="", draft=request, fields=fields)

    assert read("1", Heard(buttons=(Button(label="Do it", request=request),))) == request
    assert send(begin(form)) == request


@pytest.mark.parametrize(
    "line", ["und bei 40 €?", "Was, wenn es wieder passiert?", "ok, aber wann?"]
)
def test_in_german_people_go_on_in_german(line: str) -> None:
    german = replace(AFTER_AN_ANSWER, say=GERMAN)

    assert read(line, german) == Ask(text=line, follows="a1")
    assert read("and if it was £40?", german) == Ask(text="and if it was £40?")
