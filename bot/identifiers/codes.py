"""Codes of letters and digits: references, national numbers, IBANs, and the company's own."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.identifiers import checksums
from bot.identifiers.cues import cue_before
from bot.identifiers.gibberish import is_gibberish
from bot.identifiers.spans import Certainty, Kind, Span

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b", re.I)
_SORT_CODE = re.compile(
    r"(?:(?<=sort code)[\s:#-]{0,4}(?:is\s{1,3})?(?P<cued>\d{2}[- ]?\d{2}[- ]?\d{2})\b"
    r"|\b(?P<pair>\d{2}-\d{2}-\d{2}(?=[\s,;/]{1,3}(?:a/?c\.?\s|account\s(?:no\.?|number)?\s?)?\d{8}\b)))",
    re.I,
)

_NATIONAL: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"\b[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", re.I), bool),
    (re.compile(r"\b[A-Z9]{5}\d[0156]\d(?:[0-2]\d|3[01])\d[A-Z9]{2}[A-Z0-9]{3}\b", re.I), bool),
    (re.compile(r"\b(?:\d{8}|[XYZ]\d{7})-?[A-Z]\b", re.I), checksums.dni),
    (re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b", re.I), bool),
    (re.compile(r"\b[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]\b"), bool),
    (re.compile(r"\b\d{7}[A-W][A-IW]?\b"), bool),
    (re.compile(r"\b[A-Z]{2}(?:0[1-9]|[1-7]\d) ?[A-Z]{3}\b"), bool),
)  # fmt: skip
"""UK national insurance (HMRC NIM39110) and driving licence (DVLA), Spanish DNI and NIE, Italian
codice fiscale, Indian PAN, Irish PPS, UK number plate."""

_TOKEN = re.compile(r"(?<![\w@.-])[^\W_](?:[^\W_]|[-_](?=[^\W_])){3,39}(?![\w@])")
_CUED = re.compile(
    r"\b(?:order|account|acct|customer|member(?:ship)?|loyalty|client|policy|booking|reservation|"
    r"confirmation|invoice|receipt|tracking|parcel|case|ticket|claim|complaint|reference|ref|"
    r"user|passport|licen[cs]e|registration|reg|plate|postcode|iban|tax|rma|(?P<id>id))\b"
    r"(?:\s(?:reference|ref)\b\.?)?(?P<explicit>\s?(?:numbers?|no|num|nr|id|code|#)\b\.?)?"
    r"\s{0,3}(?:is|was|:|=|#|-)?:?\s{0,3}#?(?=[\w#])",
    re.I,
)
_SECRET = re.compile(
    r"\b(?:password|passcode|pass\s?phrase|pwd|pin(?:\s(?:code|number))?|cvv2?|cvc2?|"
    r"security code|one[- ]time (?:code|password)|otp|memorable word)\s{0,3}"
    r"(?:is|was|:|=)?\s{0,3}['\"]?(?P<secret>(?=[^\s'\"]{0,30}[\d!$%^&*#])[^\s'\",;]{3,40})",
    re.I,
)
_ENDING = re.compile(
    r"\b(?:end(?:s|ing|ed)?(?:\s(?:in|with|on))?|last\s(?:four|4)(?:\sdigits)?(?:\s(?:are|is|of))?)"
    r"[\s:]{1,3}(?P<digits>\d{4})\b(?!\s?(?:days|weeks|items|points|pounds|[-/.]\d))",
    re.I,
)


def own_patterns(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """The company's order number patterns, whatever the case and the dash, never within a number.

    They are trusted as the company wrote them: one that backtracks for ever would do so here.
    """
    loose = (re.sub(r"(?<!\\)-(?![^\[]*\])", "[- ]?", pattern) for pattern in patterns)
    return tuple(re.compile(rf"(?<![A-Za-z0-9])(?:{p})(?!\d)", re.I) for p in loose)


def company_numbers(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    """What the company itself calls an order or account number."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield Span(match.start(), match.end(), Kind.ORDER, Certainty.OWN)


def bank_codes(text: str) -> Iterator[Span]:
    """IBANs (mod 97, or said to be one) and UK sort codes with their account."""
    for match in _IBAN.finditer(text):
        plain = re.sub(r"[ -]", "", match.group()).upper()
        if checksums.iban(plain):
            yield Span(match.start(), match.end(), Kind.IBAN, Certainty.CHECKED)
        elif cue_before(text, match.start())[1] is Kind.IBAN:
            yield Span(match.start(), match.end(), Kind.IBAN)
    for match in _SORT_CODE.finditer(text):
        yield Span(*match.span(match.lastgroup or 0), Kind.ACCOUNT)


def national_codes(text: str) -> Iterator[Span]:
    """National numbers that hold letters."""
    for pattern, check in _NATIONAL:
        for match in pattern.finditer(text):
            if check(match.group().upper().replace("-", "")):
                yield Span(match.start(), match.end(), Kind.ID, Certainty.CHECKED)


def cued_codes(text: str) -> Iterator[Span]:
    """References that the words before them name, passwords, and last digits of cards."""
    for match in _CUED.finditer(text):
        token = _TOKEN.match(text, match.end())
        if token is not None and _is_code(token.group(), named=match["explicit"] or match["id"]):
            kind = cue_before(text, token.start())[1] or Kind.NUMBER
            yield Span(token.start(), token.end(), kind)
    for match in _SECRET.finditer(text):
        yield Span(*match.span("secret"), Kind.SECRET)
    for match in _ENDING.finditer(text):
        yield Span(*match.span("digits"), Kind.CARD)


def _is_code(token: str, named: str | None) -> bool:
    digits = sum(char.isdigit() for char in token)
    if digits >= 4:
        return True
    if named and len(token) >= 5 and (digits >= 1 or is_gibberish(token, enough=1)):
        return token.upper() == token
    return digits >= 2 and len(token) >= 5 and token.upper() == token


def bare_codes(text: str) -> Iterator[Span]:
    """Codes that nothing announces: by their digits, or letters that spell nothing."""
    alone = text.strip(" \t\r\n.,!?\"'")
    for match in _TOKEN.finditer(text):
        token = match.group()
        if _is_bare_code(token, whole_turn=token == alone):
            cue = cue_before(text, match.start())
            if cue != (True, None):
                yield Span(match.start(), match.end(), cue[1] or Kind.NUMBER, Certainty.GUESSED)


def _is_bare_code(token: str, *, whole_turn: bool) -> bool:
    letters = sum(char.isalpha() for char in token)
    digits = sum(char.isdigit() for char in token)
    if letters and digits >= 5 and (digits >= 6 or re.search(r"\d{5}", token)):
        return True
    if whole_turn and not letters:
        return digits >= 5
    if token.upper() != token or "-" in token or len(token) < 8:
        return False
    if digits:
        return whole_turn or is_gibberish(token, enough=2)
    return is_gibberish(token, enough=2 if whole_turn else 3)
