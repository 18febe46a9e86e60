"""What somebody in the CX team should look at, and what the company's files get wrong."""

import re
from collections.abc import Iterator

from bot.guidance.faults import Fault
from bot.guidance.items import Example, Principle
from bot.guidance.scope import Scope


def company_faults(scope: Scope) -> Iterator[Fault]:
    """Patterns that can't be searched for; errors."""
    for n, pattern in enumerate(scope.base.company.order_number_patterns):
        try:
            empty = re.compile(pattern).search("") is not None
        except (re.error, OverflowError, RecursionError):
            yield scope.error(
                "company.yaml", f"order_number_patterns.{n}", "bad-pattern",
                f"`{pattern}` isn't a regular expression",
                r'write it like "BW-\\d{6}", each backslash twice',
            )  # fmt: skip
            continue
        if empty:
            yield scope.error(
                "company.yaml", f"order_number_patterns.{n}", "bad-pattern",
                f"`{pattern}` finds something in an empty text, so it would find everything",
                "require at least one sign in it",
            )  # fmt: skip


def silent_signals(scope: Scope) -> Iterator[Fault]:
    """Signals that could never be noticed; errors, for what they stand for."""
    for n, signal in enumerate(scope.base.signals.signals):
        if not signal.phrases and not signal.examples:
            yield scope.error(
                "signals.yaml", f"signals.{n}", "silent-signal",
                f"`{signal.id}` has neither phrases nor examples, so nothing can raise it",
                "add both: the words that give it away, and sentences that mean it",
            )  # fmt: skip


def overdue_reviews(scope: Scope) -> Iterator[Fault]:
    """Current items past their review date; warnings, because old guidance may still be right."""
    for item in scope.current():
        if item.stale_on(scope.today):
            yield scope.warning(
                item.path, "review_by", "review-overdue",
                f"It was to be reviewed by {item.review_by}",
                f"ask {item.owner} whether it still holds, and set the next date",
            )  # fmt: skip


def unnamed_touchpoints(scope: Scope) -> Iterator[Fault]:
    """Touchpoints that no current item names; warnings. `any` doesn't count as a name."""
    if scope.unreadable:
        return
    named = {touchpoint for item in scope.current() for touchpoint in item.touchpoints}
    for s, stage in enumerate(scope.base.journey.stages):
        for n, point in enumerate(stage.touchpoints):
            if point.id not in named:
                yield scope.warning(
                    "journey.yaml", f"stages.{s}.touchpoints.{n}", "no-guidance",
                    f"No guidance names the touchpoint `{point.id}`",
                    "write an example of what good looks like there",
                )  # fmt: skip


def bare_principles(scope: Scope) -> Iterator[Fault]:
    """Current principles that no current example shows; warnings: people learn from examples."""
    if scope.unreadable:
        return
    shown = {p for item in scope.current() if isinstance(item, Example) for p in item.principles}
    for item in scope.current():
        if isinstance(item, Principle) and item.id not in shown:
            yield scope.warning(
                item.path, "id", "no-example", f"No current example shows `{item.id}`",
                "add one, or name the principle in an example that shows it",
            )  # fmt: skip
