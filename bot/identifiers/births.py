"""Dates of birth: a date is one only when the words say so; other dates stay."""

import re
from collections.abc import Iterator

from bot.identifiers.spans import Kind, Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{1,4}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?\d{{1,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s-]{_MONTH}(?:,?[\s-]\d{{2,4}})?"
    rf"|{_MONTH}[\s-]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[\s-]\d{{2,4}})?"
    rf"|{_MONTH}[\s-](?:19|20)\d\d|\d{{2}}\s\d{{2}}\s(?:19|20)\d\d|\d{{8}})"
)
_CUE = r"\b(?:date\sof\sbirth|birth\s?date|d\.?o\.?b\.?|born|birthday\s(?:is|was)|birthday:)"
_AFTER = re.compile(rf"{_CUE}[^\d\n\ue000]{{0,30}}?\b(?P<date>{_DATE})(?![\w/-])", re.I)
_BEFORE = re.compile(
    rf"\b(?P<date>{_DATE})\s?(?:is|was|as|=|\()\s?(?:(?:my|the|her|his|their|our|customer'?s?)\s)"
    rf"{{0,2}}(?:date\sof\sbirth|birth\s?date|d\.?o\.?b\b)",
    re.I,
)


def births(text: str) -> Iterator[Span]:
    """Dates within thirty characters after "date of birth", "born" and the like, or before."""
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text):
            yield Span(*match.span("date"), Kind.BIRTH)
