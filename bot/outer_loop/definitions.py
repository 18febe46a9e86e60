"""What every figure says and how it is computed: the words stand in `bot.figure_phrases`."""

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
    """A figure's title, what it says, and how it is computed."""

    name: str
    title: str
    plain: str
    computed: str


def definition(figure: Figure, say: ThemePhrases) -> Definition:
    """One figure's, in that language."""
    title, plain, computed = say.figure.words[figure.value]
    return Definition(name=figure.value, title=title, plain=plain, computed=computed)
