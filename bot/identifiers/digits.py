"""Long numbers: cards, phones, national numbers, and any other run of seven digits or more."""

import re
from collections.abc import Callable, Iterator

from bot.identifiers import checksums
from bot.identifiers.cues import cue_before
from bot.identifiers.harmless import veiled
from bot.identifiers.phones import is_phone
from bot.identifiers.spans import Certainty, Kind, Span

_CHAIN = re.compile(r"(?:\+|\b00)?\(?\d(?:[ \t().\-/\\_]{0,3}\d){6,39}")
_GROUPS = re.compile(r"\d+")
_SPLIT = re.compile(r"[^\d]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIX_AND_MORE = re.compile(r"\d(?:[^\d]*\d){6}")

_SHAPES: tuple[tuple[re.Pattern[str], Callable[[str], bool], Certainty], ...] = (
    (re.compile(r"(?!000)\d{3}([- ])\d{2}\1\d{4}"), lambda _: True, Certainty.SHAPED),
    (re.compile(r"\d{3}\.\d{3}\.\d{3}-\d{2}"), checksums.cpf, Certainty.CHECKED),
    (
        re.compile(r"[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}"),
        checksums.nir,
        Certainty.CHECKED,
    ),
    (re.compile(r"\d{6}-\d{4}"), checksums.luhn, Certainty.CHECKED),
    (re.compile(r"[2-9]\d{3} \d{4} \d{4}"), lambda _: True, Certainty.SHAPED),
)
"""US SSN and ITIN; Brazilian CPF; French NIR; Swedish personnummer; Indian Aadhaar."""


def long_numbers(text: str, region: str) -> Iterator[Span]:
    """Runs of seven digits or more that are no amount, date or product code.

    `region` is the ISO 3166 country whose national phone numbers are meant first.
    """
    if _SIX_AND_MORE.search(text) is None:
        return
    for match in _CHAIN.finditer(veiled(text)):
        chain = match.group()
        known, cue = cue_before(text, match.start())
        if (known and cue is None) or _is_a_list(chain, region):
            continue
        kind, certainty = _judge(chain, cue, region)
        yield Span(match.start(), match.end(), kind, certainty)


def _is_a_list(chain: str, region: str) -> bool:
    """Sizes ("6 8 10 12 14") or years ("2019 2020"), not one number."""
    groups = _GROUPS.findall(chain)
    if len(groups) < 2:
        return False
    if all(_YEAR.fullmatch(group) for group in groups):
        return True
    return all(len(group) <= 2 for group in groups) and not is_phone(chain, region)


def _judge(chain: str, cue: Kind | None, region: str) -> tuple[Kind, Certainty]:
    digits = "".join(_GROUPS.findall(chain))
    if 12 <= len(digits) <= 19 and not chain.startswith("+") and checksums.luhn(digits):
        return Kind.CARD, Certainty.CHECKED
    for shape, check, certainty in _SHAPES:
        if shape.fullmatch(chain) and check(digits):
            return Kind.ID, certainty
    dialled = not chain.isdecimal() and cue not in (Kind.CARD, Kind.IBAN, Kind.ID)
    if dialled and chain[0] in "+(0" and is_phone(chain, region):
        return Kind.PHONE, Certainty.SHAPED
    if cue is not None and cue is not Kind.PHONE:
        return cue, Certainty.SHAPED
    if region == "GB" and re.fullmatch(r"\d{3} \d{3} \d{4}", chain) and checksums.nhs(digits):
        return Kind.ID, Certainty.CHECKED
    if cue is Kind.PHONE or is_phone(chain, region):
        return Kind.PHONE, Certainty.SHAPED
    return Kind.NUMBER, Certainty.SHAPED
