"""How a reply looks in Slack. OUT: Reply → blocks, and Markdown for what is streamed. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from adapters.chat.replies import first_words, outcome_of
from adapters.slack.blocks import (
    MESSAGE_BLOCKS,
    SECTION,
    Block,
    actions,
    button,
    carried,
    context,
    cut,
    escape,
    image,
    plain,
    sections,
    within,
)
from adapters.slack.phrases import ENGLISH
from bot.answers import Citation, Outcome
from bot.replies import (
    Button,
    Buttons,
    Chart,
    Form,
    Part,
    Points,
    Reply,
    Sources,
    Table,
    Text,
    Tone,
)
from bot.requests import GiveFeedback, OpenFeedback

MARKS = {
    Outcome.YES: ":white_check_mark: ",
    Outcome.UP_TO: ":white_check_mark: ",
    Outcome.ASK_FIRST: ":raised_hand: ",
    Outcome.STOP: ":octagonal_sign: ",
    Outcome.NONE: "",
}
WARNING = ":warning: "

Files = Mapping[Chart, str]
"""The files that show charts, by their id in Slack."""
NO_FILES: Files = MappingProxyType({})


def message(reply: Reply, *, follows: bool = False, files: Files = NO_FILES) -> list[Block]:
    """A whole reply as one message."""
    blocks = [context(escape(ENGLISH.follows))] if follows else []
    return within([*blocks, *render(reply, files=files)], MESSAGE_BLOCKS, ENGLISH.shortened)


def render(
    reply: Reply, *, feedback: bool = True, start: int = 0, files: Files = NO_FILES
) -> list[Block]:
    """Every part in reading order; `feedback`: where Slack's own feedback buttons may stand.

    `files` are those of charts that were uploaded.
    """
    blocks: list[Block] = []
    outcome = outcome_of(reply)
    for part in reply.parts:
        if isinstance(part, Chart) and part in files:
            blocks.append(image(files[part], part.alt))
            continue
        blocks += render_part(part, outcome, feedback=feedback, start=start + len(blocks) * 30)
    return blocks


def render_part(
    part: Part, outcome: Outcome = Outcome.NONE, *, feedback: bool = True, start: int = 0
) -> Iterator[Block]:
    """One part; its buttons are numbered from `start` on.

    A new kind of part fails the type check here, and the parity test.
    """
    match part:
        case Text():
            yield from _text(part, outcome)
        case Points():
            points = "\n".join(f"• {escape(point)}" for point in part.points)
            yield from sections(f"{_bold(part.heading)}\n{points}")
        case Sources():
            yield context(_sources(part.citations))
        case Table():
            columns = " · ".join(filter(None, map(escape, part.columns)))
            rows = "\n".join(_row(row) for row in part.rows)
            yield from sections(f"{_bold(part.caption)}\n{columns}\n{rows}")
        case Chart():
            weeks = zip(part.labels, map(str, part.values), strict=True)
            rows = "\n".join(_row(week) for week in weeks)
            yield from sections(f"{_bold(part.title)}\n{rows}")
            yield context(escape(part.alt))
        case Buttons():
            yield from _buttons(part.buttons, feedback=feedback, start=start)
        case Form():
            yield context(escape(ENGLISH.form_elsewhere.format(title=part.title)))
        case _:
            assert_never(part)


def _text(part: Text, outcome: Outcome) -> Iterator[Block]:
    heading, text = escape(part.heading or ""), escape(part.text.strip())
    if part.tone is Tone.LEAD:
        yield from sections(f"{MARKS[part.outcome or outcome]}{_bold(part.text)}")
        return
    if part.tone is Tone.QUIET and not heading:
        yield context(text)
        return
    mark = WARNING if part.tone is Tone.WARNING else ""
    if part.tone is Tone.WARNING and not heading:
        heading, text = text, ""
    bold = f"{mark}*{heading}*" if heading else ""
    yield from sections("\n".join(filter(None, (bold, text))))


def _bold(text: str) -> str:
    """Escaped and bold; Slack's bold ends with its line."""
    lines = (escape(line.strip()) for line in text.splitlines())
    return "\n".join(f"*{line}*" for line in lines if line)


def _row(row: Sequence[str]) -> str:
    cells = [cell for one in row if (cell := escape(" ".join(one.split())))]
    return " · ".join([f"*{cell}*" for cell in cells[:1]] + cells[1:])


def _sources(citations: Sequence[Citation]) -> str:
    return " · ".join(f"[{c.n}] {escape(c.title)}" for c in citations)


def _buttons(buttons: Sequence[Button], *, feedback: bool, start: int) -> Iterator[Block]:
    judged = _feedback(buttons, start) if feedback else None
    rest = [b for b in buttons if judged is None or not _judges(b)]
    made = (button(pressed, start + n) for n, pressed in enumerate(rest))
    yield from actions([one for one in made if one is not None])
    if judged is not None:
        yield judged


def _judges(pressed: Button) -> bool:
    return isinstance(pressed.request, GiveFeedback | OpenFeedback)


def _feedback(buttons: Sequence[Button], number: int) -> Block | None:
    """Slack's own pair of feedback buttons, for an answer that has both."""
    judging = [b for b in buttons if _judges(b)]
    if [type(b.request) for b in judging] != [GiveFeedback, OpenFeedback]:
        return None
    good, bad = ({"text": plain(b.label, 75), "value": carried(b.request) or ""} for b in judging)
    element = {
        "type": "feedback_buttons",
        "action_id": f"feedback:{number}",
        "positive_button": good,
        "negative_button": bad,
    }
    return {"type": "context_actions", "elements": [element]}


def summary(reply: Reply) -> str:
    """The text beside the blocks: for notifications and screen readers."""
    return cut(escape(first_words(reply) or "Leeway"), SECTION)
