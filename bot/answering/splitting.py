"""Where a message asks several questions, by what the person wrote to say so.

Only marks that people put between questions count, and only if something is asked on both sides of
each: a list of facts, or one situation in two sentences, stays one question.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST = 3
"""So many questions are answered at once; a reply with more is not read."""

_FEWEST_WORDS = 3
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?([1-9])[.)]\s+(?=[^\W\d_])")
_SAYS_SO = re.compile(
    r"(?:(?<=[.?!;:\n])|^)\s*(?:(?:and|also)[, ]+)?(?:(?:the|a|my) )?"
    r"(?:(?:first|1st|second|2nd|third|3rd|another|other|next|last|one more|separate|unrelated|"
    r"different) (?:question|one|thing|customer|cust|cx|case|call)|question [1-3]|separately|"
    r"unrelated|on another note)\b\s*[:,\-–]?\s*",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"(?:^|\n)\s*[-*•]\s+|[.;,?]?\s+AND\s+(?:ALSO\s+)?|[.;,?]\s+(?i:(?:and\s+)?also)\b[, ]\s*"
)
_GOES_ON = re.compile(
    r"(?:and |so |then )*(?:what if|if|it|that|this|those|these)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?|\b(?:can|could|may|shall|should|do|must|am|are|cn) (?:i|we|u)\b|"
    r"\b(?:what|how|who|whom|where|which|why)\b|\bok(?:ay)? (?:to|if)\b|\ballowed\b|"
    r"\b(?:wants?|wanna|asks? (?:for|to|if)|asking|would like|demands?|needs?)\b",
    re.IGNORECASE,
)


class Split(NamedTuple):
    """The questions of one message in order; `sure` if the person counted or named them so."""

    questions: tuple[str, ...]
    sure: bool


def split(text: str) -> Split | None:
    """The several questions of a message; null where it is one, or that cannot be told."""
    numbered = _numbered(text)
    if numbered:
        return Split(numbered, sure=True)
    named = _parts(text, _SAYS_SO)
    if _all_ask(named):
        return Split(named, sure=True)
    perhaps = _parts(text, _MAY)
    alone = not any(_GOES_ON.match(part) for part in perhaps[1:])
    return Split(perhaps, sure=False) if alone and _all_ask(perhaps) else None


def _numbered(text: str) -> tuple[str, ...]:
    """What stands behind 1, 2, …; what stands before them all belongs to each."""
    marks = [*_NUMBER.finditer(text)]
    if not marks or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = tuple(text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))
    if not _all_ask(parts):
        return ()
    before = text[: marks[0].start()].strip().rstrip(":")
    context = f"{before}. " if len(before.split()) > _FEWEST_WORDS else ""
    return tuple(context + part for part in parts)


def _parts(text: str, marks: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in marks.split(text) if part and part.strip())


def _all_ask(parts: Sequence[str]) -> bool:
    """Whether these are several, and each asks something in a few words of its own."""
    return len(parts) > 1 and all(
        _ASKS.search(part) and len(part.split()) >= _FEWEST_WORDS for part in parts
    )
