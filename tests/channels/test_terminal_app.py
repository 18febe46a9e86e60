import asyncio
import io
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field

import pytest
from rich.console import Console

from adapters.terminal.app import PATIENCE_S, Terminal, patiently, reader
from adapters.terminal.conversation import Conversation
from bot.answers import Outcome
from bot.people import Sender
from bot.replies import Button, Buttons, Form, FormField, Points, Reply, Text
from bot.requests import Ask, LogAction, OpenLog, Request, ShowHelp, ShowWhy
from tests.channels.test_terminal_outbound import answer, printed


@dataclass
class Scripted:
    """Leeway's door, with its replies written down beforehand."""

    replies: Iterator[Reply]
    better: tuple[Reply, ...] = ()
    interrupted: bool = False
    asked: list[tuple[Request, str]] = field(default_factory=list)

    async def handle(self, request: Request, sender: Sender) -> Reply:
        self.asked.append((request, sender.id))
        return next(self.replies)

    async def reworded(self, answer: str, sender: Sender) -> AsyncGenerator[Reply, None]:
        assert (answer, sender.id) == ("a1", self.asked[-1][1])
        for reply in self.better:
            yield reply
        if self.interrupted:
            raise KeyboardInterrupt


LOG = Form(
    title="Log what I did",
    submit="Log it",
    draft=LogAction(situation="late"),
    fields=(FormField(name="situation", label="What happened", required=True),),
)
ANSWERED = Reply(
    parts=(
        Text(text="Yes, you can."),
        Buttons(
            buttons=(
                Button(label="Log what I did", request=OpenLog(answer="a1")),
                Button(label="Why?", request=ShowWhy(answer="a1")),
            )
        ),
    ),
    answer=answer(Outcome.YES),
)
FAILED = Reply(parts=(Text(text="Not reachable. Reference r1."),), ok=False)
SAID = Reply(parts=(Text(text="Said."),))


def talk(
    *lines: str | type[BaseException],
    replies: tuple[Reply, ...] = (),
    better: tuple[Reply, ...] = (),
    interrupted: bool = False,
) -> tuple[str, Scripted]:
    """What a person reads who types these lines; at their end, Ctrl-D."""
    door = Scripted(iter(replies), better, interrupted)
    out = io.StringIO()
    typed = iter(lines)

    def read(prompt: str) -> str:
        out.write(prompt)
        line = next(typed, EOFError)
        if isinstance(line, str):
            return line
        raise line

    screen = Console(file=out, width=80, highlight=False)
    with asyncio.Runner() as runner:
        Terminal(Conversation(door), screen, read).run(runner, "Brindlewick")  # type: ignore[arg-type]
    return out.getvalue(), door


def test_it_says_what_it_is_and_leaves_politely() -> None:
    shown, _ = talk()

    assert "Leeway · Brindlewick" in shown
    assert shown.endswith("Goodbye.\n\n")
    assert talk("/quit")[0].count("Goodbye.") == 1


def test_ctrl_c_leaves_a_form_first_and_then_the_chat() -> None:
    shown, door = talk("/log", KeyboardInterrupt, KeyboardInterrupt, replies=(Reply(parts=(LOG,)),))

    assert "Cancelled. Nothing was recorded." in shown
    assert shown.endswith("Goodbye.\n\n")
    assert len(door.asked) == 1


def test_who_asks_is_the_role_chosen() -> None:
    _, door = talk("late", "/as team_lead", "late", replies=(SAID, SAID))

    assert [who for _, who in door.asked] == ["advisor", "team_lead"]


def in_words(*sentences: str, coverage: str = "covered", note: str = "") -> Reply:
    """`ANSWERED` as a model words it so far."""
    answered, buttons = ANSWERED.parts
    assert ANSWERED.answer is not None
    parts = (answered, *([Text(text=note)] if note else []))
    if sentences:
        parts = (*parts, Points(heading="What you can do", points=sentences))
    said = {"coverage": coverage, "steps": sentences, "composed_by": "model"}
    changed = ANSWERED.answer.model_copy(update=said if sentences else {})
    return Reply(parts=(*parts, buttons), answer=changed)


