"""Entries to write down."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.answers import Answer, Citation, Coverage, Outcome, Quantity, Route, Verdict
from bot.answers import Leeway as Room
from bot.entries import ActionLogged, Asked, Escalated

NOON = datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=UTC)
VERSION = "f00d" * 8


def asked(entry_id: str = "q1", by: str = "ada") -> Asked:
    answer = Answer(
        id=entry_id,
        question="Can I credit £25 — “sorry” — for [name]?\n😀",
        coverage=Coverage.COVERED,
        verdict=Verdict(
            outcome=Outcome.UP_TO,
            action="goodwill-credit",
            amount=Quantity(value=Decimal("25.00"), currency="GBP"),
            limit="goodwill-credit",
            decides="team_lead",
            because="An advisor may go up to £25.00.",
        ),
        text="Yes, up to £25.00 [1].",
        steps=("Say sorry.", "Credit it."),
        leeway=(Room(limit="goodwill-credit", text="up to £25.00"),),
        escalate_to=Route(owner="billing", route="#billing", due=NOON + timedelta(days=1)),
        citations=(
            Citation(
                n=1,
                item="goodwill-credit",
                kind="limit",
                title="Goodwill",
                path="limits/goodwill-credit.md",
                heading="In short",
                quote="A credit says sorry.",
                stale=False,
            ),
        ),
        signals=("vulnerable-customer",),
        composed_by="extract",
        confidence=0.7300000000000001,
        knowledge_version=VERSION,
        timings_ms={"total": 12.345678901234},
    )
    return Asked(
        id=entry_id,
        at=NOON,
        by=by,
        team="blue",
        channel="terminal",
        knowledge_version=VERSION,
        answer=answer,
    )


def action(entry_id: str = "a1", by: str = "ada", amount: str | None = "12.50") -> ActionLogged:
    return ActionLogged(
        id=entry_id,
        at=NOON,
        by=by,
        team=None,
        channel="slack",
        knowledge_version=VERSION,
        answer="q1",
        situation="Late again",
        action="goodwill-credit",
        limit="goodwill-credit",
        amount=None if amount is None else Decimal(amount),
        touchpoint="delivery",
        why="Third time",
        within=Outcome.YES,
    )


def escalation(entry_id: str = "e1", by: str = "ada") -> Escalated:
    return Escalated(
        id=entry_id,
        at=NOON,
        by=by,
        team="blue",
        channel="teams",
        knowledge_version=VERSION,
        answer=None,
        situation="A bereavement, and a bill",
        touchpoint="billing",
        owner="billing",
        route="#billing",
        due=NOON + timedelta(hours=4),
    )
