"""The same thing twice: ids, and situations told in nearly the same words."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process, utils

from bot.guidance.faults import Fault
from bot.guidance.items import ANY_TOUCHPOINT, Example, Status
from bot.guidance.scope import Scope

ALIKE = 88
"""How alike (0 to 100) two situations are before somebody should look at them."""


def duplicate_ids(scope: Scope) -> Iterator[Fault]:
    """An id used twice; errors.

    Items share one set of ids. Stages, touchpoints, owners and signals have one each: a touchpoint
    may be called after its owner.
    """
    base = scope.base
    yield from _twice(scope, ((item.id, item.path, "id") for item in base.items))
    stages = enumerate(base.journey.stages)
    yield from _twice(scope, ((s.id, "journey.yaml", f"stages.{n}.id") for n, s in stages))
    points = [
        (point.id, "journey.yaml", f"stages.{s}.touchpoints.{n}.id")
        for s, stage in enumerate(base.journey.stages)
        for n, point in enumerate(stage.touchpoints)
    ]
    yield from _twice(scope, [(ANY_TOUCHPOINT, "", ""), *points])
    owners = enumerate(base.owners.owners)
    yield from _twice(scope, ((o.id, "owners.yaml", f"owners.{n}.id") for n, o in owners))
    signals = enumerate(base.signals.signals)
    yield from _twice(scope, ((s.id, "signals.yaml", f"signals.{n}.id") for n, s in signals))


def _twice(scope: Scope, ids: Iterable[tuple[str, str, str]]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name, path, key in ids:
        if name not in seen:
            seen[name] = f"{path}:{scope.base.line(path, key)}" if path else ""
            continue
        where = f"stands in {seen[name]} too" if seen[name] else "means every touchpoint"
        yield scope.error(
            path, key, "duplicate-id", f"The id `{name}` {where}", "give it another id"
        )


def near_duplicates(scope: Scope) -> Iterator[Fault]:
    """Two examples, neither retired, of nearly the same situation; warnings."""
    examples = [
        item
        for item in scope.base.items
        if isinstance(item, Example) and item.status is not Status.RETIRED
    ]
    told = [utils.default_process(example.section("Situation")) for example in examples]
    words = [frozenset(situation.split()) for situation in told]
    for n, example in enumerate(examples):
        # Most pairs share few words; to compare only the others takes a quarter of the time.
        close = {m: told[m] for m in range(n) if _share_half(words[m], words[n])}
        alike = process.extract(
            told[n], close, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None
        )
        for _, score, other in alike:
            yield scope.warning(
                example.path, "id", "near-duplicate",
                f"Its situation is told in {examples[other].path} too ({score:.0f}% alike)",
                "make one of the two, or say what differs",
            )  # fmt: skip


def _share_half(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other))