def test_better_words_come_below_the_answer_each_once() -> None:
    better = (in_words("Say so. [1]"), in_words("Say so. [1]", "Send it. [1]", note="In part."))
    shown, _ = talk("late", "1", replies=(ANSWERED, SAID), better=better)

    first, _, after = shown.partition("What you can do")
    assert "Yes, you can." in first
    assert "Log what I did" in first
    assert [after.count(words) for words in ("Say so.", "Send it.", "In part.")] == [1, 1, 1]
    assert "Yes, you can." not in after


def test_who_stops_the_better_words_keeps_the_answer_and_goes_on() -> None:
    shown, door = talk(
        "late",
        "1",
        replies=(ANSWERED, SAID),
        better=(in_words("Say so. [1]", "Send it. [1]"),),
        interrupted=True,
    )

    assert "Send it." in shown
    assert "Nothing was recorded" not in shown
    assert [type(request) for request, _ in door.asked] == [Ask, OpenLog]


def test_what_does_not_stay_is_not_printed_again() -> None:
    shown, _ = talk("late", replies=(ANSWERED,), better=(ANSWERED,))

    assert shown.count("Yes, you can.") == 1


def test_another_role_does_not_go_on_with_the_first_ones_answer() -> None:
    _, door = talk("late", "/as team_lead", "and £80?", replies=(ANSWERED, SAID))

    assert door.asked[-1][0] == Ask(text="and £80?")


def test_after_why_the_choices_are_there_again() -> None:
    shown, door = talk("late", "2", "1", replies=(ANSWERED, SAID, SAID))

    assert shown.count("Log what I did") == 2
    assert [type(request) for request, _ in door.asked] == [Ask, ShowWhy, OpenLog]


def test_an_answer_that_was_not_kept_is_not_followed_up() -> None:
    not_kept = Reply(parts=ANSWERED.parts[:1], answer=ANSWERED.answer)
    _, door = talk("late", "and £80?", replies=(not_kept, SAID))

    assert door.asked[-1][0] == Ask(text="and £80?")


def test_a_form_stays_open_when_sending_it_failed() -> None:
    shown, door = talk("/log", "", "", replies=(Reply(parts=(LOG,)), FAILED, SAID))

    assert "Reference r1" in shown
    assert [type(request) for request, _ in door.asked] == [OpenLog, LogAction, LogAction]
    assert "Said." in shown


def test_a_new_beginning_forgets_the_answer() -> None:
    _, door = talk("late", "/new", "and £80?", "1", replies=(ANSWERED, SAID))

    assert [request for request, _ in door.asked][1:] == [Ask(text="and £80?")]


async def test_what_came_back_is_said_unless_one_is_looking_at_it() -> None:
    async def tend(who: str) -> int:
        assert who == "advisor"
        return 1

    door = Scripted(iter([SAID, SAID, Reply(parts=(LOG,))]))
    conversation = Conversation(door, tend=tend)  # type: ignore[arg-type]
    said = [printed(await conversation.hear(line)) for line in ("late", "/mine", "/log")]

    assert ["Something came back" in words for words in said] == [True, False, False]


def test_help_lists_the_commands() -> None:
    shown, door = talk("/help", replies=(SAID,))

    assert isinstance(door.asked[0][0], ShowHelp)
    assert "/escalate" in shown


async def test_what_takes_long_is_waited_for() -> None:
    started = asyncio.Event()

    async def work() -> list[object]:
        await started.wait()
        return ["done"]

    asyncio.get_running_loop().call_later(PATIENCE_S * 1.2, started.set)
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)

    assert await patiently(work(), screen) == ["done"]  # type: ignore[arg-type]


async def test_what_is_stopped_is_stopped() -> None:
    stopped = asyncio.Event()

    async def work() -> list[object]:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return []

    waiting = asyncio.ensure_future(patiently(work(), Console(file=io.StringIO())))  # type: ignore[arg-type]
    await asyncio.wait({waiting}, timeout=0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await stopped.wait()


def test_a_pipe_is_read_to_its_end_and_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("late\x1b[2J parcel\n"))
    out = io.StringIO()
    read = reader(Console(file=out, width=80))

    assert "late" in read("advisor › ")
    assert out.getvalue() == "advisor › late parcel\n"
    with pytest.raises(EOFError):
        read("advisor › ")
