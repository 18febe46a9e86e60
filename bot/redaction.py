"""What identifies a customer becomes a placeholder, before anything is stored, logged or sent.

    redactor = Redactor(company.order_number_patterns, keep=words_to_keep(base))
    first = redactor.patterns("Jane Smith here, order BW-204518")
    redactor.patterns("thanks, Jane", first.memory).text            # "thanks, [name 1]"

Patterns with checksums take well under a millisecond and are enough for a search on this machine.
Names and addresses that nothing announces need a model, which `FullRedaction` asks before anything
is stored, exported or sent. Amounts, dates and products stay. Redacting twice changes nothing.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

from bot.errors import ModelUnavailable
from bot.guidance.base import GuidanceBase
from bot.identifiers.belief import believed
from bot.identifiers.codes import own_patterns
from bot.identifiers.folding import Folded, fold
from bot.identifiers.guesses import Guess
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.placeholders import Draft, Memory, Numbering, draft, hidden, words_of
from bot.identifiers.recognisers import found
from bot.identifiers.spans import Certainty, Kind, Span, resolve
from bot.identifiers.strict import unknown_words
from bot.values import Value

__all__ = ["FullRedaction", "Memory", "Recognise", "Redacted", "Redactor", "words_to_keep"]

Recognise = Callable[[Sequence[str]], Awaitable[Sequence[Sequence[Guess]]]]
"""`bot.ports.Recogniser.guesses`: for each text, what a model takes its words for."""

_ROUNDS = 8
"""Replacing changes what stands beside the rest, so texts are read again until nothing is found."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))+")


class Redacted(Value):
    """A text without what identifies; `memory` goes into the conversation's next call.

    `complete` says that names and addresses were looked for by the model too: only then may the
    text go to a language model.
    """

    text: str
    memory: Memory
    complete: bool = False


class Redactor:
    """The patterns: synchronous, pure, fast.

    `order_number_patterns` are the company's regular expressions; `keep` is never redacted as a
    name or address (a single lower-case word means the word, anything else the name); `region`
    is the ISO 3166 country whose phone numbers are meant when no country is said; `secret` keys
    the digests in memories, for when those are stored.
    """

    def __init__(
        self,
        order_number_patterns: Sequence[str] = (),
        keep: Iterable[str] = (),
        *,
        region: str = "GB",
        secret: bytes = b"",
    ) -> None:
        self._own = own_patterns(order_number_patterns)
        self._lexicon = Lexicon(keep)
        self._region = region
        self._secret = secret

    def patterns(self, text: str, memory: Memory | None = None) -> Redacted:
        """The text without what patterns find, and without the names that `memory` knows."""
        reading = self.reading(text, memory)
        for _ in range(_ROUNDS):
            if not self.look(reading):
                break
        return Redacted(text=reading.draft.text, memory=reading.draft.memory)

    def reading(self, text: str, memory: Memory | None) -> "Reading":
        """That text with nothing found yet, for `look`."""
        return Reading(text, memory or Memory(), self._secret)

    def look(
        self, reading: "Reading", guesses: Sequence[Guess] = (), *, strict: bool = False
    ) -> bool:
        """One look at what is left of a text; whether something new was found.

        `guesses` are a model's, about `reading.plain`; `strict` does without, and takes too much.
        """
        folded = reading.plain
        shaped = list(found(folded.text, self._own, self._lexicon, self._region))
        spans = [*shaped, *believed(guesses, folded.text, self._lexicon, shaped)]
        kept = resolve(self._lexicon.without_kept(spans, folded.text), folded.text)
        certain = list(self._lexicon.without_products(kept, folded.text))
        again = _said_again(folded.text, certain, reading.knows, self._lexicon)
        more = self._unexplained(folded.text) if strict else ()
        return reading.take(resolve([*certain, *again, *more], folded.text))

    def _unexplained(self, text: str) -> Iterator[Span]:
        kept = self._lexicon.without_kept(unknown_words(text, self._lexicon), text)
        return self._lexicon.without_products(resolve(kept, text), text)


