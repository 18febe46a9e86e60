"""What every figure says and how it is computed, in one language: the one list of them."""

from bot.measure_phrases import MEASURES
from bot.values import Value

Said = tuple[str, str] | tuple[str, str, str]
"""Its title, what it says, and, where that does not say it as well, how it is computed."""

THEMES: dict[str, Said] = {
    "entries": (
        "Entries",
        "How often advisors raised it: questions, actions, escalations, unhelpful answers.",
        "One situation of one advisor counts once, from the first day on.",
    ),
    "advisors": (
        "Advisors",
        "How many different people raised it; who they are is shown nowhere.",
        "Distinct people behind the entries; under 5 only that they are fewer.",
    ),
    "cases": (
        "Cases",
        "How many different customers' cases it was about, as far as a case number was given.",
        "Distinct case references; they are kept as codes that cannot be read back.",
    ),
    "per-week": (
        "Entries per week",
        "How often it comes up in a week, and how far that may be off by chance.",
        "Entries of the period divided by its weeks; in brackets Garwood's exact 95% "
        "interval for a Poisson count. Imported verbatims are left out: they come in batches.",
    ),
    "trend": (
        "Trend",
        "Whether it comes up more and more, less and less, or as before.",
        "Score test of a log-linear Poisson trend over the weeks of the period (Cox and Lewis "
        "1966), with the variance raised where weeks differ more than chance would have it.",
    ),
    "baseline": (
        "Compared with before",
        "How often it came up in the period before, and how many times as often it does now.",
        "The same rate over up to 12 weeks before the period; the ratio with its exact 95% "
        "interval, given both counts.",
    ),
    "escalated": (
        "Escalations",
        "How many of the entries had to be handed on.",
        "Entries that are escalations, or became one.",
    ),
    "causes": (
        "Why they were handed on",
        "For which reasons cases were handed on.",
        "Share of the escalations with that cause, with Wilson's 95% interval.",
    ),
    "uncovered": (
        "Not covered by guidance",
        "How often guidance had no answer.",
        "Share of the entries that go back to an answer whose coverage was: uncovered; with "
        "Wilson's 95% interval.",
    ),
    "given": (
        "Given to customers",
        "What it has cost in credits, refunds and the like.",
        "Sum of the amounts of money in the actions behind it; what was given otherwise is "
        "not known.",
    ),
    "verbatims": (
        "Customers' own words",
        "How many imported verbatims belong to it, by their source.",
        "Verbatims from imported files that the grouping put into this theme.",
    ),
    "lately": (
        "Lately",
        "Whether it came up so much more often in the last two weeks that it is not chance.",
        "The rate of the last 14 whole days, divided by that of up to 12 weeks before; rising "
        "from 1.5 times on, where so many would come by chance less than once in 100,000 times "
        "(exact, given both counts; more is asked where weeks differ more).",
    ),
    "ready": (
        "Ready",
        "Whether it is time to act, by the decision mode that an executive has chosen.",
        "Speed: enough advisors within a few days, and a small fix that is named. Fact: a "
        "sample, a ratio to the period before whose lower limit is above 1, a cost, figures "
        "and words. The numbers stand in company.yaml.",
    ),
    "before-after": (
        "Before and after",
        "Whether there is less of it since the pilot began.",
        "Counts over as many whole weeks before and since, their ratio with its exact 95% "
        "interval; with teams to compare with, the ratio of both ratios (difference in "
        "differences). Worked: the interval is below 1. Did not: it is above 0.8.",
    ),
}
GUIDANCE: dict[str, Said] = {
    "stale.damage": (
        "Damage",
        "days past the review date, times the answers since then that rested on the item, those "
        "that did not help or were handed on counted twice.",
    ),
    "stale.since": (
        "Answers since",
        "answers after the review date that cite the item; beside it how many of them were said "
        "not to help, and of how many the case was handed on.",
    ),
    "proposals.approved": (
        "Approved as asked",
        "of the replies to escalations beyond the limit that say what became of it, the share "
        "approved unchanged. Interval: Clopper and Pearson, exact, 95%. Proposed is a raise where "
        "the whole interval lies above 80%, from 20 replies up.",
    ),
    "proposals.to": (
        "The proposed limit",
        "the smallest amount that covers nine in ten of those approved as asked, below the next "
        "role's own limit. Counted is only what the limit as it is now would still send on.",
    ),
    "proposals.advisors": (
        "Advisors",
        "different people who asked; below 5 nothing is shown, and never who.",
    ),
    "consistency.handed_on": (
        "Handed on",
        "of a team's situations of that kind, the share escalated instead of decided. Interval: "
        "Clopper and Pearson, exact, 95%. Only teams in which at least 5 advisors had it, without "
        "their names.",
    ),
    "consistency.amount": (
        "Amount",
        "the median of what a team's advisors gave in that situation, from 3 amounts up, with the "
        "interval between order statistics (95%).",
    ),
    "consistency.chance": (
        "Chance",
        "how often chance alone spreads teams this far. Shares: chi-square against drawn tables "
        "with the same margins; amounts: Kruskal and Wallis. Adjusted by Holm for the number of "
        "situations; below 5% a spread is said to differ.",
    ),
}


class FigurePhrases(Value):
    """By name: those of a theme, of the assessment, and of the tables about guidance."""

    words: dict[str, Said] = {**THEMES, **MEASURES, **GUIDANCE}  # noqa: RUF012 - frozen with it
