"""Names without a model: every capitalised word that is neither English nor the company's own."""

import re
from collections.abc import Iterator

from bot.identifiers.lexicon import Lexicon
from bot.identifiers.spans import Certainty, Kind, Span

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))+")
_ROLE_BEFORE = re.compile(
    r"\b(?:customer|caller|client|lady|gentleman|wife|husband|partner|mother|mum|father|dad|son|"
    r"daughter|sister|brother|friend|neighbour|called|named|with|from)\s(?:[^\W\d_]+\s)?$",
    re.I,
)


def unknown_words(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Words that nothing explains: capitalised ones, and lower-case ones after "customer" and such.

    It takes too much rather than too little.
    """
    for match in _WORD.finditer(text):
        word = match.group()
        if word.islower() and not _ROLE_BEFORE.search(
            text, max(0, match.start() - 24), match.start()
        ):
            continue
        if word.isupper() and len(word) <= 4:
            continue
        if word.islower() and word.endswith(("s", "ed", "ing")):
            continue  # what the customer does: "customer reckons"
        if not all(lexicon.is_common(part) for part in word.split("-")):
            yield Span(match.start(), match.end(), Kind.NAME, Certainty.GUESSED)
