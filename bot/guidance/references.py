"""Ids that name something: whether it is there, and of the right kind and status."""

from collections.abc import Collection, Iterator

from bot.guidance.faults import Fault, did_you_mean
from bot.guidance.items import ANY_TOUCHPOINT, Example, Limit, Principle, Status
from bot.guidance.scope import Scope


def unknown_references(scope: Scope) -> Iterator[Fault]:
    """Every id that names nothing; errors."""
    base = scope.base
    owners, signals = base.owner_by_id, base.signal_by_id
    touchpoints = {ANY_TOUCHPOINT, *base.journey.touchpoints}
    for item in base.items:
        for n, touchpoint in enumerate(item.touchpoints):
            yield from _known(scope, item.path, f"touchpoints.{n}", touchpoint, touchpoints)
        yield from _known(scope, item.path, "owner", item.owner, owners)
        if isinstance(item, Limit):
            yield from _known(scope, item.path, "beyond", item.beyond, owners)
            for n, signal in enumerate(item.stop_if):
                yield from _known(scope, item.path, f"stop_if.{n}", signal, signals)
    for s, stage in enumerate(base.journey.stages):
        for n, point in enumerate(stage.touchpoints):
            key = f"stages.{s}.touchpoints.{n}.owner"
            yield from _known(scope, "journey.yaml", key, point.owner, owners)
    for n, known_signal in enumerate(base.signals.signals):
        yield from _known(scope, "signals.yaml", f"signals.{n}.to", known_signal.to, owners)


_HOMES = {
    "touchpoints": "touchpoint in journey.yaml",
    "stop_if": "signal in signals.yaml",
}


def _known(
    scope: Scope, path: str, key: str, named: str, known: Collection[str]
) -> Iterator[Fault]:
    if named not in known:
        what = _HOMES.get(key.partition(".")[0], "owner in owners.yaml")
        otherwise = f"add it there, or use one of: {', '.join(sorted(known)[:8])}"
        yield scope.error(
            path, key, "unknown-reference", f"There is no {what} with the id `{named}`",
            did_you_mean(named, known, otherwise),
        )  # fmt: skip


def unknown_items(scope: Scope) -> Iterator[Fault]:
    """Items that other items name and that aren't there, or aren't of the kind meant; errors."""
    for item in scope.base.items:
        if isinstance(item, Example):
            for n, principle in enumerate(item.principles):
                yield from _item(scope, item, f"principles.{n}", principle, "principle")
            for n, limit in enumerate(item.limits):
                yield from _item(scope, item, f"limits.{n}", limit, "limit")
        if item.replaced_by is not None:
            yield from _replacement(scope, item, item.replaced_by)


def _item(
    scope: Scope, item: Principle | Example | Limit, key: str, named: str, kind: str | None
) -> Iterator[Fault]:
    found = scope.base.by_id.get(named)
    if found is None and named not in scope.unreadable:
        ids = {i.id for i in scope.base.items if kind in {None, i.kind}}
        yield scope.error(
            item.path, key, "unknown-reference", f"There is no {kind or 'item'} `{named}`",
            did_you_mean(named, ids, "write it first, or name another"),
        )  # fmt: skip
    elif found is not None and kind not in {None, found.kind}:
        otherwise = {"limit": "name it under `limits`", "principle": "name it under `principles`"}
        yield scope.error(
            item.path, key, "unknown-reference", f"`{named}` is of kind {found.kind}, not {kind}",
            otherwise.get(found.kind, f"name a {kind}"),
        )  # fmt: skip


def _replacement(scope: Scope, item: Principle | Example | Limit, named: str) -> Iterator[Fault]:
    key = "replaced_by"
    if item.status is not Status.RETIRED:
        yield scope.error(
            item.path, key, "not-retired", f"Only retired items are replaced; it's {item.status}",
            "retire it (`status: retired`), or remove `replaced_by`",
        )  # fmt: skip
    elif named == item.id:
        yield scope.error(
            item.path, key, "replaced-by-itself", "The item is replaced by itself",
            "name the item that holds now, or remove the line",
        )  # fmt: skip
    else:
        yield from _item(scope, item, key, named, None)


def outdated_references(scope: Scope) -> Iterator[Fault]:
    """Names of things that are there and not in force; warnings."""
    for item in scope.base.items:
        if item.status is Status.RETIRED and item.replaced_by:
            yield from _in_force(scope, item, "replaced_by", item.replaced_by)
        if item.status is Status.CURRENT and isinstance(item, Example):
            for key, ids in (("principles", item.principles), ("limits", item.limits)):
                for n, named in enumerate(ids):
                    yield from _in_force(scope, item, f"{key}.{n}", named)


def _in_force(
    scope: Scope, item: Principle | Example | Limit, key: str, named: str
) -> Iterator[Fault]:
    found = scope.base.by_id.get(named)
    if found is not None and found.id != item.id and found.status is not Status.CURRENT:
        yield scope.warning(
            item.path, key, "not-current", f"`{named}` is {found.status}, so it doesn't hold now",
            "name what holds now, or look whether this item still does",
        )  # fmt: skip
