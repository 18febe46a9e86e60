"""Same kind of situation, different outcomes between teams. Pure.

Shown as a spread between teams, never by person: a team counts where at least the smallest group of
its advisors had the situation, and stands without its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.outer_loop.shares import (
    Middle,
    Share,
    amounts_differ,
    holm,
    middle_of,
    share_of,
    shares_differ,
)
from bot.people import pattern_visible
from bot.values import Value

DIFFERS = 0.05
"""A spread this unlikely by chance alone, after Holm, is said to differ."""


class Situation(Value):
    """What two entries share: a limit at a touchpoint, or the example nearest to both."""

    item: str
    touchpoint: str = ""


class Handled(Value):
    """One situation as one advisor handled it: decided with some amount, or handed on."""

    situation: Situation
    team: str
    whose: str
    handed_on: bool
    amount: Decimal | None = None


class Team(Value):
    """One team without its name; `own` is the reader's. `amount` is null below three amounts."""

    own: bool
    advisors: int
    handed_on: Share
    amount: Middle | None


class Spread(Value):
    """One situation over teams, least handed on first. Chances are p-values, adjusted by Holm.

    `hidden` teams had too few advisors with it to be shown.
    """

    situation: Situation
    title: str
    teams: tuple[Team, ...]
    hidden: int
    chance_handed_on: float
    chance_amount: float
    differs: bool


class Consistency(Value):
    """What differs first, then by number of entries."""

    days: int
    spreads: tuple[Spread, ...]


_FEWEST_AMOUNTS = 3


def consistency(
    handled: Iterable[Handled], titles: dict[str, str], own: frozenset[str], days: int
) -> Consistency:
    """The spread for each situation that at least two teams have, each with enough advisors.

    `titles` of items by id, `own` are the reader's teams.
    """
    groups: dict[Situation, dict[str, list[Handled]]] = defaultdict(lambda: defaultdict(list))
    for one in handled:
        groups[one.situation][one.team].append(one)
    shown = []
    for situation, by_team in groups.items():
        seen = {t: found for t, found in by_team.items() if pattern_visible(h.whose for h in found)}
        if len(seen) >= 2:
            shown.append((situation, seen, len(by_team) - len(seen)))
    spreads = _adjusted([_spread(*one, titles, own) for one in shown])
    order = sorted(spreads, key=lambda s: (not s.differs, -sum(t.handed_on.n for t in s.teams)))
    return Consistency(days=days, spreads=tuple(order))


def _spread(
    situation: Situation,
    by_team: dict[str, list[Handled]],
    hidden: int,
    titles: dict[str, str],
    own: frozenset[str],
) -> Spread:
    found = list(by_team.values())
    amounts = [given for each in found if len(given := _amounts(each)) >= _FEWEST_AMOUNTS]
    teams = [_team(each, team in own) for team, each in by_team.items()]
    return Spread(
        situation=situation,
        title=titles.get(situation.item, situation.item),
        teams=tuple(sorted(teams, key=lambda t: t.handed_on.share)),
        hidden=hidden,
        chance_handed_on=shares_differ(
            [sum(h.handed_on for h in each) for each in found], [len(each) for each in found]
        ),
        chance_amount=amounts_differ(amounts),
        differs=False,
    )


def _amounts(found: Sequence[Handled]) -> list[float]:
    return [float(h.amount) for h in found if h.amount is not None and not h.handed_on]


def _team(found: Sequence[Handled], own: bool) -> Team:
    amounts = _amounts(found)
    return Team(
        own=own,
        advisors=len({h.whose for h in found}),
        handed_on=share_of(sum(h.handed_on for h in found), len(found)),
        amount=middle_of(amounts) if len(amounts) >= _FEWEST_AMOUNTS else None,
    )


def _adjusted(spreads: Sequence[Spread]) -> list[Spread]:
    """Every chance as it is for somebody who looks at all of them."""
    chances = holm([c for s in spreads for c in (s.chance_handed_on, s.chance_amount)])
    pairs = zip(chances[::2], chances[1::2], strict=True)
    return [
        spread.model_copy(
            update={
                "chance_handed_on": handed_on,
                "chance_amount": amount,
                "differs": min(handed_on, amount) < DIFFERS,
            }
        )
        for spread, (handed_on, amount) in zip(spreads, pairs, strict=True)
    ]
