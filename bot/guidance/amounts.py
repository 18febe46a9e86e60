"""Amounts as people write them: "£40", "40 quid", "forty pounds", "1,200.50 €", "two weeks".

Numbers are read by price-parser and text2num. What an amount is *about* is read from the words
around it: "order worth £80, wants £20 off" holds one amount that is asked for.
"""

import re
from decimal import Decimal
from functools import lru_cache

from price_parser import Price
from text_to_num import alpha2digit

from bot.guidance.items import Limit, Unit
from bot.guidance.words import phrase_stems, stem, words
from bot.values import Value

_NUMBER = r"\d+(?:[.,  ]\d{3})*(?:[.,]\d{1,2})?(?!\d)"
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
_MONEY_WORDS = {
    "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "usd": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD", "chf": "CHF",
    "kr": "SEK", "pln": "PLN",
}  # fmt: skip
_MENTION = re.compile(
    rf"(?:(?P<sign>[£€$])\s?|\b(?P<code>gbp|eur|usd|chf|pln)\s?)?(?<![\w.,/-])(?P<number>{_NUMBER})"
    r"(?P<kilo>k\b)?\s?(?P<after>[£€$](?!\s?\d)|%|per\s?cent\b|[a-z]+)?",
    re.IGNORECASE,
)
_SLANG = ((r"\b(?:a )?fivers?\b", "5 pounds"), (r"\b(?:a )?tenners?\b", "10 pounds"),
          (r"\b(?:a )?fortnight\b", "14 days"), (r"\ba (week|month|day)\b", r"1 \1"),
          (r"\ba (?:couple of|couple) (?=quid|pounds|days|weeks|months)", "2 "),
          (r"\bhalf (?=off|price|back|the price|of it)", "50% "),
          (r"\ba (?=hundred|thousand)", "one "))  # fmt: skip
_O_FOR_NOUGHT = re.compile(r"[£€$]\s?\d+o+(?!\w)", re.IGNORECASE)
"""Read as it looks: who writes "£9OO" does not ask for nine pounds."""
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "month": 30, "months": 30}
_TOLD_BEFORE = frozenset(
    "worth cost costs costing paid pay spent price priced order orders total totals value valued "
    "basket charged charge bought bill billed originally".split()
)
_TOLD_AFTER = frozenset(
    "ago late old overdue order delay delayed since lamp item purchase basket charge fee bill "
    "waiting now".split()
)
_ELAPSED = frozenset("ago late overdue".split())
_ASKED_BEFORE = frozenset(
    "give giving offer offering credit wants want wanting asking asks asked demanding demands "
    "voucher refund refunding back off knock extend extending extra another about up send gesture "
    "pause pausing do goodwill discount take over allow approve".split()
)
_ASKED_AFTER = frozenset(
    "off back credit voucher goodwill discount refund refunded extra more extension past over "
    "outside longer gesture compensation beyond free flowers".split()
)
_OTHER_UNIT = r"(?!\s?(?:%|per\s?cent|(?:day|week|wk|month)s?\b))"
_FELL = re.compile(
    rf"\b(?:was|were|at|for|paid|cost|from)\s+(?P<sign>[£€$])?\s?(?P<before>{_NUMBER}){_OTHER_UNIT}"
    r"[^.?!]{0,40}?\b(?:now|today|to|is)(?:\s+(?:at|for|only|just|its|it's|is|down|to))*"
    rf"\s+(?P<sign_now>[£€$])?\s?(?P<now>{_NUMBER}){_OTHER_UNIT}",
    re.IGNORECASE,
)
_TOLD_APART = 3
"""As much asked for as an amount with a word of asking right before it, and one more."""
_PENCE = -2
_NO_UNIT = {"", "for", "as", "in", "to", *_ASKED_AFTER}
_SKIPPED = frozenset("a an the of them her him it for to as by me just like only on £ in".split())
_READ_AGAIN = 64
"""So many texts' amounts are remembered, as a question is read for its limit and for its amount."""


class Mention(Value):
    """One number in a text. `unit` is the word or sign at it; `asked` how much it reads as asked.

    `asked` is positive when the words around say that it is wanted or given, negative when they
    say that it describes the order, 0 when they say neither.
    `elapsed`: it tells how long ago or how late something was.
    """

    value: Decimal
    currency: str | None
    unit: str
    asked: int
    elapsed: bool = False


