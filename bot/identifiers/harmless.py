"""Numbers that say nothing about who the customer is: money, dates, times, years, quantities."""

import re

_NUMBER = r"\d{1,9}(?:[.,]\d{1,6}){0,4}"
_HARMLESS = re.compile(
    rf"""[£$€¥₹]\s?{_NUMBER}
    | (?<![\d.,/-]){_NUMBER}\s?(?:[£€¥%]|(?:gbp|usd|eur|euros?|pounds?|dollars?|quid|bucks|pence|
        per\s?cent|percent|points?|kr|sek|chf|pln)\b)
    | (?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)
    | (?<![\d/.+-])(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2
        (?:(?:19|20)\d\d|\d\d)(?!\d|[-/.]\d)
    | (?<!\d)(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)(?![-/]?\d)
    | (?<![\d:])\d{{1,2}}:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?![\d:])""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGIT = re.compile(r"\d")


def veiled(text: str) -> str:
    """The text, equally long, with the digits of harmless numbers hidden as `·`."""
    return _HARMLESS.sub(lambda match: _DIGIT.sub("·", match.group()), text)
