"""What every figure says and how it is computed: the words stand in `bot.figure_phrases`.

Every `--define`, and whatever explains a number, asks here.
"""

from enum import StrEnum

from bot.theme_phrases import ThemePhrases
from bot.values import Value


class Figure(StrEnum):
    """Every figure that is shown about a theme."""

    ENTRIES = "entries"
    ADVISORS = "advisors"
    CASES = "cases"
    PER_WEEK = "per-week"
    TREND = "trend"
    BASELINE = "baseline"
    ESCALATED = "escalated"
    CAUSES = "causes"
    UNCOVERED = "uncovered"
    GIVEN = "given"
    VERBATIMS = "verbatims"
    LATELY = "lately"
    READY = "ready"
    BEFORE_AFTER = "before-after"


class Definition(Value):
    """A figure's title, what it says, and how it is computed; empty where that is the same."""

    name: str
    title: str
    plain: str
    computed: str = ""


def definition(name: str, say: ThemePhrases) -> Definition:
    """The one of that name, in that language; raises KeyError."""
    title, plain, *computed = say.figure.words[name]
    return Definition(name=name, title=title, plain=plain, computed="".join(computed))


def tabled(table: str, say: ThemePhrases) -> tuple[Definition, ...]:
    """Those of a table about guidance, or one of them: `stale`, or `stale.damage`; empty: all."""
    return tuple(definition(n, say) for n in say.figure.words if "." in n and n.startswith(table))
