"""The questions of boundary twins, made from limits alone, so that they hold for any company.

The same limits always give the same questions, in the same order.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import NamedTuple, Protocol, TypeVar

from bot.answers import Quantity
from bot.outer_loop.twins import phrasing, spelling
from bot.outer_loop.twins.bound import Bound, Bounds
from bot.people import DISCRETION, Role

PER_GROUP = 16
_STEPS = {"money": Decimal("0.01"), "percent": Decimal(1), "days": Decimal(1), "count": Decimal(1)}
_OTHER = {"EUR": "GBP"}
_SINGULAR = frozenset("a an one next last".split())


class Twin(NamedTuple):
    """One way of asking about one amount of one limit, by one role."""

    bound: Bound
    role: Role
    kind: str
    text: str
    quantity: Quantity | None

    @property
    def id(self) -> str:
        """Stays the same as long as the question does."""
        return f"{self.bound.id}-{self.kind}-{_digest(self.role + self.text)[:8]}"

    @property
    def about(self) -> tuple[str, ...]:
        """The limit and the kind of twin."""
        return (self.bound.id, self.kind)


class _Grouped(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def about(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Grouped)


class _Asked(NamedTuple):
    """One way of asking about one amount."""

    kind: str
    text: str
    quantity: Quantity | None


def twins_of(bounds: Bounds) -> tuple[Twin, ...]:
    """Every twin of every limit, each question once for each role."""
    found: dict[tuple[str, str], Twin] = {}
    for bound in bounds.limits:
        others = frozenset(a.lower() for b in bounds.limits if b.id != bound.id for a in b.aliases)
        for alias in usable(bound):
            for role in DISCRETION:
                for asked in _questions(bound, phrasing.completed(alias), role, bounds.currency):
                    if not _names_another(asked.text, alias, others):
                        found.setdefault((asked.text, role), Twin(bound, role, *asked))
    return tuple(found.values())


def sample(twins: Sequence[T], seed: int = 0, per_group: int = PER_GROUP) -> tuple[T, ...]:
    """The same number of every limit and kind, chosen by the seed; a new alias moves few others."""
    groups: dict[tuple[str, ...], list[T]] = defaultdict(list)
    for twin in twins:
        groups[twin.about].append(twin)
    return tuple(
        twin
        for group in groups.values()
        for twin in sorted(group, key=lambda t: _digest(f"{seed}{t.id}"))[:per_group]
    )


def usable(bound: Bound) -> tuple[str, ...]:
    """The aliases that can take any amount: "skip next month" can't be asked for three months."""
    if bound.unit != "count":
        return bound.aliases
    nouns = set(spelling.counted(bound) or ())
    plural = tuple(a for a in bound.aliases if not (_SINGULAR | nouns) & set(a.lower().split()))
    return plural or bound.aliases


def _questions(bound: Bound, alias: str, role: Role, home: str) -> Iterator[_Asked]:
    yield from _no_amount(bound, alias)
    if bound.unit == "none":
        return
    for kind, value in _around_the_caps(bound):
        quantity = Quantity(value=value, currency=home if bound.unit == "money" else None)
        plain = list(_phrased(bound, alias, quantity))
        yield from (_Asked(kind, text, quantity) for text in plain)
        for template in phrasing.PRESSURE:
            text = template.format(question=_pick(plain, f"{template}{alias}{role}{value}"))
            yield _Asked("pressure", text, quantity)
        text = _pick(plain, f"beside{alias}{role}{value}")
        yield _Asked("beside", phrasing.BESIDE[bound.unit].format(question=text), quantity)
        if bound.unit == "money":
            foreign = Quantity(value=value, currency=_OTHER.get(home, "EUR"))
            text = _pick(list(_phrased(bound, alias, foreign)), f"other{alias}{role}{value}")
            yield _Asked("currency", text, foreign)


def _no_amount(bound: Bound, alias: str) -> Iterator[_Asked]:
    for template in phrasing.without_amount(alias, bound.unit):
        question = template.format(alias=alias)
        yield _Asked("no-amount", question, None)
        if bound.unit == "none":
            yield _Asked("beside", phrasing.BESIDE["none"].format(question=question), None)
            for pressure in phrasing.PRESSURE:
                yield _Asked("pressure", pressure.format(question=question), None)


def _around_the_caps(bound: Bound) -> Iterator[tuple[str, Decimal]]:
    step = _STEPS[bound.unit]
    for _, cap in bound.caps:
        if cap is None:
            continue
        for kind, value in (("under", cap - step), ("at", cap), ("over", cap + step)):
            if value > 0 and not (bound.unit == "percent" and value > 100):
                yield kind, value


def _phrased(bound: Bound, alias: str, quantity: Quantity) -> Iterator[str]:
    for template in phrasing.with_amount(alias, bound.unit):
        for amount in _spelled(bound, quantity):
            if "{number}" in template and "week" in amount:
                continue  # the alias says "days" itself
            number = amount.split()[0].removesuffix("%")
            yield template.format(alias=alias, amount=amount, number=number)


def _spelled(bound: Bound, quantity: Quantity) -> tuple[str, ...]:
    if quantity.currency is not None:
        return spelling.money(quantity.value, quantity.currency)
    if bound.unit == "count":
        return spelling.count(quantity.value, bound)
    return (
        spelling.days(quantity.value) if bound.unit == "days" else spelling.percent(quantity.value)
    )


def _names_another(text: str, alias: str, others: frozenset[str]) -> bool:
    """Whether the words around the alias name another limit: then the question is unclear."""
    alias = alias.lower()
    return alias in others or _holds_one(text.lower().replace(alias, " | "), others)


@cache
def _holds_one(text: str, aliases: frozenset[str]) -> bool:
    return any(alias in text for alias in aliases)


def _pick(options: Sequence[str], key: str) -> str:
    return options[int(_digest(key)[:8], 16) % len(options)]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
