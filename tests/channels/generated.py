"""Replies of every kind, drawn at random: what each channel has to be able to show."""

import json
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.answers import Outcome
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Choice,
    Form,
    FormField,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import Ask, GiveFeedback, LogAction, MarkRead, OpenFeedback, OpenLog
from bot.values import Value
from tests.channels.test_terminal_outbound import CITATION, answer

LONG = {
    "LONG0": "x" * 3_001,
    "LONG1": "\U0001f600" * 1_600,
    "LONG2": "<" * 900,
    "LONG3": "a few words " * 400,
    "LONG4": "line\n" * 700,
}
"""Stand for long texts, so that a failing example stays readable."""

ALIVE = ("<@U1>", "<!channel>", "&amp;", "*_~`", "<at>X</at>", "[x](https://y)", "[x]: y", "1. x")
"""What a platform would make something of, were it not escaped."""

WORDS = st.one_of(st.text(max_size=40), st.sampled_from([*ALIVE, *LONG]))
LINES = st.lists(WORDS, max_size=3).map(tuple)
REQUESTS = st.one_of(
    st.builds(Ask, text=WORDS),
    st.builds(OpenLog, answer=st.just("a1")),
    st.builds(GiveFeedback, answer=st.just("a1"), helpful=st.just(True)),
    st.builds(OpenFeedback, answer=st.just("a1")),
    st.builds(MarkRead, messages=st.lists(st.text(max_size=40), max_size=4).map(tuple)),
)
BUTTONS = st.builds(Button, label=WORDS, request=REQUESTS)
FIELDS = (
    FormField(name="situation", label="s" * 3_000, hint="h" * 3_000, required=True, long=True),
    FormField(
        name="touchpoint",
        label="where",
        choices=tuple(Choice(value=f"v{n}", label=f"l{n}" * 60) for n in range(130)),
        fault="f" * 4_000,
    ),
    FormField(
        name="review",
        label="",
        choices=(Choice(value="yes", label=""), Choice(value="no", label="")),
    ),
)
FORMS = st.builds(
    Form,
    title=WORDS,
    submit=WORDS,
    draft=st.builds(LogAction, situation=WORDS, touchpoint=st.just("v129")),
    fields=st.just(()),
)
PARTS: dict[type, st.SearchStrategy[Any]] = {
    Text: st.builds(Text, text=WORDS, heading=st.none() | WORDS, tone=st.sampled_from(Tone)),
    Points: st.builds(Points, heading=WORDS, points=LINES),
    Sources: st.builds(
        Sources,
        citations=st.lists(
            WORDS.map(lambda t: CITATION.model_copy(update={"title": t})), max_size=20
        ).map(tuple),
    ),
    Table: st.builds(
        Table, caption=WORDS, columns=LINES, rows=st.lists(LINES, max_size=8).map(tuple)
    ),
    Buttons: st.builds(
        Buttons,
        buttons=st.lists(BUTTONS, max_size=6)
        | st.just([Button(label="x", request=OpenLog())] * 40).map(tuple),
    ),
    Form: FORMS,
    Chart: st.lists(st.tuples(WORDS, st.integers(0, 10**6)), max_size=8).flatmap(
        lambda weeks: st.builds(
            Chart,
            title=WORDS,
            labels=st.just(tuple(label for label, _ in weeks)),
            values=st.just(tuple(value for _, value in weeks)),
            alt=WORDS,
        )
    ),
}
REPLIES = st.builds(
    Reply,
    parts=st.lists(st.one_of(*PARTS.values()), max_size=6).map(tuple),
    answer=st.sampled_from([None, *(answer(outcome) for outcome in Outcome)]),
)


def inflated(reply: Reply) -> Reply:
    """With the long texts in it, and every field in its forms."""
    document = reply.model_dump_json()
    for name, text in LONG.items():
        document = document.replace(name, json.dumps(text)[1:-1])
    made = Reply.model_validate_json(document)
    whole = {"fields": FIELDS}
    parts = (p.model_copy(update=whole) if isinstance(p, Form) else p for p in made.parts)
    return made.model_copy(update={"parts": tuple(parts)})


a_thousand = settings(
    max_examples=1_000,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


def sample(kind: type[Value]) -> Any:
    """A request of that kind, with a value for all that it needs."""
    needed = {name: f.annotation for name, f in kind.model_fields.items() if f.is_required()}
    values = {str: "e1", bool: True}
    return kind.model_validate({name: values.get(of, ("e1",)) for name, of in needed.items()})
