"""Whether the amounts of a sentence are those of the limits, and within them."""

from collections.abc import Sequence
from decimal import Decimal

from bot.answering.brief import Brief, CitedPassage, Room
from bot.answering.claims import Number, numbers
from bot.answering.decisive import MODIFIED, PER
from bot.answering.meaning import form
from bot.guidance.amounts import mentions
from bot.guidance.items import Unit

_TIME_KINDS = frozenset({"day", "month", "hour", "minute", "count"})


def limit_texts(cited: Sequence[CitedPassage], brief: Brief) -> tuple[str, ...]:
    """Where the limits stand in words: the verdict, and what the cited limits say."""
    return (brief.lead, *(_limit_text(p) for p in cited if p.room is not None))


def _limit_text(passage: CitedPassage) -> str:
    return f"{passage.text}\n{passage.line}"


def too_much(text: str, giving: bool, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether it names money or a share that no limit names, or more than the reader may give."""
    found = numbers(text)
    worth = [n for n in found if is_worth(n)]
    rooms = _rooms(cited, brief)
    # Two amounts in one sentence may add up, even to twice the same.
    if sum(m.currency is not None or m.unit == "%" for m in mentions(text)) > 1:
        return True
    if any(not _said_of_each(n, cited, brief) or not _fits(n, rooms) for n in worth):
        return True
    counts = _counts(found, rooms)
    if (worth or counts) and _modified(text, limit_texts(cited, brief)):
        return True
    return giving and any(not _fits(number, rooms) for number in counts)


def is_worth(number: Number) -> bool:
    """Whether it is an amount of money or a share of one."""
    return number.kind == "%" or number.kind.isupper()


def _said_of_each(number: Number, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether the verdict names an amount, or every limit that the sentence cites does."""
    if number in numbers(brief.lead):
        return True
    limits = [p for p in cited if p.room is not None]
    return bool(limits) and all(number in numbers(_limit_text(p)) for p in limits)


def _rooms(cited: Sequence[CitedPassage], brief: Brief) -> list[Room]:
    """The limits that a sentence has to keep to: the ruling's own, and those that it cites."""
    rooms = [p.room for p in cited if p.room is not None]
    return rooms + ([brief.room] if brief.room is not None else [])


def _counts(found: frozenset[Number], rooms: Sequence[Room]) -> list[Number]:
    counted = any(room.unit in {Unit.DAYS, Unit.COUNT} for room in rooms)
    return [n for n in found if counted and n.kind in _TIME_KINDS]


def _fits(number: Number, rooms: Sequence[Room]) -> bool:
    """Whether a number is within every limit of its kind, and there is one."""
    fitting = [most for room in rooms if (most := _most(room, number)) is not None]
    return bool(fitting) and number.value <= min(fitting)


def _most(room: Room, number: Number) -> Decimal | None:
    if room.unit is Unit.MONEY:
        return room.most if number.kind == room.currency else None
    if room.unit is Unit.PERCENT:
        return room.most if number.kind == "%" else None
    if room.unit is Unit.DAYS and number.kind == "month":
        return (room.most or Decimal(0)) / 31
    return room.most if number.kind in _TIME_KINDS else None


def _modified(text: str, said: Sequence[str]) -> bool:
    """Whether an amount is made more than "up to", or given more often than a limit says."""
    known = " ".join(said).lower()
    if any(match[1].lower() not in known for match in MODIFIED.finditer(text)):
        return True
    pers = {form(word.lower()) for source in said for word in PER.findall(source)}
    return any(form(word.lower()) not in pers for word in PER.findall(text))
