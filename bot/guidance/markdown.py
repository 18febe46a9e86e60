"""Markdown without its marks, for people's eyes and for the index."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_QUOTE = re.compile(r"(\s{0,3}>\s?)+")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*$")
_RULE = re.compile(r"\s*([-*_=])(\s*\1){2,}\s*$")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-{3}[\s:|-]*$")
_MARKED = re.compile(r"[.!?…:;][\"”’'»)\]]*(?:\s|$)")
"""Prose has a mark somewhere that ends a sentence or part of one."""
_ITEM = re.compile(r"\s*(?:[-*+•]|(\d{1,3})[.)])\s+(.*)$")
# Lengths are bounded, so that no text, however odd, takes long.
_INLINE = (
    (re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}(?:\s+\"[^\"]{0,200}\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,100}\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"(`{1,2})(?!`)([^`]{1,1000})\1(?!`)"), r"\2"),
    (re.compile(r"\*\*(?=\S)([^*]{1,1000}?)(?<=\S)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?=\S)([^_]{1,1000}?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{0,1000}?)(?<![\s\\])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{0,1000}?)(?<![\s\\])_(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)([^~]{1,1000}?)(?<=\S)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])"), r"\1"),
)


@lru_cache(maxsize=1_024)
def plain(markdown: str) -> str:
    """The text without Markdown's marks: a paragraph or list item a line, empty lines between.

    Remembered: the same sections are quoted in answer after answer.
    """
    return "\n\n".join(blocks(markdown))


def blocks(markdown: str) -> tuple[str, ...]:
    """Paragraphs, headings and list items as one line each, without marks and empty ones."""
    gathered = _Blocks()
    fenced = False
    for line in without_comments(markdown).split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            gathered.end()
        elif fenced:
            gathered.alone(line)
        else:
            gathered.add(_QUOTE.sub("", line, count=1) if line.lstrip()[:1] == ">" else line)
    gathered.end()
    return tuple(block for block in map(_without_marks, gathered.done) if block)


def without_comments(markdown: str) -> str:
    """The text without `<!-- comments -->`, its line numbers unchanged."""
    kept = []
    at = 0
    while (start := markdown.find("<!--", at)) >= 0:
        end = markdown.find("-->", start)
        if end < 0:
            break
        kept += [markdown[at:start], "\n" * markdown.count("\n", start, end)]
        at = end + len("-->")
    return "".join([*kept, markdown[at:]])


class _Blocks:
    """Puts wrapped lines together again."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[str] = []
        self.in_list = False

    def add(self, line: str) -> None:
        if not line.strip() or _RULE.match(line) or _TABLE_RULE.match(line):
            self.end()
        elif heading := _HEADING.match(line):
            self.alone(heading[1])
        elif line.lstrip().startswith("|"):
            self.alone(", ".join(c.strip() for c in line.strip().strip("|").split("|")))
        elif (item := _ITEM.match(line)) and self.may_begin(item[1]):
            self.end()
            self.open, self.in_list = [item[2]], True
        else:
            self.open.append(line)

    def may_begin(self, number: str | None) -> bool:
        """Whether this is a list item, and not a wrapped line that begins with a number."""
        return number is None or number == "1" or self.in_list or not self.open

    def alone(self, line: str) -> None:
        self.end()
        self.done.append(line)

    def end(self) -> None:
        if self.open:
            self.done += _runs([part.strip() for part in self.open])
        self.open, self.in_list = [], False


def _runs(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a paragraph, joined unless each is a saying of its own.

    Who wraps a text breaks a line because the next word does not fit. Where most lines had room
    for it (or any line of a paragraph without prose's marks), the author ended them: a saying a
    line, without a list's marks. Among marks, what goes on in lower case is joined all the same.
    """
    width = max(map(len, lines), default=0)
    had_room = [_had_room(line, after, width) for line, after in pairwise(lines)]
    unmarked = not any(_MARKED.search(line) for line in lines)
    ended = any(had_room) and (unmarked or 2 * sum(had_room) >= len(had_room))
    run = lines[0]
    for line in lines[1:]:
        if ended and (unmarked or line[:1].isupper()):
            yield run
            run = line
        else:
            run += f" {line}"
    yield run


def _had_room(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) <= width


def _without_marks(block: str) -> str:
    for mark, instead in _INLINE:
        block = mark.sub(instead, block)
    return " ".join(block.split())
