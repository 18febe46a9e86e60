"""Judged years as people read them: a line a year, and what all of them hold."""

from collections.abc import Callable, Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

from bot.outer_loop.proposing import Proposal
from evals.judging import proposed
from evals.judging_years import Judged
from evals.proportions import Proportion
from evals.year_bars import BARS

WIDTH = 100
_COUNTS: dict[str, Callable[[Judged], int]] = {
    "themes at any time": lambda year: year.themes.any,
    "about nothing in particular, at the end": lambda year: year.themes.mixed,
    "about what another is about, at the end": lambda year: year.themes.double,
    "called rising though nothing changed": lambda year: year.themes.false,
    "called rising, as a season had changed": lambda year: year.themes.season,
    "called rising, as it broke": lambda year: year.themes.broken,
    "ready by speed at any look": lambda year: year.themes.speed,
    "ready by fact at any look": lambda year: year.themes.fact,
    "about what never changes": lambda year: year.themes.control,
    "of these called rising": lambda year: year.themes.control_rising,
    "of these ready by fact": lambda year: year.themes.control_fact,
}
"""What is counted of the themes of every year."""


def print_report(years: Sequence[Judged], console: Console) -> None:
    """Every year with a story, counts over all, and the bars."""
    told = [year for year in years if year.told]
    console.print(_found(told))
    console.print(_counts(told, [year for year in years if not year.told]))
    for bar in BARS:
        asked = [year for year in years if bar.told in {None, year.told}]
        missed = bar.missed(asked)
        seeds = {year.seed for year in asked}
        held = Proportion(hits=len(seeds) - len(missed), n=len(seeds))
        low, high = held.interval
        rest = f"; missed by seed {', '.join(map(str, missed))}" if missed else ""
        console.print(
            f"{bar.title}: {held.hits} of {held.n} ({low:.0%} to {high:.0%}){rest}", soft_wrap=True
        )


def _found(told: Sequence[Judged]) -> Table:
    table = _table("seed", "theme", "rising", "ready", "limit", "before", "after", "times", "true")
    for year in told:
        days = (
            (year.found.theme, year.found.rising, year.found.ready)
            if year.found
            else (None, None, None)
        )
        limits = "; ".join(map(said, proposed(year.proposals.proposals)))
        table.add_row(
            str(year.seed),
            *("never" if day is None else str(day) for day in days),
            limits or "none",
            *_measured(year),
        )
    return table


def said(proposal: Proposal) -> str:
    """`delivery-charge-refund 15 to 39, 60 of 62 (90% to 99%)`."""
    share = proposal.approved
    counted = f", {share.hits} of {share.n} ({share.low:.0%} to {share.high:.0%})" if share else ""
    return f"{proposal.limit} {proposal.now} to {proposal.to}{counted}"


def _measured(year: Judged) -> tuple[str, ...]:
    found = year.measured
    if found is None:
        return ("", "", "not measured", "")
    times = f"{found.times:.2f} ({found.low:.2f} to {found.high:.2f}), {found.verdict.value}"
    return (str(found.before), str(found.after), times, f"{found.truth:.2f}")


def _counts(told: Sequence[Judged], quiet: Sequence[Judged]) -> Table:
    table = _table("themes a year: median (least to most)", "with the story", "nothing changes")
    for title, count in _COUNTS.items():
        table.add_row(title, *(_spread([count(year) for year in years]) for years in (told, quiet)))
    return table


def _spread(counts: Sequence[int]) -> str:
    return f"{median(counts):g} ({min(counts)} to {max(counts)})" if counts else ""


def _table(*columns: str) -> Table:
    table = Table(width=WIDTH, box=None, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column)
    return table
