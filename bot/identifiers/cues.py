"""What the words before a number or a code say that it is."""

import re
from collections import deque

from bot.identifiers.spans import Kind

_CUES: tuple[tuple[Kind | None, str], ...] = (
    (None, r"ean|sku|upc|gtin|isbn|bar\s?code|model|article|catalogue|part|item|product|colou?r"),
    (Kind.BIRTH, r"date of birth|birth\s?date|d\.?o\.?b|born"),
    (Kind.IBAN, r"iban"),
    (Kind.ID, r"ssn|social security|social insurance|national insurance|nino?|nhs|passport|"
              r"driv\w+ licen[cs]e|licen[cs]e|tax|utr|national id|identity card|id card|aadhaar|"
              r"medicare|medicaid|personal id"),
    (Kind.CARD, r"card|visa|master\s?card|amex|american express|maestro|debit|cc"),
    (Kind.ACCOUNT, r"account|acct|a/c|sort code|routing|customer|client|member(?:ship)?|loyalty|"
                   r"policy|user|bank"),
    (Kind.ORDER, r"order|orders|booking|reservation|purchase|invoice|receipt|confirmation|"
                 r"tracking|parcel|shipment|consignment|delivery|case|ticket|claim|complaint|"
                 r"reference|ref|return|rma|transaction|payment"),
    (Kind.PHONE, r"phone|telephone|mobile|mob|cell|cellphone|landline|tel|call|called|ring|rang|"
                 r"text|sms|whats\s?app|fax|reached?|number is|office|contact"),
)  # fmt: skip
_WORDS = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<k{n}>{words})" for n, (_, words) in enumerate(_CUES))
    + r")(?!\w)",
    re.IGNORECASE,
)
_REACH = 40
_BREAK = re.compile(r"[\n\ue000]")


def cue_before(text: str, start: int) -> tuple[bool, Kind | None]:
    """The nearest cue in the forty characters before `start`: (is there one, what it says).

    A cue of a product ("EAN", "model") says that the number is no identifier: `(True, None)`.
    """
    before = text[max(0, start - _REACH) : start]
    before = _BREAK.split(before)[-1] or before[-12:]
    last = next(iter(deque(_WORDS.finditer(before), maxlen=1)), None)
    if last is None or last.lastgroup is None:
        return False, None
    return True, _CUES[int(last.lastgroup[1:])][0]
