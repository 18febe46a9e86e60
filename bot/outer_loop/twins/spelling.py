"""One amount, written in the ways in which people write amounts."""

import re
from decimal import Decimal

from bot.outer_loop.twins.bound import Bound

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_COINS = {"GBP": ("pounds", "quid"), "EUR": ("euros",), "USD": ("dollars", "bucks")}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """A whole number below 10,000 in English words: `one hundred and twenty-one`."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    if not rest:
        return f"{in_words(head)} {name}"
    link = " and " if rest < 100 else " "
    return f"{in_words(head)} {name}{link}{in_words(rest)}"


def money(value: Decimal, currency: str) -> tuple[str, ...]:
    """`£25.01`, `25.01 pounds`; whole amounts also `25 quid` and `twenty-five pounds`."""
    sign, coins = SIGNS.get(currency), _COINS.get(currency, (currency,))
    whole = value == value.to_integral_value()
    number = f"{value:.0f}" if whole else f"{value:.2f}"
    spelled = [f"{sign}{number}"] if sign else []
    if value >= 1000 and sign:
        spelled.append(f"{sign}{value:,.0f}" if whole else f"{sign}{value:,.2f}")
    if value != 1:
        spelled += [f"{number} {coin}" for coin in coins]
    if whole:
        spelled += [f"{sign}{value:.2f}"] if sign else []
        spelled += [f"{in_words(int(value))} {coins[0]}"] if 1 < value < 10_000 else []
    return tuple(spelled)


def percent(value: Decimal) -> tuple[str, ...]:
    """`15%`, `15 percent`, `fifteen percent`."""
    number = f"{value.normalize():f}"
    spelled = (f"{number}%", f"{number} percent", f"{number} per cent")
    return (*spelled, f"{in_words(int(value))} percent") if _is_whole(value) else spelled


def days(value: Decimal) -> tuple[str, ...]:
    """`14 days`, `fourteen days`, `2 weeks`."""
    number, noun = int(value), "day" if value == 1 else "days"
    spelled = (f"{number} {noun}", f"{in_words(number)} {noun}")
    weeks = number // 7
    if number % 7:
        return spelled
    return (*spelled, f"{weeks} week" if weeks == 1 else f"{weeks} weeks")


def count(value: Decimal, bound: Bound) -> tuple[str, ...]:
    """`3 months`, `three months`, with the noun that the limit's own text counts in."""
    number = int(value)
    noun = counted(bound)
    if noun is None:
        return (f"{number}",)
    one, many = noun
    name = one if number == 1 else many
    return (f"{number} {name}", f"{in_words(number)} {name}")


def counted(bound: Bound) -> tuple[str, str] | None:
    """What a count limit counts, one and many, from the word after a cap in its text."""
    for _, cap in bound.caps:
        found = re.search(rf"\b{cap.normalize():f} ([a-z]+)", bound.text) if cap else None
        if found:
            noun = found[1]
            return (noun, _many(noun)) if cap == 1 else (_one(noun), noun)
    return None


def _many(noun: str) -> str:
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def _one(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
