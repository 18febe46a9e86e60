"""A limit to try things on."""

from datetime import date
from decimal import Decimal

from bot.guidance.items import Limit, Section, Status, Tier, Unit
from bot.people import Role


def a_limit(
    limit_id: str = "goodwill-credit",
    *,
    unit: str = "money",
    aliases: tuple[str, ...] = ("voucher", "money off"),
    advisor: str | None = "25",
    team_lead: str | None = "100",
    stop_if: tuple[str, ...] = (),
    in_short: str = "A credit says sorry.",
) -> Limit:
    """A current limit with up to two tiers; `None` leaves a tier out."""
    caps = {Role.ADVISOR: advisor, Role.TEAM_LEAD: team_lead}
    kind = Unit(unit)
    return Limit(
        id=limit_id,
        title=limit_id.replace("-", " ").capitalize(),
        touchpoints=("any",),
        owner="billing",
        review_by=date(2027, 1, 31),
        status=Status.CURRENT,
        path=f"limits/{limit_id}.md",
        sections=(Section(heading="In short", text=in_short, line=20),),
        action=limit_id,
        aliases=aliases,
        unit=kind,
        per="contact",
        tiers=tuple(
            Tier(role=role, up_to=None if kind is Unit.NONE else Decimal(cap))
            for role, cap in caps.items()
            if cap is not None
        ),
        beyond="billing",
        stop_if=stop_if,
    )
