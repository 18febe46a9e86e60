"""What must stay readable: the company's own names and words, brands, ordinary English."""

import re
from collections.abc import Iterable, Iterator

from bot.identifiers.brands import brands, is_product
from bot.identifiers.spans import Certainty, Kind, Places, Span
from bot.identifiers.words import is_common, is_function_word, is_word_of

_SOFT = (Kind.NAME, Kind.ADDRESS, Kind.LINK, Kind.USERNAME)


class Lexicon:
    """The allow-list. `keep` holds names and phrases; a single lower-case word means the word.

    Kept phrases stay whole: nothing that is only a name or an address is found inside one.
    """

    def __init__(self, keep: Iterable[str] = ()) -> None:
        entries = {entry.strip() for entry in keep} - {""}
        self._words = frozenset(entry for entry in entries if entry.isalpha() and entry.islower())
        longest_first = sorted(entries - self._words, key=len, reverse=True)
        alternatives = "|".join(re.escape(p).replace(r"\ ", r"\s{1,2}") for p in longest_first)
        self._phrases = (
            re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE)
            if longest_first
            else None
        )

    def is_common(self, word: str) -> bool:
        """Whether the word is ordinary English or one that guidance uses."""
        return is_common(word) or is_word_of(self._words, word)

    def is_function_word(self, word: str) -> bool:
        """Whether no name goes on with this word."""
        return is_function_word(word)

    def stays(self, text: str) -> Places:
        """Where kept phrases and brands stand."""
        return Places([*self._kept(text), *brands(text)])

    def _kept(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self._phrases.finditer(text)] if self._phrases else []

    def without_kept(self, spans: Iterable[Span], text: str) -> Iterator[Span]:
        """The spans, less what is a kept phrase; guessed names, less brands too."""
        spans = list(spans)
        if not any(span.kind in _SOFT for span in spans):
            yield from spans
            return
        kept, stays = Places(self._kept(text)), self.stays(text)
        for span in spans:
            places = stays if span.certainty is Certainty.GUESSED else kept
            if span.kind not in _SOFT or not places.touch(span.start, span.end):
                yield span

    def without_products(self, spans: Iterable[Span], text: str) -> Iterator[Span]:
        """The spans (whole names, as resolved), less guessed names that are products'."""
        for span in spans:
            name = span.kind is Kind.NAME and span.certainty is Certainty.GUESSED
            if not (name and is_product(text, span.start, span.end)):
                yield span
