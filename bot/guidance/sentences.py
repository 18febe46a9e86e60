"""Prose and list items as clean sentences: answers are composed of them."""

import re
from bisect import bisect
from functools import lru_cache

from bot.guidance.markdown import blocks

_END = re.compile(r"(?:[.!?…]|\.{3})+[\"”’'»)\]]*\s+(?=\S)")
# What stands in quotes or brackets is not torn apart. A quote doesn't open after a digit or letter
# (24" screen, customers'), and one that never closes protects nothing.
_WHOLE = re.compile(r"“[^“”]{1,600}”|(?<!\w)\"[^\"]{1,600}\"|«[^«»]{1,600}»|\([^()]{1,400}\)")
_LOOK = 30
_LAST_WORD = re.compile(r"([\w.]{1,12})\.$")
_NEVER_LAST = frozenset(
    "e.g i.e eg ie mr mrs ms mx dr prof st vs cf viz approx fig incl esp al".split()
)
_BEFORE_NUMBER = frozenset("no nos nr art p pp para sec ch vol ext tel ref max min ca".split())


@lru_cache(maxsize=1_024)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a Markdown text in order; a heading or list item ends one too.

    Remembered: the same sections are quoted in answer after answer.
    """
    return tuple(sentence for block in blocks(text) for sentence in split_block(block))


def split_block(block: str) -> tuple[str, ...]:
    """The sentences of one paragraph or list item without marks."""
    whole = [match.span() for match in _WHOLE.finditer(block)]
    found = []
    start = 0
    for match in _END.finditer(block):
        mark, end = match.group().strip(), match.end()
        if _inside(whole, end):
            continue
        if _ends(mark, block[max(0, end - _LOOK) : end], block[end : end + _LOOK]):
            found.append(block[start:end].strip())
            start = end
    found.append(block[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _inside(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether a place is within one of the spans, which are in order and apart."""
    before = bisect(spans, (place, 0)) - 1
    return before >= 0 and place < spans[before][1]


def _ends(mark: str, before: str, after: str) -> bool:
    """Whether a mark between these two texts ends a sentence."""
    begins = after.lstrip("\"“‘'«([")[:1]
    if begins.islower() or begins in ",;:)–—":
        return False
    if mark.startswith(("…", "..")):
        return begins.isupper() and not re.match(r"I\b", after)
    last = _LAST_WORD.search(before.rstrip())
    if mark != "." or last is None:
        return True
    word = last[1].lower()
    if word in _BEFORE_NUMBER:
        return not begins.isdigit()
    initial = len(word) == 1 and last[1].isupper() and word != "i"
    return word not in _NEVER_LAST and not initial
