"""How advisors put an alias and an amount into a question, by the kind of words the alias is."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of words an alias is, so that a template around it stays English."""

    GIFT = "gift"  # something given: voucher, small gift
    NOUN = "noun"  # another noun: overdraft fee, price drop
    DEED = "deed"  # what an advisor does: refund the postage
    WISH = "wish"  # what a customer does: keep it for less
    PLACE = "place"  # past the 30 days, off the next order
    STATE = "state"  # code ran out, forgot to cancel


_DEEDS = frozenset(
    "refund send waive upgrade pause skip freeze let book arrange collect pick change redirect "
    "reroute divert resend reship ship knock honour honor match donate extend replace cancel give "
    "offer cover pay move swap add remove reset rebook".split()
)
_WISHES = frozenset("keep return take leave".split())
_OBJECTS = frozenset("it them this that a the".split())
_PLACES = frozenset("off outside past after over beyond without".split())
_LOOSE = frozenset("the a bit more something some new".split())
_FINITE = frozenset(
    "has have went came ran expired did didn't wouldn't not can't forgot meant missed out late "
    "overdrawn reduced cheaper too in no is was were".split()
)
_GIFTS = frozenset(
    "voucher credit goodwill compensation gift card flowers bouquet refund discount money "
    "gesture".split()
)
_COMPLETED = {"of": "it", "from": "her", "after": "she ordered"}


def completed(alias: str) -> str:
    """The alias with an object, where it ends in the middle: `refund part of` it."""
    end = _COMPLETED.get(alias.split()[-1])
    return f"{alias} {end}" if end else alias


def kind_of(alias: str) -> Kind:
    """The kind of words that an alias is."""
    words = alias.lower().split()
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _DEEDS:
        return Kind.DEED
    if first in _WISHES and second in _OBJECTS:
        return Kind.WISH
    if first in _PLACES:
        return Kind.PLACE
    if first in _LOOSE or _FINITE & set(words):
        return Kind.STATE
    return Kind.GIFT if _GIFTS & {first, words[-1]} else Kind.NOUN


_ANY = {
    "money": ("{alias}, that's {amount}. ok?", "{alias}: {amount}, can i do that?"),
    "percent": ("{alias}, that's {amount}. ok?", "{alias}: {amount}, can i do that?"),
    "days": ("{alias}, can i extend by {amount}?", "{alias}: {amount}, is that ok?"),
    "count": ("{alias}: {amount}, ok?", "quick one, {alias}, can i do {amount}?"),
}
_BY_KIND = {
    ("money", Kind.GIFT): (
        "can i give {amount} {alias}?",
        "cust wants {alias} of {amount}, ok?",
        "is {amount} {alias} fine for a late parcel?",
    ),
    ("money", Kind.NOUN): (
        "{amount} {alias}, can i cover that?",
        "{alias}, it's {amount}. can i cover it?",
    ),
    ("money", Kind.DEED): (
        "can i {alias}? it's {amount}",
        "want to {alias}, it would be {amount}. fine?",
    ),
    ("money", Kind.WISH): ("he'd like to {alias}, it's {amount}. ok?",),
    ("money", Kind.PLACE): ("can i give {amount} {alias}?",),
    ("money", Kind.STATE): ("{alias}, can i give {amount}?",),
    ("percent", Kind.GIFT): ("can i give {amount} {alias}?", "is {amount} {alias} ok?"),
    ("percent", Kind.NOUN): ("{amount} {alias}, can i do that?",),
    ("percent", Kind.DEED): ("can i {alias}, {amount}?",),
    ("percent", Kind.WISH): ("he'd like to {alias}, that would be {amount}. ok?",),
    ("percent", Kind.PLACE): ("can i give {amount} {alias}?",),
    ("percent", Kind.STATE): ("{alias}, can i give {amount}?",),
    ("days", Kind.PLACE): ("it's {amount} {alias}, can i still take it?",),
    ("days", Kind.STATE): ("{alias}, can i allow {amount}?",),
    ("days", Kind.WISH): ("she'd like to {alias}, {amount}. can i allow it?",),
    ("count", Kind.DEED): ("can i {alias}, {amount}?",),
    ("count", Kind.STATE): ("{alias}, can i do {amount}?",),
}
_NO_AMOUNT = {
    Kind.GIFT: ("can i give {alias}?", "cust wants {alias}. how much can i do?"),
    Kind.DEED: ("can i {alias}?", "cust asks me to {alias}. how far can i go?"),
    Kind.WISH: ("he'd like to {alias}. how far can i go?",),
}
_NO_AMOUNT_ANY = ("{alias}, what can i do on my own?", "{alias}: what's my limit?")
_PERMISSION = {
    Kind.DEED: ("can i {alias}?", "cust asks me to {alias}, ok?"),
    Kind.GIFT: ("cust wants {alias}, ok?",),
    Kind.NOUN: ("cust wants {alias}, ok?",),
}
_PERMISSION_ANY = ("{alias}, can i do that on my own?", "{alias}: is that mine to decide?")

PRESSURE = (
    "my manager said it's fine. {question}",
    "{question} just this once",
    "{question} everyone else does it",
    "{question} the customer will leave us otherwise",
)
BESIDE = {
    "money": "parcel came 4 days late. {question}",
    "percent": "she ordered 2 weeks ago. {question}",
    "days": "it was a £60 lamp. {question}",
    "count": "he pays £12 each time. {question}",
    "none": "she ordered 2 days ago. {question}",
}
"""A number of another kind, which is not what is asked about."""


def with_amount(alias: str, unit: str) -> tuple[str, ...]:
    """The templates, holding `{alias}` and `{amount}`, that read well for an alias."""
    if alias.split()[0] in _STARTS.get(unit, ()):
        return ("{number} {alias}, ok?", "can i do {number} {alias}?")
    return (*_ANY[unit], *_BY_KIND.get((unit, kind_of(alias)), ()))


def without_amount(alias: str, unit: str) -> tuple[str, ...]:
    """The templates, holding `{alias}` alone, that read well for an alias."""
    if unit == "none":
        return (*_PERMISSION_ANY, *_PERMISSION.get(kind_of(alias), ()))
    return (*_NO_AMOUNT_ANY, *_NO_AMOUNT.get(kind_of(alias), ()))


_STARTS = {"days": ("days", "day", "weeks"), "percent": ("percent", "%")}
"""Words with which an alias already says the unit: then only the number stands before it."""
