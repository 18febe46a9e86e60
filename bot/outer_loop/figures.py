"""A theme's figures in words: each with its interval where there is one, and its definition."""

from math import isinf

from bot.logbook.desk import Desk
from bot.outer_loop.definitions import Figure, definition
from bot.outer_loop.evidence import Evidence, Part
from bot.outer_loop.statistics import Interval
from bot.people import SMALLEST_GROUP
from bot.replies import Table
from bot.theme_phrases import ThemePhrases

Said = tuple[Figure, str]


def figures_table(desk: Desk, found: Evidence) -> Table:
    """Everything that is known in figures; each line says what to ask for its definition."""
    say = desk.wording.phrases.themes
    rows = tuple(
        (definition(figure, say).title, value, figure.value) for figure, value in said(desk, found)
    )
    caption = say.figures.format(weeks=len(found.rates.weeks))
    return Table(caption=caption, columns=say.figures_columns, rows=rows)


def said(desk: Desk, found: Evidence) -> tuple[Said, ...]:
    """Each figure that there is, in words."""
    say, rates = desk.wording.phrases.themes, found.rates
    lines: list[Said] = [
        (Figure.ENTRIES, str(found.entries)),
        (Figure.ADVISORS, advisors(found.advisors, say)),
        (Figure.CASES, str(found.cases)),
        (Figure.PER_WEEK, say.per_week.format(value=interval(rates.rate, say))),
        (Figure.TREND, say.trends[str(rates.trend.direction)].format(p=chance(rates.trend.p))),
        (Figure.BASELINE, _baseline(found, say)),
    ]
    if found.escalations:
        lines.append((Figure.ESCALATED, str(found.escalations)))
        causes = "; ".join(
            f"{desk.say.causes[cause.value]}: {part(shared, say)}" for cause, shared in found.causes
        )
        lines.append((Figure.CAUSES, causes))
    if found.uncovered.of:
        lines.append((Figure.UNCOVERED, part(found.uncovered, say)))
    if found.given_times:
        money = desk.wording.money(found.given, desk.base.company.currency)
        text = say.given_in.format(money=money, number=found.given_times)
        lines.append((Figure.GIVEN, text))
    if found.imported:
        sources = ", ".join(f"{name} {number}" for name, number in found.sources)
        text = say.sourced.format(number=found.imported, sources=sources)
        lines.append((Figure.VERBATIMS, text if sources else str(found.imported)))
    return tuple(lines)


def advisors(number: int, say: ThemePhrases) -> str:
    """How many; under the smallest group only that they are fewer."""
    return str(number) if number >= SMALLEST_GROUP else say.fewer.format(number=SMALLEST_GROUP)


def interval(found: Interval, say: ThemePhrases) -> str:
    """`4.2 (2.1 to 7.5)`."""
    high = say.open_end if isinf(found.high) else _short(found.high)
    value = say.open_end if isinf(found.estimate) else _short(found.estimate)
    return say.interval.format(value=value, low=_short(found.low), high=high)


def part(found: Part, say: ThemePhrases) -> str:
    """`40% (22% to 61%), 8 of 20`."""
    share = found.share
    estimate, low, high = (f"{value:.0%}" for value in (share.estimate, share.low, share.high))
    return say.of_all.format(share=estimate, low=low, high=high, hits=found.hits, of=found.of)


def chance(p: float) -> str:
    """A p-value, as people write it."""
    return f"{p:.2f}" if p >= 0.01 else "< 0.01"


def _baseline(found: Evidence, say: ThemePhrases) -> str:
    rates = found.rates
    if rates.baseline is None or rates.change is None:
        return say.no_baseline
    return say.since_before.format(
        baseline=say.per_week.format(value=interval(rates.baseline, say)),
        weeks=rates.before_weeks,
        times=say.times.format(value=interval(rates.change, say)),
    )


def _short(value: float) -> str:
    # Below one, a tenth is all the difference between "hardly changed" and "surely fewer".
    digits = 0 if value >= 100 else 1 if value >= 1 or not value else 2
    return f"{value:.{digits}f}"