class Reading:
    """One text on its way: the original, what was found in it, and how it looks by now."""

    def __init__(self, text: str, memory: Memory, secret: bytes) -> None:
        self._text, self._memory, self._secret = text, memory, secret
        self._spans: list[Span] = []
        self._write()

    def _write(self) -> None:
        numbering = Numbering(self._memory, self._secret, self._text)
        self.draft: Draft = draft(self._text, self._spans, numbering)
        self.knows = numbering.knows if numbering.memory.knows_names() else None
        self.plain: Folded = fold(hidden(self.draft.text))

    @property
    def spans(self) -> tuple[Span, ...]:
        """What was found so far, in the original text."""
        return tuple(self._spans)

    def take(self, spans: Iterable[Span]) -> bool:
        """Replace these spans of `plain` too; whether there were any."""
        unfolded = (Span(*self.plain.original(s.start, s.end), s.kind, s.certainty) for s in spans)
        new = list(self.draft.in_original(unfolded))
        if new:
            self._spans = sorted([*self._spans, *new], key=lambda span: span.start)
            self._write()
        return bool(new)


def _said_again(
    text: str, spans: Sequence[Span], knows: Callable[[str], bool] | None, lexicon: Lexicon
) -> Iterator[Span]:
    """Names of this text or conversation where nothing announces them."""
    names = (text[span.start : span.end] for span in spans if span.kind is Kind.NAME)
    known = {word.lower() for name in names for word in words_of(name)}
    if not known and knows is None:
        return
    for match in _WORD.finditer(text):
        word = match.group().lower().removesuffix("'s")
        again = word in known or (knows is not None and len(word) >= 3 and knows(word))
        # "will" is no name again, "Will" is.
        if again and (match.group().istitle() or not lexicon.is_common(word)):
            yield Span(match.start(), match.start() + len(word), Kind.NAME, Certainty.GUESSED)


class FullRedaction:
    """Patterns and model together: before anything is stored, exported or sent to a model.

    Without the model (none given, or it is unavailable) every capitalised word that is neither
    English nor the company's own is taken for a name; the result then says `complete=False`.
    """

    def __init__(self, redactor: Redactor, recognise: Recognise | None) -> None:
        self._redactor = redactor
        self._recognise = recognise

    async def redact(self, text: str, memory: Memory | None = None) -> Redacted:
        """The text without what identifies a customer."""
        redacted, _ = await self.redact_and_tell(text, memory)
        return redacted

    async def redact_and_tell(
        self, text: str, memory: Memory | None = None
    ) -> tuple[Redacted, tuple[Span, ...]]:
        """The same, with the spans of `text` that were replaced, for measuring."""
        reading = self._redactor.reading(text, memory)
        complete = self._recognise is not None
        for _ in range(_ROUNDS):
            guesses = await self._guesses(reading.plain.text) if complete else None
            complete = guesses is not None
            if not self._redactor.look(reading, guesses or (), strict=not complete):
                break
        last = reading.draft
        return Redacted(text=last.text, memory=last.memory, complete=complete), reading.spans

    async def _guesses(self, text: str) -> Sequence[Guess] | None:
        if self._recognise is None or not any(map(str.isalpha, text)):
            return () if self._recognise is not None else None
        try:
            (guesses,) = await self._recognise([text])
        except ModelUnavailable:
            return None
        return guesses


def words_to_keep(base: GuidanceBase) -> frozenset[str]:
    """What guidance itself says in public: its names, and the words it writes in lower case."""
    names = {base.company.name, *(owner.title for owner in base.owners.owners)}
    names |= {t.title for t in base.journey.touchpoints.values()}
    names |= {stage.title for stage in base.journey.stages}
    texts = [item.title for item in base.items]
    texts += [section.text for item in base.items for section in item.sections]
    words = {word for text in texts for word in _WORD.findall(text)}
    return frozenset(names | {word for word in words if word.islower() and word.isalpha()})
