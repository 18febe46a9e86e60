"""What a model is told about one answer, and what the check of its sentences goes by."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.answering.orders import without_orders
from bot.answers import Citation, Coverage, Leeway, Outcome
from bot.guidance.base import GuidanceBase
from bot.guidance.items import Limit, Status, Unit
from bot.guidance.markdown import plain
from bot.guidance.verdict import Ruling
from bot.guidance.words import SMALL, words
from bot.people import Role
from bot.values import Value


class Room(Value):
    """How far one limit lets the reader go alone; `most` is null for a plain permission."""

    unit: Unit
    alone: bool
    most: Decimal | None
    currency: str | None


class CitedPassage(Value):
    """A passage that the answer cites.

    Where it belongs to a limit, `room` says how far that goes, and `line` says it in words.
    """

    n: int
    kind: str
    title: str
    heading: str
    text: str
    room: Room | None = None
    line: str = ""


class Brief(Value):
    """One answer as far as it is decided.

    `lead` is the code's own sentence for the verdict, `decider` who decides if not the reader, by
    the name that people know; `room` and `action` (words for what is given or done) are those of
    the limit. The question is redacted.
    """

    question: str
    coverage: Coverage
    outcome: Outcome
    lead: str
    decider: str
    room: Room | None
    action: tuple[str, ...]
    passages: tuple[CitedPassage, ...]
    language: str = "en"


def brief_of(
    question: str,
    lead: str,
    decider: str,
    ruling: Ruling,
    role: Role,
    coverage: Coverage,
    citations: Sequence[Citation],
    leeway: Sequence[Leeway],
    base: GuidanceBase,
    language: str = "en",
) -> Brief:
    """The brief of a composed answer; `question` has to be redacted in full before."""
    currency = base.company.currency
    lines = {line.limit: line.text for line in leeway}
    return Brief(
        question=question,
        coverage=coverage,
        outcome=ruling.outcome,
        lead=lead,
        decider=decider,
        room=room_of(ruling.limit, role, currency) if ruling.limit else None,
        action=_action(ruling.limit) if ruling.limit else (),
        passages=tuple(_cited(c, role, base, lines) for c in citations if _current(c, base)),
        language=language,
    )


def _action(limit: Limit) -> tuple[str, ...]:
    """The word that each name of a limit's action begins with, and those of its id."""
    named = (words(alias) for alias in limit.aliases)
    first = (next((word for word in name if word not in SMALL), "") for name in named)
    found = dict.fromkeys([*limit.action.split("-"), *first])
    return tuple(word for word in found if word and word not in SMALL)


def _current(citation: Citation, base: GuidanceBase) -> bool:
    """Whether the item may be worded from; what is retired is only ever said by the code."""
    return base.by_id[citation.item].status is Status.CURRENT


def _cited(
    citation: Citation, role: Role, base: GuidanceBase, lines: Mapping[str, str]
) -> CitedPassage:
    item = base.by_id[citation.item]
    return CitedPassage(
        n=citation.n,
        kind=citation.kind,
        title=citation.title,
        heading=citation.heading,
        text=without_orders(plain(item.section(citation.heading)) or citation.quote),
        room=room_of(item, role, base.company.currency) if isinstance(item, Limit) else None,
        line=lines.get(item.id, ""),
    )


def room_of(limit: Limit, role: Role, currency: str) -> Room:
    """How far a limit lets a role go alone."""
    tier = limit.tier_of(role)
    return Room(
        unit=limit.unit,
        alone=tier is not None,
        most=tier.up_to if tier else Decimal(0),
        currency=currency if limit.unit is Unit.MONEY else None,
    )
