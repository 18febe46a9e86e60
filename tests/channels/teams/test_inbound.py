"""Activities as Teams sends them, and what they mean."""

from typing import Any, get_args

import pytest

from adapters.chat.commands import COMMANDS
from adapters.teams.adaptive import CARRIED, carried, read_back
from adapters.teams.dialogs import completed, filled
from adapters.teams.heard import FollowUp, Greet, Heard, Noticed, Visit
from adapters.teams.inbound import LONGEST, hear
from bot.record_requests import EraseEntries, ImportPeople
from bot.replies import Form, FormField
from bot.requests import Ask, MarkRead, OpenLog, Request, parse_request
from bot.values import Value
from tests.channels.teams.people import filled as as_sent
from tests.channels.teams.playing import Playing

KINDS = set(get_args(get_args(Request)[0]))
BY_COMMAND_LINE = {EraseEntries, ImportPeople}
"""What needs a file or a date at a keyboard, as at the terminal."""
BOT = "28:leeway"


def activity(**more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "id": "1",
        "timestamp": "2026-11-23T10:00:00Z",
        "serviceUrl": "https://smba.example.org/",
        "from": {"id": "29:ada", "aadObjectId": "directory-1", "name": "Ada"},
        "recipient": {"id": BOT},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t1"},
        "text": "late",
        **more,
    }


def heard(said: dict[str, Any]) -> Heard:
    found = hear(said)
    assert found is not None
    return found


def test_an_id_stays_the_same_however_often_it_is_delivered() -> None:
    assert heard(activity()).delivery == "teams:a:1:1"
    long = activity(conversation={"id": "a:" + "x" * 400})
    assert len(heard(long).delivery) <= LONGEST
    assert heard(long).delivery != heard({**long, "id": "2"}).delivery


def test_who_it_is_is_the_directorys_id_where_there_is_one() -> None:
    where = heard(activity()).where
    assert (where.user, where.account, where.tenant) == ("directory-1", "29:ada", "t1")
    without = activity(**{"from": {"id": "29:ada"}})
    assert heard(without).sender.id == "29:ada"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("late", Ask(text="late")),
        ("+ and £60?", FollowUp(text="and £60?")),
        ("+", Ask(text="+")),
        ("Home", Visit()),
        ("LOG ", OpenLog()),
        ("log in fails", Ask(text="log in fails")),
    ],
)
def test_a_message_is_a_question_unless_it_is_one_word_that_is_known(
    text: str, meant: object
) -> None:
    assert heard(activity(text=text)).act == meant


def test_only_leeways_own_mention_is_left_out() -> None:
    mentions = [
        {"type": "mention", "text": "<at>Leeway</at>", "mentioned": {"id": BOT}},
        {"type": "mention", "text": "<at>Bob</at>", "mentioned": {"id": "29:bob"}},
    ]
    said = activity(text="<at>Leeway</at> ask <at>Bob</at>?", entities=mentions)

    assert heard(said).act == Ask(text="ask Bob?")


def test_being_added_is_one_thing_however_it_is_told() -> None:
    added = activity(type="installationUpdate", action="add")
    member = activity(type="conversationUpdate", membersAdded=[{"id": BOT}], id="2")

    assert heard(added).act == heard(member).act == Greet()
    assert heard(added).delivery == heard(member).delivery


def test_what_changes_otherwise_is_only_noticed() -> None:
    for more in (
        {"type": "installationUpdate", "action": "remove"},
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:bob"}]},
    ):
        assert heard(activity(**more)).act == Noticed()


def test_who_presses_is_in_the_activity_never_in_the_button() -> None:
    pressed = {"action": {"verb": "x", "data": {CARRIED: {"kind": "show_mine"}}}}
    invoke = {"type": "invoke", "name": "adaptiveCard/action"}
    assert heard(activity(**invoke, value=pressed)).sender.id == "directory-1"
    pressed["action"]["data"][CARRIED]["sender"] = "somebody else"  # type: ignore[index]
    assert hear(activity(**invoke, value=pressed)) is None


def sample(kind: type[Value]) -> Any:
    needed = {name: f.annotation for name, f in kind.model_fields.items() if f.is_required()}
    values = {str: "e1", bool: True}
    return kind.model_validate({name: values.get(of, ("e1",)) for name, of in needed.items()})


def test_every_request_has_a_way_on_teams() -> None:
    """Parity: a new kind of request fails here until Teams has a way to it."""
    asked = {Ask, *(type(made()) for made in COMMANDS.values())}
    on_buttons_or_in_forms = {kind for kind in KINDS if carried(sample(kind)) is not None}

    assert asked | on_buttons_or_in_forms | BY_COMMAND_LINE == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS, key=lambda kind: kind.__name__))
def test_every_request_can_stand_on_a_button(kind: type[Value]) -> None:
    request = parse_request.validate_python(sample(kind))

    assert read_back(carried(request)) == request


@pytest.mark.parametrize("kind", sorted(KINDS - {MarkRead}, key=lambda kind: kind.__name__))
def test_every_request_can_be_completed_in_a_form(kind: type[Value]) -> None:
    request = parse_request.validate_python(sample(kind))
    names = [name for name, f in kind.model_fields.items() if f.annotation is str]
    fields = tuple(FormField(name=name, label=name) for name in names)
    card = filled(Form(title="t", submit="s", draft=request, fields=fields))

    assert completed(as_sent(card, {})) == (request, {})


@pytest.mark.parametrize("kind", sorted(KINDS - BY_COMMAND_LINE, key=lambda kind: kind.__name__))
async def test_every_request_is_answered_when_it_is_pressed(
    playing: Playing, kind: type[Value]
) -> None:
    """In a chat there is a message or a dialog, whatever it came to; never nothing."""
    ada = playing.colleague("29:ada")
    data = carried(sample(kind))
    assert data is not None
    if kind.model_fields["kind"].default.startswith("open_"):
        answer = await ada.invoke("task/fetch", {"data": data})
        assert answer["task"]["type"] == "continue"
    else:
        action = {"type": "Action.Execute", "verb": "x", "title": "x", "data": data}
        assert (await ada.press(action))["value"] == "The answer is below."
        assert playing.teams.said
    assert playing.teams.refused == []
