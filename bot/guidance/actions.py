"""Which limits a question is about, from the words that advisors use for their actions."""

from collections.abc import Sequence

from bot.guidance.items import Limit
from bot.guidance.words import SMALL, name_stems, stem, words
from bot.values import Value

_GAP = 2


class Named(Value):
    """A limit that a question names: words `start` to `end` of the question, `size` of them.

    `size` counts the alias's words of content; a longer name is a surer one.
    """

    limit: Limit
    start: int
    end: int
    size: int


def named_limits(question: str, limits: Sequence[Limit]) -> tuple[Named, ...]:
    """The limits whose action or alias stands in the question, surest first.

    Words of an alias must follow each other, with at most two small words or one other word
    between. Where two names overlap, the longer one counts.
    """
    asked = [(word, stem(word)) for word in words(question)]
    found = [
        named
        for limit in limits
        for alias in (limit.action.replace("-", " "), *limit.aliases)
        if (named := _find(limit, alias, asked)) is not None
    ]
    found.sort(key=lambda n: (-n.size, n.end - n.start, n.start))
    kept: list[Named] = []
    for named in found:
        if not any(_hides(longer, named) for longer in kept):
            kept.append(named)
    return tuple(kept)


def _hides(longer: Named, shorter: Named) -> bool:
    if longer.limit.id == shorter.limit.id:
        return True
    overlap = longer.start <= shorter.end and shorter.start <= longer.end
    return overlap and longer.size > shorter.size


def _find(limit: Limit, alias: str, asked: list[tuple[str, str]]) -> Named | None:
    wanted = name_stems(alias)
    if not wanted:
        return None
    for start, (_, first) in enumerate(asked):
        if first == wanted[0]:
            end = _follow(wanted, asked, start)
            if end is not None:
                return Named(limit=limit, start=start, end=end, size=len(wanted))
    return None


def _follow(wanted: tuple[str, ...], asked: list[tuple[str, str]], start: int) -> int | None:
    at = start
    for expected in wanted[1:]:
        small = other = 0
        at += 1
        while at < len(asked) and asked[at][1] != expected:
            small += asked[at][0] in SMALL
            other += asked[at][0] not in SMALL
            at += 1
            if small > _GAP or other > 1:
                return None
        if at >= len(asked):
            return None
    return at
