"""Passages to search."""

from bot.guidance.passages import Passage


def passage(passage_id: str, text: str, context: str = "Guidance") -> Passage:
    return Passage(
        id=passage_id,
        item=passage_id.partition("#")[0],
        kind="principle",
        heading="Why",
        context=context,
        text=text,
    )


LATE = passage("late-parcel#0.0", "Refund the delivery charge when a parcel comes late.")
ANGRY = passage("angry#0.0", "Listen first; an apology costs nothing.")
DAMAGED = passage("damaged#0.0", "Replace what broke, and ask for no photograph.")
THREE = (LATE, ANGRY, DAMAGED)


def many(count: int) -> list[Passage]:
    """Passages that differ."""
    return [passage(f"p{n}#0.0", f"parcel number {n}") for n in range(count)]
