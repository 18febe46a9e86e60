"""Briefs to try sentences on."""

from decimal import Decimal

from bot.answering.brief import Brief, CitedPassage, Room
from bot.answers import Coverage, Outcome
from bot.guidance.items import Unit

CREDIT = (
    "A credit says sorry for trouble we caused, and it always comes on top of what the customer is "
    "owed, never instead of it. An advisor can give up to £25 a contact, a team lead up to £100. "
    "Beyond £100, Customer Experience decides."
)
PRINCIPLE = (
    "Name the fix in your first minute.\n\n"
    "Choose with the customer: the item again, the money back, or something else.\n\n"
    "Ask for a photo when it helps the warehouse, and say why you ask.\n\n"
    "Do not keep them on the line while you look for the cause."
)
EXAMPLE = (
    "The advisor refunded the £7.95 to her card and rang her within two days. "
    "Nothing was required of the customer, neither a form nor a reply."
)
OWN = Room(unit=Unit.MONEY, alone=True, most=Decimal(25), currency="GBP")


def a_brief(
    outcome: str = "yes",
    question: str = "order worth £80 came late, can I give her £20 credit?",
    lead: str = "Yes, you can: £20 is within your own leeway (up to £25 per contact).",
    decider: str = "",
) -> Brief:
    """A question about a credit of up to £25, with a limit [1], a principle [2], an example [3]."""
    return Brief(
        question=question,
        coverage=Coverage.COVERED,
        outcome=Outcome(outcome),
        lead=lead,
        decider=decider,
        room=None if outcome == "none" else OWN,
        action=("credit", "voucher"),
        passages=(
            CitedPassage(
                n=1,
                kind="limit",
                title="Goodwill credit",
                heading="In short",
                text=CREDIT,
                room=OWN,
                line="Goodwill credit: up to £25 per contact on your own; beyond: your team lead.",
            ),
            CitedPassage(
                n=2, kind="principle", title="Put it right", heading="Good", text=PRINCIPLE
            ),
            CitedPassage(n=3, kind="example", title="Late parcel", heading="Good", text=EXAMPLE),
        ),
    )


ASK_FIRST = a_brief(
    "ask_first",
    "can I give her £40 credit?",
    "Ask your team lead first: £40 for a credit is above your own £25 per contact.",
    "your team lead",
)
