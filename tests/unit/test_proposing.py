"""When a limit looks too tight, what is proposed, and what is never shown."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from bot.answers import Quantity
from bot.entries import Granted
from bot.outer_loop.proposing import Exceeding, Proposal, Readiness, proposals
from bot.people import Role
from tests.unit.loop import base

YES, OTHER, NO = Granted.AS_ASKED, Granted.DIFFERENTLY, Granted.NOT


def beyond(
    amounts: Iterable[int],
    granted: Granted | None = YES,
    limit: str = "goodwill-credit",
    role: Role = Role.ADVISOR,
    people: int = 5,
) -> list[Exceeding]:
    return [
        Exceeding(
            limit=limit,
            role=role,
            amount=Quantity(value=Decimal(amount), currency="GBP"),
            whose=f"p{n % people}",
            granted=granted,
        )
        for n, amount in enumerate(amounts)
    ]


def only(found: list[Exceeding]) -> Proposal:
    (proposal,) = proposals(base(), found, 180).proposals
    return proposal


def test_what_is_nearly_always_approved_is_proposed() -> None:
    proposal = only(beyond(range(31, 51)))  # 20 of 20, £31 to £50

    assert proposal.readiness is Readiness.PROPOSED
    assert (proposal.now, proposal.to) == (Decimal(25), Decimal(48))  # 18 of 20 lie at or below £48
    assert proposal.spared == 18
    assert proposal.amounts == (31, 35, 40, 45, 50)
    assert proposal.advisors == 5
    assert proposal.approved is not None
    assert proposal.approved.low == pytest.approx(0.8316, abs=1e-4)


def test_the_whole_interval_has_to_lie_above() -> None:
    proposal = only([*beyond([40] * 19), *beyond([40], NO)])  # 19 of 20: from 75%

    assert proposal.readiness is Readiness.NOT_PROPOSED
    assert proposal.to is None


def test_below_twenty_replies_nothing_is_said() -> None:
    proposal = only([*beyond([40] * 19), *beyond([40] * 30, None)])

    assert proposal.readiness is Readiness.TOO_FEW
    assert proposal.approved is None
    assert proposal.unsaid == 30


def test_below_five_people_nothing_is_shown() -> None:
    found = proposals(base(), beyond([40] * 50, people=4), 180)

    assert found.proposals == ()
    assert found.hidden == 1


def test_no_proposal_reaches_the_next_role_s_own_limit() -> None:
    assert only(beyond([*range(90, 100)] * 2 + [100] * 20)).to == Decimal(98)
    assert only(beyond([150] * 40)).readiness is Readiness.NOT_PROPOSED


def test_what_the_limit_gives_by_now_counts_no_longer() -> None:
    assert proposals(base(), beyond([25] * 40), 180).proposals == ()
    assert proposals(base(), beyond([40] * 40, role=Role.TEAM_LEAD), 180).proposals == ()


@pytest.mark.parametrize("limit", ["no-such-limit", "restocking-fee-waiver"])
def test_limits_that_are_not_in_force_are_left_out(limit: str) -> None:
    assert proposals(base(), beyond([40] * 40, limit=limit), 180).proposals == ()


def test_proposals_come_first_and_name_nobody() -> None:
    tight = beyond([40] * 20)
    contested = beyond([200] * 30, OTHER, limit="replacement-without-return")
    found = proposals(base(), [*contested, *tight], 180)

    assert [p.limit for p in found.proposals] == ["goodwill-credit", "replacement-without-return"]
    assert not any(f'"p{n}"' in found.model_dump_json() for n in range(5))
