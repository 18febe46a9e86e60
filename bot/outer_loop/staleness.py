"""Guidance past its review date, sorted by the damage that it may have done since. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from bot.guidance.base import GuidanceBase
from bot.guidance.items import Status
from bot.values import Value


class Rested(Value):
    """One answer, the items that it rested on, and whether it ended badly.

    `troubled`: it was said not to help, or the case was handed on.
    """

    on: date
    items: tuple[str, ...]
    unhelpful: bool
    handed_on: bool

    @property
    def troubled(self) -> bool:
        """Whether it did not help, or the case was handed on."""
        return self.unhelpful or self.handed_on


class Stale(Value):
    """An item past its review date.

    `answers` rested on it at any time, `since` of them after the date; `unhelpful` and `handed_on`
    count among those since. `damage` is days past × (since + those of them that ended badly).
    """

    item: str
    title: str
    path: str
    owner: str
    review_by: date
    days: int
    answers: int
    since: int
    unhelpful: int
    handed_on: int
    damage: int


class StaleItems(Value):
    """What did most damage first."""

    items: tuple[Stale, ...]


def stale_items(base: GuidanceBase, rested: Iterable[Rested], today: date) -> StaleItems:
    """Current items past their date."""
    due = {i.id: i for i in base.items if i.status is Status.CURRENT and i.stale_on(today)}
    answers, since = Counter[str](), Counter[str]()
    unhelpful, handed_on, troubled = Counter[str](), Counter[str](), Counter[str]()
    for one in rested:
        for item in set(one.items) & due.keys():
            answers[item] += 1
            if one.on > due[item].review_by:
                since[item] += 1
                unhelpful[item] += one.unhelpful
                handed_on[item] += one.handed_on
                troubled[item] += one.troubled
    found = [
        Stale(
            item=item.id,
            title=item.title,
            path=item.path,
            owner=item.owner,
            review_by=item.review_by,
            days=(days := (today - item.review_by).days),
            answers=answers[item.id],
            since=since[item.id],
            unhelpful=unhelpful[item.id],
            handed_on=handed_on[item.id],
            damage=days * (since[item.id] + troubled[item.id]),
        )
        for item in due.values()
    ]
    found.sort(key=lambda s: (-s.damage, -s.answers, s.review_by, s.item))
    return StaleItems(items=tuple(found))
