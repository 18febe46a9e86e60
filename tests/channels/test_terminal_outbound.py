import io
from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from adapters.terminal.clean import clean
from adapters.terminal.layout import console
from adapters.terminal.outbound import offered, render, render_part
from bot.answers import Answer, Citation, Coverage, Outcome, Quantity, Verdict
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Choice,
    Form,
    FormField,
    Part,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import LogAction, OpenLog, ShowWhy

CITATION = Citation(
    n=1,
    item="put-it-right-first",
    kind="principle",
    title="Put it right first",
    path="principles/put-it-right-first.md",
    heading="What good looks like",
    quote="Lead with what you can do.",
    stale=False,
)


def answer(outcome: Outcome) -> Answer:
    return Answer(
        id="a1",
        question="parcel late",
        coverage=Coverage.COVERED,
        verdict=Verdict(
            outcome=outcome, amount=Quantity(value=Decimal(20), currency="GBP"), because="…"
        ),
        text="…",
        steps=(),
        leeway=(),
        escalate_to=None,
        citations=(CITATION,),
        signals=(),
        composed_by="extract",
        confidence=0.7,
        knowledge_version="v1",
        timings_ms={},
    )


SAMPLES: tuple[Part, ...] = (
    Text(text="Yes, you can: £20 is within your own leeway. [1]", tone=Tone.LEAD),
    Text(text="Slow down and ask one open question.", heading="Vulnerable", tone=Tone.WARNING),
    Text(text="Logistics replies by Mon 23 Nov, 11:00.", heading="Beyond your leeway"),
    Text(text="Past its review date.", tone=Tone.QUIET),
    Points(heading="Your leeway", points=("Goodwill credit: up to £25 [1]", "Partial refund")),
    Sources(citations=(CITATION,)),
    Table(caption="Your entries", columns=("When", "What"), rows=(("Mon 23 Nov", "question"),)),
    Buttons(
        buttons=(
            Button(label="Log what I did", request=OpenLog(answer="a1")),
            Button(label="Why?", request=ShowWhy(answer="a1")),
        )
    ),
    Form(
        title="Log what I did",
        submit="Log it",
        draft=LogAction(situation="parcel late", action="goodwill-credit"),
        fields=(
            FormField(name="situation", label="What happened", required=True),
            FormField(
                name="action",
                label="What I did",
                choices=(Choice(value="goodwill-credit", label="Goodwill credit"),),
            ),
            FormField(name="why", label="Why it was right", hint="a few words"),
        ),
    ),
    Chart(title="A week", labels=("5 Jan", "12 Jan"), values=(3, 9), alt="A week: 3, then 9."),
)


def printed(shown: list[RenderableType], width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    screen = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
    )
    screen.print(*shown, sep="\n")
    return out.getvalue()


