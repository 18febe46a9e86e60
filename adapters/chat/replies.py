"""What a reply holds, as far as every channel that draws it wants to know. Pure."""

from collections.abc import Sequence

from bot.answers import Outcome
from bot.replies import Button, Buttons, Chart, Form, Part, Points, Reply, Table, Text, Tone
from bot.requests import Request, ShowAnswer, ShowHelp


def sentence(text: str) -> Reply:
    """One sentence of the channel's own, where something could not be done."""
    return Reply(parts=(Text(text=text),), ok=False)


def outcome_of(reply: Reply) -> Outcome:
    """What the limits say, as far as this is an answer."""
    return reply.answer.verdict.outcome if reply.answer else Outcome.NONE


def first_words(reply: Reply) -> str:
    """What it begins with, for notifications; empty where it holds no words."""
    texts = (part for part in reply.parts if isinstance(part, Text | Points | Table | Chart | Form))
    return next((said for part in texts if (said := _first(part))), "")


def _first(part: Text | Points | Table | Chart | Form) -> str:
    match part:
        case Text():
            return part.heading or part.text
        case Points():
            return part.heading
        case Table():
            return part.caption
        case Chart() | Form():
            return part.title


def form_of(reply: Reply) -> Form | None:
    """The form in a reply, if there is one."""
    return next((part for part in reply.parts if isinstance(part, Form)), None)


def is_card(parts: Sequence[Part]) -> str | None:
    """The escalation that a message is a card of; null for any other message."""
    for part in parts:
        for pressed in part.buttons if isinstance(part, Buttons) else ():
            if pressed.request.kind in {"take_escalation", "open_pass_on"}:
                return str(getattr(pressed.request, "escalation", ""))
    return None


def with_help(reply: Reply, request: Request, more: str) -> Reply:
    """Help names what can be typed in this channel, too: `more`."""
    if not isinstance(request, ShowHelp):
        return reply
    return _with(reply, Text(text=more, tone=Tone.QUIET))


def shareable(reply: Reply, label: str) -> Reply:
    """An answer that only one person sees, with the way to show it to the others."""
    if reply.answer is None or not any(isinstance(part, Buttons) for part in reply.parts):
        return reply
    share = Button(label=label, request=ShowAnswer(answer=reply.answer.id))
    return _with(reply, Buttons(buttons=(share,)))


def _with(reply: Reply, part: Part) -> Reply:
    return reply.model_copy(update={"parts": (*reply.parts, part)})
