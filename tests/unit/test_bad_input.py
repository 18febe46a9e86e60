"""Whatever anybody types anywhere comes back as text, or is refused in words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import numpy as np
import pytest

from adapters.index.memory import MemoryIndex
from adapters.model.hashed import HashedEmbedder
from adapters.storage.sql_store import sql_store
from bot.answering.asking import Answering
from bot.entries import Decision
from bot.guidance.passages import passages_of
from bot.leeway import Leeway
from bot.outer_entries import Mode
from bot.outer_loop.door import routes
from bot.outer_loop.ownership import Owning
from bot.outer_loop.theme_forms import FACTORS
from bot.people import Sender
from bot.redaction import Redactor
from bot.replies import Form, Reply
from bot.requests import Ask, Request, ShowMine, ShowWhy, parse_request
from bot.values import Value
from tests.postgres import Databases
from tests.unit.loop import Loop, base
from tests.unit.themes import member, outline

EVERY_REQUEST = get_args(get_args(Request)[0])
NASTY = {
    "empty": "",
    "blank": " \n\t",
    "long": "x" * 100_000,
    "long line by line": "x,y\n" * 25_000,
    "control": "late\x00\x1b[31m\x07 parcel\x9b2J",
    "direction": "late \u202eparcel\u2066 \u061c",
    "surrogate": "late \ud800 parcel",
    "lines": "late\r\u2028parcel\u2029",
    "slack": "<!channel> <@U1> *late*",
    "teams": "@everyone <at>all</at> [x](http://y)",
    "formula": "=1+1",
    "template": "{0} {owner} %s $x",
}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
LONGEST_REPLY = 10_000
THEIRS_TO_CURATE = (
    *("rename_theme", "merge_themes", "split_theme", "dismiss_theme", "confirm_kind"),
    *("suggest_fix", "import_verbatims", "refresh_themes", "pass_theme_on", "open_theme_form"),
)
THEIRS_TO_FIX = ("accept_theme", "decline_theme", "name_quick_win", "start_pilot", "mark_fixed")
BY = {
    "take_escalation": "bill",
    "open_reply": "bill",
    "reply_to_escalation": "bill",
    "open_pass_on": "bill",
    "pass_on_escalation": "bill",
    "show_reviews": "lea",
    "open_review": "lea",
    "review_action": "lea",
    "show_logbook": "lea",
    "verify_record": "adam",
    "erase_entries": "adam",
    "show_people": "adam",
    "import_people": "adam",
    "import_outcomes": "adam",
    "show_digest": "cy",
    "show_undelivered": "adam",
    **dict.fromkeys(THEIRS_TO_CURATE, "cy"),
    **dict.fromkeys(THEIRS_TO_FIX, "log"),
    "open_decision_mode": "eve",
    "set_decision_mode": "eve",
}
"""Who may ask for it; an advisor unless said."""

REQUIRED: dict[str, object] = {
    "text": "parcel late",
    "helpful": False,
    "messages": ("none",),
    "csv": "name,email,role\nZed,zed@example.org,advisor",
    "situation": "late",
    "reply": "yes",
    "owner": "logistics",
    "reason": "theirs",
    "decision": Decision.DISCUSS,
    "because": "typo",
    "theme": "t1",
    "mode": Mode.SPEED,
    **dict.fromkeys(("title", "words", "fix", "who", *FACTORS), "said"),
    **dict.fromkeys(("until", "start", "since"), "2026-11-23"),
}


@pytest.fixture
async def loop() -> Loop:
    """A loop that answers questions as well."""
    loop = await Loop().begin()
    embedder, passages, desk = HashedEmbedder(), passages_of(base()), loop.desk
    index = MemoryIndex(embedder)
    await index.build(base().version, passages)
    redactor = Redactor(base().company.order_number_patterns)
    answering = Answering(
        base(), passages, index, embedder, redactor, desk.wording, desk.clock, desk.ids, lambda: 0.0
    )
    await answering.prepare()
    further = routes(loop.themes, Owning(loop.themes).adopt)
    loop.leeway = Leeway(answering, desk, loop.leeway.sample, further=further)
    return await with_theme(loop)


async def with_theme(loop: Loop) -> Loop:
    """One theme that something can be said about."""
    members = [member(n) for n in range(6)]
    await loop.store.members.collect(members, np.eye(6, dtype=np.float32), upto=0)
    placed = dict.fromkeys((m.entry_id for m in members), "t1")
    await loop.store.outlines.settle(placed, [outline("t1", members)], ())
    await Owning(loop.themes).adopt()
    return loop


def text_fields(kind: type) -> Iterator[str]:
    """The fields of a request that hold text, whoever may have typed it."""
    for name, field in kind.model_fields.items():
        allowed = {field.annotation, *get_args(field.annotation)}
        if str in allowed and name != "kind":
            yield name


async def to_be_asked_about(loop: Loop) -> dict[str, str]:
    """The ids of a question, an action and an escalation that nobody has done anything with."""
    made = {"answer": await loop.asked()}
    for kind, said in (("entry", "log_action"), ("escalation", "escalate")):
        request = {"kind": said, "situation": "late", "touchpoint": "billing"}
        assert (await loop.say("ada", parse_request.validate_python(request))).ok
        links = [link async for link in loop.store.record.links()]
        made[kind] = links[-1].id
    return made


def filled(kind: type[Value], ids: dict[str, str], field: str, text: str) -> Request:
    """A request about something that is there, with that text in that field."""
    known = REQUIRED | ids
    texts = {*text_fields(kind), "helpful", "decision", "messages", "mode"}
    values = {name: known[name] for name in kind.model_fields if name in texts & known.keys()}
    typed = (text,) if field == "messages" else text
    return parse_request.validate_python(
        {"kind": kind.model_fields["kind"].default, **values, field: typed}
    )


def strings(value: object) -> Iterator[str]:
    """Every text that a person could read, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def judge(reply: Reply, what: str) -> None:
    assert reply.parts, f"{what}: silence"
    said = list(strings(reply.model_dump()))
    assert not [text for text in said if UNSEEN.search(text)], what
    words = [text for part in reply.parts for text in strings(_without_draft(part))]
    assert not [text for text in words if "eference n" in text], f"{what}: a failure: {words}"
    assert sum(map(len, words)) < LONGEST_REPLY, f"{what}: {sum(map(len, words))} characters"


