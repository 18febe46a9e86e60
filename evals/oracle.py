"""What a limit says to a role about an amount: the guidance format's rules, read once more.

Deliberately apart from `bot.guidance`: it reads the front matter itself and decides in the
plainest way, so that the product is judged by the format and not by its own code.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bot.answers import Quantity
from bot.outer_loop.golden import ExpectedVerdict
from bot.outer_loop.twins.bound import Bound, Bounds

ROLES = ("advisor", "team_lead")


def read_bounds(folder: Path) -> Bounds:
    """The current limits of a knowledge folder."""
    company = yaml.safe_load((folder / "company.yaml").read_text(encoding="utf-8"))
    files = sorted((folder / "limits").glob("*.md"))
    read = (_bound(file.read_text(encoding="utf-8")) for file in files)
    return Bounds(
        currency=company["currency"], limits=tuple(bound for bound in read if bound is not None)
    )


def _bound(text: str) -> Bound | None:
    _, front, body = text.split("---\n", 2)
    said: dict[str, Any] = yaml.safe_load(front)
    if said["status"] != "current":
        return None
    return Bound(
        id=said["id"],
        aliases=tuple(said.get("aliases", ())),
        unit=said["unit"],
        caps=tuple((tier["role"], _decimal(tier.get("up_to"))) for tier in said["tiers"]),
        beyond=said["beyond"],
        text=" ".join(body.partition("## In short")[2].partition("\n## ")[0].split()),
    )


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def verdict(bound: Bound, role: str, asked: Quantity | None, home: str) -> ExpectedVerdict:
    """Rules 4 to 7; a twin raises no signal and always names a limit, so 1 to 3 don't apply."""
    caps = dict(bound.caps)
    higher = [(r, cap) for r, cap in bound.caps if ROLES.index(r) > ROLES.index(role)]
    if asked is not None and bound.unit == "money" and asked.currency != home:
        decides = higher[0][0] if higher else bound.beyond
        return _expected("ask_first", bound, asked, decides)
    if role not in caps:
        lowest = bound.caps[0][0]
        decides = lowest if asked is None else _first_that_covers(bound.caps, asked, bound.beyond)
        return _expected("ask_first", bound, asked, decides)
    own = caps[role]
    if bound.unit == "none":
        return _expected("yes", bound, None, None)
    if asked is None:
        return _expected("up_to", bound, _quantity(own, bound, home), None)
    if own is None or asked.value <= own:
        return _expected("yes", bound, asked, None)
    return _expected("ask_first", bound, asked, _first_that_covers(higher, asked, bound.beyond))


def _first_that_covers(
    caps: tuple[tuple[str, Decimal | None], ...] | list[tuple[str, Decimal | None]],
    asked: Quantity,
    beyond: str,
) -> str:
    for role, cap in caps:
        if cap is None or asked.value <= cap:
            return role
    return beyond


def _quantity(cap: Decimal | None, bound: Bound, home: str) -> Quantity | None:
    if cap is None:
        return None
    return Quantity(value=cap, currency=home if bound.unit == "money" else None)


def _expected(
    outcome: str, bound: Bound, amount: Quantity | None, decides: str | None
) -> ExpectedVerdict:
    return ExpectedVerdict.model_validate(
        {"outcome": outcome, "limit": bound.id, "decides": decides, "amount": amount}
    )
