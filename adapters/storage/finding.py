"""Queries for pages and queues, so that each way in has an index of its own.

What a person may see is whose it is, or its team, or its owner. Asked for with OR, a database
reads everything and sorts it; so each way is asked for by itself, already in order and no longer
than a page, and the few rows that come back are put together.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_, union

from adapters.storage.schema import ENTRIES, THINGS
from bot.changes import Query, Standing, State, Wanted
from bot.people import Scope

T = THINGS.c
_NOT_ON_PAGES = ("theme_found", "decision_mode_set")


def page_query(query: Query) -> Select[tuple[int, str | None]]:
    """Number and payload of the first entries of a page, and one more if there is one."""
    newest = select(T.number, T.at).order_by(T.at.desc(), T.number.desc()).limit(query.most + 1)
    narrowed = newest.where(*_filters(query))
    ways = [narrowed.where(way).subquery() for way in _ways(query.scope)]
    found = union(*(select(way.c.number, way.c.at) for way in ways)).subquery()
    return (
        select(ENTRIES.c.number, ENTRIES.c.payload)
        .join(found, found.c.number == ENTRIES.c.number)
        .order_by(found.c.at.desc(), found.c.number.desc())
        .limit(query.most + 1)
    )


def standings_query(wanted: Wanted) -> Select[tuple[object, ...]]:
    """What waits: by due time, or oldest first."""
    names = (name for name in Standing.model_fields if name not in {"about", "by"})
    columns = [T.id.label("about"), T.whose.label("by"), *(T[name].label(name) for name in names)]
    oldest = select(T.id, T.rank).order_by(T.rank, T.id).limit(wanted.most)
    if wanted.look is not None:
        oldest = oldest.where(T.look <= wanted.look)
    ways = [
        oldest.where(way, T.state == state, T.kind == wanted.kind).subquery()
        for way in _ways(wanted.scope)
        for state in wanted.states
    ]
    found = union(*(select(way.c.id, way.c.rank) for way in ways)).subquery()
    return (
        select(*columns)
        .join(found, found.c.id == T.id)
        .order_by(found.c.rank, found.c.id)
        .limit(wanted.most)
    )


def _filters(query: Query) -> Sequence[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = [or_(T.state.is_(None), T.state != State.ERASED)]
    kind = T.kind == query.kind if query.kind is not None else T.kind.not_in(_NOT_ON_PAGES)
    filters.append(kind)
    if query.team is not None:
        filters.append(T.team == query.team)
    if query.touchpoint is not None:
        filters.append(T.touchpoint == query.touchpoint)
    if query.since is not None:
        filters.append(T.at >= query.since)
    if query.until is not None:
        filters.append(T.at < query.until)
    if query.case:
        filters.append(T.case_ref.in_(query.case))
    if query.before is not None:
        filters.append(_before(query.before))
    return filters


def _before(number: int) -> ColumnElement[bool]:
    at = select(ENTRIES.c.at).where(ENTRIES.c.number == number).scalar_subquery()
    # The first half is where an index begins to be read; the second says exactly which.
    return and_(T.at <= at, tuple_(T.at, T.number) < tuple_(at, number))


def _ways(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """One condition for each value: `IN` would lose the order of the index."""
    if scope.everything:
        return (T.number > 0,)
    return (
        *(T.whose == whose for whose in sorted(scope.by)),
        *(T.team == team for team in sorted(scope.teams)),
        *(T.owner == owner for owner in sorted(scope.owners)),
    )
