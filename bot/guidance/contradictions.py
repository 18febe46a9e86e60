"""Two limits at a time: could an advisor's words or an action mean both?"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from bot.guidance.faults import Fault
from bot.guidance.items import Limit, Unit
from bot.guidance.scope import Scope
from bot.guidance.words import content_stems


def contradictions(scope: Scope) -> Iterator[Fault]:
    """Two current limits on one action, counted alike; errors.

    One action may have several limits as long as they count different things (money, percent) or
    per something different (contact, customer-per-year).
    """
    alike: dict[tuple[str, Unit, str], list[Limit]] = defaultdict(list)
    for limit in scope.base.limits:
        alike[limit.action, limit.unit, limit.per].append(limit)
    for limits in alike.values():
        for first, second in combinations(limits, 2):
            differ = "; ".join(_differences(first, second))
            message = f"{first.path} limits `{second.action}` per {second.per} too"
            yield scope.error(
                second.path, "action", "limits-contradict",
                f"{message}, and otherwise: {differ}" if differ else message,
                "keep one of the two, or retire one",
            )  # fmt: skip


def _differences(first: Limit, second: Limit) -> Iterator[str]:
    roles = {tier.role: None for tier in (*first.tiers, *second.tiers)}
    for role in roles:
        one, other = _cap(first, role), _cap(second, role)
        if one != other:
            yield f"{role} {one} there, {other} here"
    if first.beyond != second.beyond:
        yield f"beyond it {first.beyond} there, {second.beyond} here"


def _cap(limit: Limit, role: str) -> str:
    tier = next((tier for tier in limit.tiers if tier.role == role), None)
    if tier is None:
        return "no tier"
    return "yes" if tier.up_to is None else f"{tier.up_to:f}"


def shared_aliases(scope: Scope) -> Iterator[Fault]:
    """Words that would name two actions; errors.

    Compared as questions are: by word stems, without the small words.
    """
    taken: dict[tuple[str, ...], tuple[Limit, str]] = {}
    for limit in scope.base.limits:
        taken.setdefault(_stems(limit.action), (limit, limit.action))
    for limit in scope.base.limits:
        for n, alias in enumerate(limit.aliases):
            stems = _stems(alias)
            other, word = taken.setdefault(stems, (limit, alias))
            if other.action != limit.action:
                yield scope.error(
                    limit.path, f"aliases.{n}", "shared-alias",
                    f'"{alias}" means `{limit.action}` here and `{other.action}` in {other.path} '
                    f'("{word}")',
                    "keep it in the one that advisors mean by it",
                )  # fmt: skip


def _stems(words: str) -> tuple[str, ...]:
    return tuple(content_stems(words.replace("-", " "))) or (words.casefold(),)
