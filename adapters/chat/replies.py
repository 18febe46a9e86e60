"""What a reply holds, as far as every channel that draws it wants to know. Pure."""

from bot.answers import Outcome
from bot.replies import Form, Points, Reply, Table, Text


def outcome_of(reply: Reply) -> Outcome:
    """What the limits say, as far as this is an answer."""
    return reply.answer.verdict.outcome if reply.answer else Outcome.NONE


def first_words(reply: Reply) -> str:
    """What it begins with, for notifications; empty where it holds no words."""
    texts = (part for part in reply.parts if isinstance(part, Text | Points | Table | Form))
    return next((said for part in texts if (said := _first(part))), "")


def _first(part: Text | Points | Table | Form) -> str:
    match part:
        case Text():
            return part.heading or part.text
        case Points():
            return part.heading
        case Table():
            return part.caption
        case Form():
            return part.title