def _without_draft(part: object) -> object:
    """A form that comes back holds what was typed, all of it."""
    assert hasattr(part, "model_dump")
    return part.model_dump(exclude={"draft"} if isinstance(part, Form) else None)


async def say_all(loop: Loop, kinds: Sequence[type[Value]], texts: Mapping[str, str]) -> None:
    for kind in kinds:
        for field in text_fields(kind):
            for name, text in texts.items():
                request = filled(kind, await to_be_asked_about(loop), field, text)
                reply = await loop.say(BY.get(request.kind, "ada"), request)
                judge(reply, f"{request.kind}.{field}, {name}")


async def test_every_text_of_every_request(loop: Loop) -> None:
    await say_all(loop, EVERY_REQUEST, NASTY)

    async for link in loop.store.record.links():
        assert not re.search(r"\\u00[01]|\\u202e", link.payload or "")
        assert not UNSEEN.search(link.payload or "")
        assert len(link.payload or "") < 30_000


async def test_what_a_server_would_refuse(databases: Databases) -> None:
    """PostgreSQL takes no byte that is zero, and no half of a character."""
    store = sql_store(databases.migrated())
    loop = await with_theme(await Loop(store=store).begin())
    never_asked = [kind for kind in EVERY_REQUEST if kind not in {Ask, ShowWhy}]
    texts = {name: NASTY[name] for name in ("control", "surrogate")}

    await say_all(loop, never_asked, texts)
    judge(await loop.leeway.handle(ShowMine(), Sender(channel="slack", id="U\x00")), "an id")
    name = Sender(channel="slack", id="U2", name="Z\x00\ud800")
    judge(await loop.leeway.handle(ShowMine(), name), "a name")

    await store.close()


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("log_action", "situation"),
        ("log_action", "action"),
        ("log_action", "why"),
        ("log_action", "case"),
        ("escalate", "situation"),
        ("escalate", "case"),
        ("give_feedback", "words"),
        ("reply_to_escalation", "reply"),
        ("reply_to_escalation", "guidance"),
        ("pass_on_escalation", "reason"),
        ("review_action", "words"),
    ],
)
async def test_what_is_too_long_to_keep_is_said_at_its_field(kind: str, field: str) -> None:
    loop = await Loop().begin()
    ids = await to_be_asked_about(loop)
    (of_kind,) = (k for k in EVERY_REQUEST if k.model_fields["kind"].default == kind)
    request = filled(of_kind, ids, field, "x" * 4_001)

    reply = await loop.say(BY.get(kind, "ada"), request)

    (form,) = (part for part in reply.parts if isinstance(part, Form))
    faults = {f.name: f.fault for f in form.fields if f.fault}
    assert faults == {field: "Shorten this to 4000 characters."}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
async def test_a_name_in_a_channel_is_text_as_well(text: str) -> None:
    loop = await Loop().begin()
    sender = Sender(channel="slack", id="U-new", name=text)
    log = parse_request.validate_python({"kind": "escalate", "situation": "late", "named": True})

    judge(await loop.leeway.handle(log, sender), "escalate")
    judge(await loop.say("adam", parse_request.validate_python({"kind": "show_people"})), "people")
    await loop.passes(days=9)
    judge(await loop.say("adam", parse_request.validate_python({"kind": "show_mine"})), "mine")
