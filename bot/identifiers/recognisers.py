"""All recognisers together: what patterns find in one text."""

import re
from collections.abc import Iterator, Sequence

from bot.identifiers.addresses import addresses
from bot.identifiers.births import births
from bot.identifiers.codes import (
    bank_codes,
    bare_codes,
    company_numbers,
    cued_codes,
    national_codes,
)
from bot.identifiers.digits import long_numbers
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.names import announced_names
from bot.identifiers.spans import Span
from bot.identifiers.web import web_identifiers

_DIGIT = re.compile(r"\d")


def found(
    text: str, own: Sequence[re.Pattern[str]], lexicon: Lexicon, region: str
) -> Iterator[Span]:
    """Spans as each recogniser sees them in folded text; they may overlap."""
    yield from announced_names(text, lexicon)
    yield from web_identifiers(text)
    yield from bare_codes(text)
    yield from company_numbers(text, own)
    if _DIGIT.search(text) is None:
        return
    yield from cued_codes(text)
    yield from bank_codes(text)
    yield from national_codes(text)
    yield from births(text)
    yield from addresses(text, lexicon)
    yield from long_numbers(text, region)
