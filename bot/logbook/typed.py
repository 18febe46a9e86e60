"""What people type into a form, read; what is wrong with it becomes a sentence at its field."""

from decimal import Decimal

from bot.errors import IncompleteForm
from bot.logbook.desk import Desk

MOST = Decimal("999999999.99")
"""More than that is a slip of the finger, whatever it is an amount of."""


def amount_typed(desk: Desk, typed: Decimal | str | None) -> Decimal | None:
    """The amount of a form; raises IncompleteForm unless it is a number from 0 to `MOST`."""
    p = desk.wording.phrases
    if isinstance(typed, str):
        if not typed.strip():
            return None
        raise IncompleteForm({"amount": p.needs_number})
    if typed is None:
        return None
    # 1.250 is 1,250 to half of Europe: three decimals are refused even if the last is 0.
    if not 0 <= typed <= MOST or typed.as_tuple().exponent < -2:  # type: ignore[operator]
        raise IncompleteForm({"amount": p.amount_out_of_range})
    return Decimal(f"{abs(typed):f}")


def known_touchpoint(desk: Desk, touchpoint: str) -> None:
    """Raises IncompleteForm for one that is not in the journey."""
    if touchpoint and touchpoint not in desk.base.journey.touchpoints:
        choices = ", ".join(desk.base.journey.touchpoints)
        fault = desk.wording.phrases.needs_touchpoint.format(choices=choices)
        raise IncompleteForm({"touchpoint": fault})
