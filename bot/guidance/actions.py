"""Which limits a question is about, from the words that advisors use for their actions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.guidance.amounts import mentions
from bot.guidance.items import Limit
from bot.guidance.turned_down import turned_down
from bot.guidance.words import SMALL, name_stems, phrase_stems, stem, word_spans, words
from bot.values import Value

_GAP = 4
_CLAUSE = re.compile(r"[.!?;\n]+(?=\s|$)")
_STAND_IN = " gesture "
_UNITS = frozenset("percent per cent pc day days week weeks month months pounds quid".split())


class Named(Value):
    """A limit that a question names: words `start` to `end` of the question, `size` of them.

    `size` counts the alias's words of content; a longer name is a surer one. `numbered`: the name
    has a number of its own, as in "past the 30 days".
    """

    limit: Limit
    start: int
    end: int
    size: int
    numbered: bool = False


class Mentioned(Value):
    """The limits that a question names, surest first, and those that it names to turn them down.

    A limit is turned down by its id, and only if no other name of it is asked for.
    """

    named: tuple[Named, ...]
    turned_down: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Name:
    """An action or alias of a limit: the stems that have to stand in a question, in order.

    They are those of its words of content, `size` of them; of a single one among small words it
    takes all, as "collect" alone does not mean "collect it from her".
    """

    limit: Limit
    stems: tuple[str, ...]
    size: int
    numbered: bool

    @classmethod
    def of(cls, limit: Limit, alias: str) -> "_Name":
        content = name_stems(alias)
        stems = content if len(content) > 1 else phrase_stems(alias)
        return cls(limit, stems, len(content), any(c.isdigit() for c in alias))


class LimitNames:
    """What limits are called; read once, as every question is held against every name."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._names = tuple(
            _Name.of(limit, alias)
            for limit in limits
            for alias in (limit.action.replace("-", " "), *limit.aliases)
            if name_stems(alias)
        )
        self._begin_with: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            self._begin_with[name.stems[0]].append(place)

    def named_in(self, question: str) -> tuple[Named, ...]:
        """The limits that a question asks about by name, surest first."""
        return self.mentioned_in(question).named

    def mentioned_in(self, question: str) -> Mentioned:
        """The limits whose action or alias stands in the question.

        Words of an alias must follow each other in one sentence, with at most four small words or
        one other word between. Where two names overlap, the longer one counts.
        """
        places = turned_down(question)
        down = self._found(question, places.__contains__) if places else []
        # "Not goodwill credit" turns down what is called credit too.
        taken = {place for named in down for place in range(named.start, named.end + 1)}
        named = _longest(self._found(question, lambda place: place not in taken))
        ids = {n.limit.id for n in down} - {n.limit.id for n in named}
        return Mentioned(named=named, turned_down=frozenset(ids))

    def _found(self, question: str, may_begin: Callable[[int], bool]) -> list[Named]:
        """Every name in the question that begins at a word where it may."""
        found: list[Named] = []
        before = 0
        for clause in _CLAUSE.split(question):
            asked = [(word, stem(word)) for word in words(clause)]
            starts = [place for place in range(len(asked)) if may_begin(before + place)]
            found += self._in_clause(asked, before, starts)
            before += len(asked)
        return found

    def _in_clause(
        self, asked: list[tuple[str, str]], before: int, starts: Sequence[int]
    ) -> Iterator[Named]:
        here = {stemmed for _, stemmed in asked}
        begun = (self._begin_with[first] for first in here & self._begin_with.keys())
        names = (self._names[place] for place in sorted(chain.from_iterable(begun)))
        possible = (name for name in names if here.issuperset(name.stems))
        found = (_find(name, asked, before, starts) for name in possible)
        return (named for named in found if named is not None)


def without_name(question: str, named: Named) -> str:
    """The question with a name put aside, so that its words say nothing about amounts beside it.

    In "refund the delivery charge, that's £12" the charge is what is given, not what was paid.
    """
    spans, said = word_spans(question), words(question)
    first = named.start
    while first < named.end and said[first] in _UNITS:
        first += 1  # "14 days late returning": the days belong to the number
    start, end = spans[first][0], spans[named.end][1]
    if not named.numbered and mentions(question[start:end]):
        return question  # "refund two refill deliveries": the amount stands inside the name
    return question[:start] + _STAND_IN + question[end:]


def _longest(found: list[Named]) -> tuple[Named, ...]:
    """Those that no longer name hides, surest first."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (-n.size, n.end - n.start, n.start)):
        if not any(_hides(longer, named) for longer in kept):
            kept.append(named)
    return tuple(kept)


def _hides(longer: Named, shorter: Named) -> bool:
    if longer.limit.id == shorter.limit.id:
        return True
    overlap = longer.start <= shorter.end and shorter.start <= longer.end
    return overlap and longer.size > shorter.size


def _find(
    name: _Name, asked: list[tuple[str, str]], before: int, starts: Sequence[int]
) -> Named | None:
    for start in starts:
        if asked[start][1] == name.stems[0]:
            end = _follow(name.stems, asked, start)
            if end is not None:
                return Named(
                    limit=name.limit,
                    start=before + start,
                    end=before + end,
                    size=name.size,
                    numbered=name.numbered,
                )
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
