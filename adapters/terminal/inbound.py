"""What a typed line asks for. IN: line → Request, or something the terminal does itself.

A line is, in this order: a command (`/log`), the number of a choice shown before, a follow-up of
the last answer, or a question. It follows up if it begins with `+`, or if it is short (up to 12
words) and begins the way one goes on talking: and, but, or, what about, what if, … in the company's
language. `/new` forgets the last answer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from adapters.terminal.clean import clean
from adapters.terminal.people import SENDERS
from adapters.terminal.phrases import ENGLISH, TerminalPhrases
from bot.guidance_requests import (
    DraftExample,
    ExplainNumbers,
    ShowConsistency,
    ShowNominated,
    ShowProposals,
    ShowStale,
    ShowUpkeep,
)
from bot.loop_requests import (
    CloseEscalation,
    OpenPassOn,
    OpenReopen,
    OpenReply,
    OpenReview,
    ShowEscalation,
    ShowEscalations,
    ShowReviews,
    TakeEscalation,
)
from bot.people import Role
from bot.record_requests import ShowLogbook, ShowPeople, ShowUndelivered, VerifyRecord
from bot.replies import Button
from bot.requests import (
    Ask,
    GiveFeedback,
    OpenCorrection,
    OpenEscalation,
    OpenFeedback,
    OpenLog,
    Request,
    ShowAnswer,
    ShowEntry,
    ShowHelp,
    ShowMine,
    ShowWhy,
)
from bot.standing_requests import OpenPulse, ShowAssessment, ShowDigest, ShowPayback, ShowPulse
from bot.theme_requests import (
    OpenDecisionMode,
    ShowDefinition,
    ShowOwnThemes,
    ShowTheme,
    ShowThemes,
)

FOLLOW_UP_WORDS = 12
_NEAR = 60


@dataclass(frozen=True)
class Heard:
    """What was said before: the last answer's id, and the choices shown by number.

    `say` is the language in which it was said.
    """

    answer: str | None = None
    buttons: tuple[Button, ...] = ()
    say: TerminalPhrases = ENGLISH


@dataclass(frozen=True)
class Quit:
    """Leave."""


@dataclass(frozen=True)
class Forget:
    """Drop the last answer."""


@dataclass(frozen=True)
class Become:
    """Speak as another role from now on."""

    role: Role


@dataclass(frozen=True)
class Hint:
    """The line cannot be done; `text` says what to type instead. An empty one: nothing typed."""

    text: str = ""


Local = Quit | Forget | Become | Hint
Meant = Request | Local


def read(line: str, heard: Heard) -> Meant:
    """What the person means by a line, after what was said before."""
    text = clean(line).strip()
    if not text:
        return Hint()
    if text.startswith("/"):
        return _command(text, heard)
    if text.isdecimal() and len(text) < 3:
        return _choice(int(text), heard)
    if text.startswith("+"):
        return Ask(text=text[1:].strip(), follows=heard.answer)
    return Ask(text=text, follows=heard.answer if goes_on(text, heard.say) else None)


def goes_on(text: str, say: TerminalPhrases = ENGLISH) -> bool:
    """Whether a line goes on talking about the last answer."""
    agreeing, going_on = ("|".join(map(re.escape, each)) for each in (say.agreeing, say.going_on))
    begins = rf"(?:(?:{agreeing})[,. ]+)?(?:{going_on})\b"
    return len(text.split()) <= FOLLOW_UP_WORDS and bool(re.match(begins, text, re.IGNORECASE))


def _choice(number: int, heard: Heard) -> Meant:
    if not heard.buttons:
        return Hint(heard.say.no_numbers)
    if not 1 <= number <= len(heard.buttons):
        last = len(heard.buttons)
        hint = heard.say.no_such_number if last > 1 else heard.say.only_one
        return Hint(hint.format(last=last))
    return heard.buttons[number - 1].request


def _why(heard: Heard) -> Meant:
    return ShowWhy(answer=heard.answer) if heard.answer else Hint(heard.say.no_answer_yet)


def _again(heard: Heard) -> Meant:
    return ShowAnswer(answer=heard.answer) if heard.answer else Hint(ENGLISH.no_answer_yet)


def _feedback(heard: Heard) -> Meant:
    return OpenFeedback(answer=heard.answer) if heard.answer else Hint(heard.say.no_answer_yet)


def _helpful(heard: Heard) -> Meant:
    if heard.answer is None:
        return Hint(heard.say.no_answer_yet)
    return GiveFeedback(answer=heard.answer, helpful=True)


COMMANDS: dict[str, Callable[[Heard], Meant]] = {
    "/log": lambda heard: OpenLog(answer=heard.answer),
    "/escalate": lambda heard: OpenEscalation(answer=heard.answer),
    "/why": _why,
    "/again": _again,
    "/helpful": _helpful,
    "/feedback": _feedback,
    "/mine": lambda _: ShowMine(),
    "/reply": lambda _: ShowEscalations(),
    "/review": lambda _: ShowReviews(),
    "/logbook": lambda _: ShowLogbook(),
    "/nominated": lambda _: ShowNominated(),
    "/stale": lambda _: ShowStale(),
    "/proposals": lambda _: ShowProposals(),
    "/consistency": lambda _: ShowConsistency(),
    "/explain": lambda _: ExplainNumbers(),
    "/payback": lambda _: ShowPayback(),
    "/pulse": lambda _: ShowPulse(),
    "/answer": lambda _: OpenPulse(),
    "/assess": lambda _: ShowAssessment(),
    "/digest": lambda _: ShowDigest(),
    "/themes": lambda _: ShowThemes(),
    "/own": lambda _: ShowOwnThemes(),
    "/upkeep": lambda _: ShowUpkeep(),
    "/define": lambda _: ShowDefinition(),
    "/mode": lambda _: OpenDecisionMode(),
    "/people": lambda _: ShowPeople(),
    "/undelivered": lambda _: ShowUndelivered(),
    "/verify": lambda _: VerifyRecord(),
    "/help": lambda _: ShowHelp(),
    "/": lambda _: ShowHelp(),
    "/new": lambda _: Forget(),
    "/quit": lambda _: Quit(),
    "/exit": lambda _: Quit(),
}
BY_ID: dict[str, Callable[[str], Request]] = {
    "/entry": lambda it: ShowEntry(entry=it),
    "/correct": lambda it: OpenCorrection(entry=it),
    "/escalation": lambda it: ShowEscalation(escalation=it),
    "/take": lambda it: TakeEscalation(escalation=it),
    "/reply": lambda it: OpenReply(escalation=it),
    "/pass": lambda it: OpenPassOn(escalation=it),
    "/close": lambda it: CloseEscalation(escalation=it),
    "/reopen": lambda it: OpenReopen(escalation=it),
    "/review": lambda it: OpenReview(entry=it),
    "/draft": lambda it: DraftExample(entry=it),
    "/explain": lambda it: ExplainNumbers(of=it),
    "/theme": lambda it: ShowTheme(theme=it),
    "/define": lambda it: ShowDefinition(name=it),
}
"""The same with an entry's id behind it, for whoever comes back to one later."""


def _command(text: str, heard: Heard) -> Meant:
    name, _, rest = text.partition(" ")
    name, rest = name.lower(), rest.strip()
    if name == "/as":
        return _become(rest, heard)
    if rest and name in BY_ID:
        return BY_ID[name](rest)
    if name in COMMANDS:
        return COMMANDS[name](heard)
    if name in BY_ID:
        return Hint(heard.say.which_entry.format(command=name))
    known = [*COMMANDS, *BY_ID, "/as"]
    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near is None:
        return Hint(heard.say.no_such_command.format(command=name))
    return Hint(heard.say.did_you_mean.format(command=name, near=near[0]))


def _become(rest: str, heard: Heard) -> Meant:
    wanted = rest.strip().lower().replace(" ", "_").replace("-", "_")
    role = next((role for role in SENDERS if role.value == wanted), None)
    roles = ", ".join(role.value for role in SENDERS)
    return Become(role) if role else Hint(heard.say.ask_as_what.format(roles=roles))