@lru_cache(maxsize=_READ_AGAIN)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every amount in a text, in order; number words are read too."""
    typed = {number.replace(",", "") for number in re.findall(r"\d+", text)}
    normal = _normal(text)
    found = []
    for match in _MENTION.finditer(normal):
        mention = _mention(match, normal)
        spoken = not typed & set(re.findall(r"\d+", match[0]))
        # "The old ones back" is no amount; "two weeks" and "two boxes" are.
        if mention is not None and not (spoken and _alone(mention)):
            found.append(mention)
    return tuple(found)


def _alone(mention: Mention) -> bool:
    """Whether a number word stands without what it is a number of; "forty off" is an amount."""
    lone = mention.unit == "" or (mention.value == 1 and mention.unit in _NO_UNIT)
    return mention.currency is None and lone


@lru_cache(maxsize=_READ_AGAIN)
def _normal(text: str) -> str:
    text = _O_FOR_NOUGHT.sub(lambda match: match[0].lower().replace("o", "0"), text)
    for slang, plain in _SLANG:
        text = re.sub(slang, plain, text, flags=re.IGNORECASE)
    return str(alpha2digit(text, "en", threshold=0))


def amounts_as_words(text: str) -> str:
    """The text with each amount of money as the word "money": "20 quid off" is "money off"."""

    def word(match: re.Match[str]) -> str:
        after = (match["after"] or "").lower()
        if _currency(match, after) is None:
            return match.group()
        spoken = after if after and after not in _MONEY_WORDS and after not in _SIGNS else ""
        return f" money {spoken} "

    return _MENTION.sub(word, _normal(text))


def _mention(match: re.Match[str], text: str) -> Mention | None:
    value = Price.fromstring(match["number"]).amount
    if value is None:
        return None
    after = (match["after"] or "").lower()
    currency = _currency(match, after)
    if match["kilo"]:
        value *= 1000
    if after in {"p", "pence"}:
        value, currency = value / 100, "GBP"
    unit = "%" if after.startswith("per") else after
    rest = text[match.start("number") + len(match["number"]) :]
    asked = _asked(text[: match.start()], rest)
    elapsed = any(word in _ELAPSED for word in words(rest)[:3])
    return Mention(value=value, currency=currency, unit=unit, asked=asked, elapsed=elapsed)


def _currency(match: re.Match[str], after: str) -> str | None:
    sign = match["sign"] or (after if after in _SIGNS else None)
    if sign:
        return _SIGNS[sign]
    return match["code"].upper() if match["code"] else _MONEY_WORDS.get(after)


def _asked(before: str, after: str) -> int:
    near_before = [w for w in words(before)[-6:] if w not in _SKIPPED][-3:]
    near_after = [w for w in words(after)[:6] if w not in _SKIPPED and w not in _MONEY_WORDS][:2]
    score = 0
    if near_before:
        score += 2 * (near_before[-1] in _ASKED_BEFORE) - 2 * (near_before[-1] in _TOLD_BEFORE)
        score += any(w in _ASKED_BEFORE for w in near_before[:-1])
        score -= any(w in _TOLD_BEFORE for w in near_before[:-1])
    score += 2 * any(w in _ASKED_AFTER for w in near_after)
    return score - 2 * any(w in _TOLD_AFTER for w in near_after)


def asked_amount(limit: Limit, found: tuple[Mention, ...]) -> Mention | None:
    """The one amount, in the limit's unit, that the question asks about.

    Null when there is none, or several that the words don't tell apart. An amount in a foreign
    currency is returned as such.
    """
    fitting = [m for m in (_in_unit(limit, mention) for mention in found) if m is not None]
    if fitting and not _about_the_thing_itself(limit):
        fitting = [m for m in fitting if m.asked >= 0]
    if not fitting:
        return None
    best = max(m.asked for m in fitting)
    leading = {(m.value, m.currency): m for m in fitting if m.asked == best}
    return next(iter(leading.values())) if len(leading) == 1 else None


def amount_in(limit: Limit, text: str) -> Mention | None:
    """The one amount that a text asks about, as `asked_amount` has it.

    Where the limit counts a difference, it may be how far a price fell: "was 249, now 189".
    """
    found = mentions(text)
    counts = limit.unit is Unit.MONEY and "difference" in words(limit.section("In short").lower())
    fell = _fall(text) if counts else None
    return asked_amount(limit, (*found, fell) if fell else found)


def _fall(text: str) -> Mention | None:
    match = _FELL.search(_normal(text))
    if match is None:
        return None
    before, now = (Price.fromstring(match[name]).amount for name in ("before", "now"))
    if before is None or now is None or before <= now:
        return None
    sign = match["sign"] or match["sign_now"]
    currency = _SIGNS[sign] if sign else None
    return Mention(value=before - now, currency=currency, unit="", asked=_TOLD_APART)


def _about_the_thing_itself(limit: Limit) -> bool:
    """Whether the limit counts what the thing is worth: then the order's price is the amount."""
    return bool({"worth", "cost", "price", "valu"} & set(phrase_stems(limit.section("In short"))))


def _in_unit(limit: Limit, m: Mention) -> Mention | None:
    if limit.unit is Unit.MONEY:
        bare = m.currency is None and m.unit not in _DAYS and m.unit != "%"
        pence = m.value.as_tuple().exponent == _PENCE
        return m if m.currency or (bare and (pence or m.unit in _NO_UNIT)) else None
    if m.currency or limit.unit is Unit.NONE:
        return None
    if limit.unit is Unit.PERCENT:
        return m if m.unit == "%" else None
    if limit.unit is Unit.DAYS:
        factor = _DAYS.get(m.unit)
        if factor is None:
            return None
        # How late it is, is what an extension in days is about.
        asked = m.asked + 2 if m.elapsed else m.asked
        return m.model_copy(update={"value": m.value * factor, "asked": asked})
    return m if _counted(limit, m.unit) else None


def _counted(limit: Limit, noun: str) -> bool:
    text = " ".join((limit.title, limit.section("In short"), *limit.aliases))
    return noun == "" or (noun != "%" and stem(noun) in phrase_stems(text))