def texts(value: object) -> Iterator[str]:
    """Every text in a part that a person has to be able to read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def read_back(part: Part) -> list[str]:
    """The words that a part must show, whatever its kind."""
    match part:
        case Text():
            return [part.heading or "", part.text]
        case Points():
            return [part.heading, *part.points]
        case Sources():
            return [cited.title for cited in part.citations]
        case Table():
            return [part.caption, *texts(part.columns), *texts(part.rows)]
        case Chart():
            return [part.title, *part.labels, *map(str, part.values), part.alt]
        case Buttons():
            return [button.label for button in part.buttons]
        case Form():
            return [part.title, part.submit, "parcel late", "Goodwill credit", "a few words"]


@pytest.mark.parametrize("part", SAMPLES, ids=lambda part: f"{part.part}-{part!s:.20}")
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_part_shows_all_its_words_at_any_width(part: Part, width: int) -> None:
    shown = printed(render(Reply(parts=(part,))), width)

    for words in read_back(part):
        assert " ".join(words.split()) in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= width


def test_there_is_a_rendering_for_every_part() -> None:
    """Parity: a new kind of part fails here until the terminal can show it."""
    assert {type(part) for part in SAMPLES} == set(get_args(get_args(Part)[0]))


def test_an_unknown_part_is_an_error_and_not_silence() -> None:
    with pytest.raises(AssertionError):
        list(render_part("a picture"))  # type: ignore[arg-type]


def test_each_of_several_verdicts_has_its_own_mark() -> None:
    leads = (
        Text(text="First verdict.", tone=Tone.LEAD, outcome=Outcome.YES),
        Text(text="Second verdict.", tone=Tone.LEAD, outcome=Outcome.ASK_FIRST),
    )
    shown = printed(render(Reply(parts=leads, answer=answer(Outcome.YES))))

    assert "✓ First verdict." in shown
    assert "→ Second verdict." in shown


def test_the_verdict_has_a_mark_of_its_own_without_colour() -> None:
    lead = Text(text="The verdict.", tone=Tone.LEAD)
    marks = {
        outcome: printed(render(Reply(parts=(lead,), answer=answer(outcome)))).strip()[0]
        for outcome in Outcome
    }

    assert marks[Outcome.YES] == marks[Outcome.UP_TO]
    assert len(set(marks.values())) == 4


def test_a_warning_is_marked_without_colour() -> None:
    assert printed(render(Reply(parts=(Text(text="Stop.", tone=Tone.WARNING),)))) == "  ! Stop.\n"


def test_wrapped_lines_hang_under_the_first_word() -> None:
    points = Points(heading="Your leeway", points=("word " * 30,))

    lines = printed(render(Reply(parts=(points,)))).splitlines()

    assert lines[0] == "  Your leeway"
    assert lines[1].startswith("  - word")
    assert all(line.startswith("    word") for line in lines[2:])


def test_a_table_too_wide_for_the_screen_is_a_paragraph_a_row_that_says_what_each_number_is() -> (
    None
):
    columns = ("Theme", "What it is", "Entries", "Ready", "Id")
    rows = (
        ("Arrived broken", "service crack", "304", "not yet", "01kbm0v9j00000000000000000"),
        ("Two-person delivery did not come at all", "gap in guidance", "847", "yes", ""),
    )

    shown = printed(render(Reply(parts=(Table(caption="Themes", columns=columns, rows=rows),))), 60)

    assert [line.strip() for line in shown.splitlines()] == [
        "Themes",
        "Arrived broken · service crack · Entries: 304 · Ready: not",
        "yet · 01kbm0v9j00000000000000000",
        "Two-person delivery did not come at all",
        "gap in guidance · Entries: 847 · Ready: yes",
    ]


def test_buttons_are_numbered_on_one_line() -> None:
    assert printed(render(Reply(parts=(SAMPLES[7],)))).split() == "1 Log what I did 2 Why?".split()


def test_numbers_go_on_from_one_group_of_buttons_to_the_next() -> None:
    reply = Reply(parts=(SAMPLES[7], Text(text="and"), SAMPLES[7]))

    assert "3 Log what I did 4 Why?" in " ".join(printed(render(reply)).split())
    assert [type(button.request) for button in offered(reply)] == [OpenLog, ShowWhy] * 2


def test_choices_nobody_can_make_are_left_out() -> None:
    assert printed(render(Reply(parts=SAMPLES[7:9]), actions=False)).strip() == ""


def test_colours_only_where_there_is_a_terminal_that_wants_them() -> None:
    reply = Reply(parts=SAMPLES, answer=answer(Outcome.STOP))
    plain, coloured = printed(render(reply)), printed(render(reply), colour=True)

    assert "\x1b" not in plain
    assert "\x1b[" in coloured


def test_no_colour_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert console(io.StringIO()).no_color


def test_nothing_in_a_text_is_markup() -> None:
    assert "[bold]x[/] :smile:" in printed(render(Reply(parts=(Text(text="[bold]x[/] :smile:"),))))


EVIL = [
    "\x1b[2Jgone",
    "\x1b]0;title\x07x",
    "\x1b]8;;http://127.0.0.1\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31mred",
    "back\b\b\b\bspace",
    "turn\u202earound",
    "\x1b(0x",
]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("colour", [False, True])
def test_no_text_can_steer_the_terminal(evil: str, colour: bool) -> None:
    reply = Reply(
        parts=(
            Text(text=evil, heading=evil, tone=Tone.WARNING),
            Text(text=evil, tone=Tone.LEAD),
            Points(heading=evil, points=(evil,)),
            Sources(citations=(CITATION.model_copy(update={"title": evil}),)),
            Table(caption=evil, columns=(evil,), rows=((evil,),)),
            Buttons(buttons=(Button(label=evil, request=OpenLog()),)),
            Form(
                title=evil,
                submit=evil,
                draft=LogAction(situation=evil),
                fields=(FormField(name="situation", label=evil, hint=evil, fault=evil),),
            ),
        )
    )

    shown = printed(render(reply), colour=colour)

    allowed = clean(shown) if not colour else clean(shown.replace("\x1b", ""))
    assert (shown if not colour else shown.replace("\x1b", "")) == allowed
    for piece in ("\x1b[2J", "\x1b]", "\x1b(", "\x9b", "\b", "\u202e"):
        assert piece not in shown


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_clean_and_stays_so(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert once.encode().decode() == once


def test_words_survive_a_broken_escape() -> None:
    assert clean("\x1bPnever ended") == "never ended"
    assert clean("£20 für Łódź, 20 % 👍🏽 é") == "£20 für Łódź, 20 % 👍🏽 é"
