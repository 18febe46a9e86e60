"""An answer as Markdown, the text of a message: the verdict and what to do come first. Pure.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages: lists and
headers are not drawn on phones, so there are none; every line is a paragraph.
"""

import re
from collections.abc import Iterable, Sequence

from adapters.chat.replies import outcome_of
from adapters.teams.adaptive import lighten, literal, weight
from adapters.teams.phrases import ENGLISH
from bot.answers import Outcome
from bot.replies import Buttons, Chart, Form, Part, Points, Reply, Sources, Table, Text, Tone

MARKS = {
    Outcome.YES: "✅ ",
    Outcome.UP_TO: "✅ ",
    Outcome.ASK_FIRST: "✋ ",
    Outcome.STOP: "🛑 ",
    Outcome.NONE: "",
}
WARNING = "⚠️ "
_MARKS = re.compile(r"(?: ?\[\d+\])+$")
FIRST, REST = 8_000, 12_000
"""Bytes of the first piece of a text, and of what follows it."""


def pieces(reply: Reply, *, follows: bool = False) -> tuple[str, str]:
    """The verdict and what to do, and everything: the whole text begins with the first."""
    shown = [part for part in reply.parts if not isinstance(part, Buttons | Form | Sources)]
    split, outcome = _after_what_to_do(shown), outcome_of(reply)
    before = [f"_{ENGLISH.follows}_"] if follows else []
    first = _paragraphs([*before, *(_part(part, outcome) for part in shown[:split])])
    rest = _paragraphs(_part(part, outcome) for part in shown[split:])
    rest = _paragraphs([rest, _sources(reply, first + rest)])
    first, too_long = lighten(first, FIRST), weight(first) > FIRST or weight(rest) > REST
    if too_long:
        rest = f"{lighten(rest, REST)}\n\n_{ENGLISH.shortened}_".strip()
    return first, _paragraphs([first, rest])


def _after_what_to_do(parts: Sequence[Part]) -> int:
    """Warnings, the verdict, and what comes right after it."""
    lead = [n for n, p in enumerate(parts) if isinstance(p, Text) and p.tone is Tone.LEAD]
    return min(len(parts), lead[-1] + 2) if lead else min(len(parts), 2)


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))


def _sources(reply: Reply, text: str) -> str:
    """The sources that no mark in the text leads to: Teams draws the others itself."""
    found = [c for part in reply.parts if isinstance(part, Sources) for c in part.citations]
    left = [c for c in found if f"[{c.n}]" not in text or reply.answer is None]
    return " · ".join(f"[{c.n}] {_line(c.title)}" for c in left)


def _part(part: Part, outcome: Outcome) -> str:
    match part:
        case Text():
            return _text(part, outcome)
        case Points():
            points = (f"• {said}" for point in part.points if (said := _line(point)))
            return _paragraphs([_bold(part.heading), *points])
        case Table():
            rows = (" · ".join(filter(None, map(_line, row))) for row in part.rows)
            return _paragraphs([_bold(part.caption), *(f"• {row}" for row in rows if row)])
        case Chart():
            return _paragraphs([_bold(part.title), _line(part.alt)])
        case _:
            return ""


def _text(part: Text, outcome: Outcome) -> str:
    if part.tone is Tone.LEAD:
        return f"{MARKS[part.outcome or outcome]}{_bold(part.text)}"
    text = _paragraphs(map(_line, part.text.splitlines()))
    mark = WARNING if part.tone is Tone.WARNING else ""
    if part.heading:
        return _paragraphs([f"{mark}{_bold(part.heading)}", text])
    if part.tone is Tone.WARNING:
        return f"{mark}{_bold(part.text)}"
    return f"_{text}_" if part.tone is Tone.QUIET and text and "\n" not in text else text


def _bold(text: str) -> str:
    """Bold up to the marks at its end: Teams makes no citation of a mark in bold."""
    said = _line(text)
    marks = _MARKS.search(said)
    said, after = (said[: marks.start()], marks[0]) if marks else (said, "")
    return f"**{said}**{after}" if said else after.strip()


def _line(text: str) -> str:
    return literal(" ".join(text.split()))
