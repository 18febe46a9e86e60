"""An answer as Markdown, in the pieces in which it is streamed: what to do comes first. Pure.

https://docs.slack.dev/reference/methods/chat.startStream: `markdown_text`, up to 12,000 characters
"""

import re
from collections.abc import Sequence

from adapters.chat.replies import outcome_of
from adapters.slack.blocks import MARKDOWN, cut, escape, size
from adapters.slack.outbound import MARKS, WARNING
from adapters.slack.phrases import ENGLISH
from bot.answers import Outcome
from bot.replies import Buttons, Chart, Form, Part, Points, Reply, Sources, Table, Text, Tone

_MARKUP = re.compile(r"([\\`*_~#|])")
FIRST, REST = MARKDOWN // 3, MARKDOWN // 2


def pieces(reply: Reply, *, follows: bool = False) -> tuple[str, str]:
    """The first piece, with the verdict and what to do, and the rest; both within the limit."""
    shown = [part for part in reply.parts if not isinstance(part, Buttons | Form)]
    split = _after_what_to_do(shown)
    outcome = outcome_of(reply)
    before = [f"_{ENGLISH.follows}_"] if follows else []
    first = "\n\n".join([*before, *(_part(part, outcome) for part in shown[:split])])
    rest = "\n\n".join(_part(part, outcome) for part in shown[split:])
    if size(rest) > REST or size(first) > FIRST:
        rest = f"{cut(rest, REST)}\n\n_{ENGLISH.shortened}_"
    return cut(first, FIRST), f"\n\n{rest}" if rest else ""


def _after_what_to_do(parts: Sequence[Part]) -> int:
    """Warnings, the verdict, and what comes right after it."""
    lead = [n for n, p in enumerate(parts) if isinstance(p, Text) and p.tone is Tone.LEAD]
    return min(len(parts), lead[-1] + 2) if lead else min(len(parts), 2)


def literal(text: str) -> str:
    """Text that stands for itself: no mention, no link, no emphasis."""
    return _MARKUP.sub(r"\\\1", escape(text)).replace("](", "] (")


def _part(part: Part, outcome: Outcome) -> str:
    match part:
        case Text():
            return _text(part, outcome)
        case Points():
            points = "\n".join(f"- {_line(point)}" for point in part.points)
            return f"**{_line(part.heading)}**\n{points}"
        case Table():
            rows = "\n".join("- " + " · ".join(map(_line, row)) for row in part.rows)
            return f"**{_line(part.caption)}**\n{rows}"
        case Chart():
            return f"**{_line(part.title)}**\n{_line(part.alt)}"
        case Sources():
            return " · ".join(f"[{c.n}] {_line(c.title)}" for c in part.citations)
        case _:
            return ""


def _text(part: Text, outcome: Outcome) -> str:
    if part.tone is Tone.LEAD:
        return f"{MARKS[part.outcome or outcome]}**{_line(part.text)}**"
    text = literal(part.text.strip())
    mark = WARNING if part.tone is Tone.WARNING else ""
    if part.heading:
        return f"{mark}**{_line(part.heading)}**\n{text}".strip()
    if part.tone is Tone.WARNING:
        return f"{mark}**{_line(part.text)}**"
    return f"_{text}_" if part.tone is Tone.QUIET and "\n" not in text else text


def _line(text: str) -> str:
    return literal(" ".join(text.split()))
