"""What to believe of a model that reads words without their capitals, and errs on unusual words.

The model says for each word how surely it identifies somebody and as what. Text says more:
capitals, ordinary words, neighbours, money. Both together decide.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.identifiers.cues import cue_before
from bot.identifiers.guesses import Guess, Part
from bot.identifiers.harmless import veiled
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.places import believed_addresses
from bot.identifiers.spans import NAME_GAP, Certainty, Kind, Places, Span
from bot.identifiers.words import names_too

_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n\"“(]|\n-)\s*$")
_LIST_GAP = re.compile(r",[ ]|,?[ ](?:and|&|or)[ ]")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|['-](?=[^\W\d_]))+"
_WORD_AFTER = re.compile(rf"(?:[ \t]|(?<=[A-Z])\.[ \t]|-)(?P<word>{_CAPITALISED})")
_WORD_BEFORE = re.compile(rf"(?P<word>{_CAPITALISED})[ \t]$")


def believed(
    guesses: Sequence[Guess], text: str, lexicon: Lexicon, found: Iterable[Span]
) -> Iterator[Span]:
    """The guesses to act on, as spans; `found` is what patterns have found in the same text."""
    plain = veiled(text)
    if not guesses:
        return
    stays = lexicon.stays(text)
    words = [
        guess
        for guess in guesses
        if text[guess.start : guess.end] == plain[guess.start : guess.end]  # no amount, no date
        and not stays.touch(guess.start, guess.end)
    ]
    addresses = list(believed_addresses(words, text, lexicon, found))
    yield from addresses
    taken = Places((address.start, address.end) for address in addresses)
    free = [word for word in words if not taken.touch(word.start, word.end)]
    yield from _names(free, text, lexicon)
    yield from _codes([g for g in free if g.part in (Part.CODE, Part.WEB)], text)


def _names(words: Sequence[Guess], text: str, lexicon: Lexicon) -> Iterator[Span]:
    taken = [word.part is Part.NAME and word.score >= _bar(word, text, lexicon) for word in words]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for here in order:
            beside = here - 1 if order.step > 0 else here + 1
            if taken[beside] and not taken[here]:
                taken[here] = _goes_along(words[here], words[beside], text, lexicon)
    for word, take in zip(words, taken, strict=True):
        if take:
            yield Span(*_whole(word.start, word.end, text, lexicon), Kind.NAME, Certainty.GUESSED)


def _whole(start: int, end: int, text: str, lexicon: Lexicon) -> tuple[int, int]:
    """With the capitalised words beside it that are no English: parts that the model missed."""
    for _ in range(2):
        after = _WORD_AFTER.match(text, end)
        if after is not None and _is_unknown(after["word"], lexicon):
            end = after.end()
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if before is not None and _is_unknown(before["word"], lexicon):
        start = before.start()
    return start, end


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    return not word.isupper() and not lexicon.is_common(word)


def _bar(word: Guess, text: str, lexicon: Lexicon) -> float:
    """The score from which this word alone is believed to be a name; above 1 is never."""
    said = text[word.start : word.end]
    lower = said.lower()
    if not _LETTERS.fullmatch(said) or len(said) < 2:
        return 2.0
    capital = said[0].isupper() and (len(said) == 1 or not said.isupper())
    starts = _SENTENCE_BEFORE.search(text[max(0, word.start - 4) : word.start]) is not None
    if not lexicon.is_common(lower):
        return (0.3 if starts else 0.1) if capital else 0.5
    if not capital or not names_too(lower):
        return 2.0
    return 0.95 if starts else 0.6


def _goes_along(word: Guess, beside: Guess, text: str, lexicon: Lexicon) -> bool:
    """Whether a less sure word belongs to the name right beside it."""
    first, second = sorted((word, beside), key=lambda g: g.start)
    gap, said = text[first.end : second.start], text[word.start : word.end]
    listed = _LIST_GAP.fullmatch(gap) is not None
    if not (listed or NAME_GAP.fullmatch(gap)) or not _LETTERS.fullmatch(said):
        return False
    if word.part in (Part.CODE, Part.WEB, Part.HOUSE, Part.POSTCODE) or word.score < 0.15:
        return False
    if lexicon.is_function_word(said) and not names_too(said):
        return False
    if lexicon.is_common(said):
        capital = said[0].isupper() and not said.isupper()
        if names_too(said):
            return word.score >= (0.2 if capital else 0.4) and (capital or not listed)
        return capital and not listed and word.score >= 0.5
    return not listed or said[0].isupper()


def _codes(words: Sequence[Guess], text: str) -> Iterator[Span]:
    run: list[Guess] = []
    for word in [*words, None]:
        if run and (word is None or text[run[-1].end : word.start].strip(" -./")):
            yield from _code(text, run)
            run = []
        if word is not None:
            run.append(word)


def _code(text: str, run: Sequence[Guess]) -> Iterator[Span]:
    said = text[run[0].start : run[-1].end]
    digits = sum(char.isdigit() for char in said)
    mixed = digits >= 1 and any(char.isalpha() for char in said) and said.upper() == said
    if cue_before(text, run[0].start) == (True, None):
        return
    if max(word.score for word in run) >= 0.5 and (digits >= 6 or (mixed and len(said) >= 6)):
        yield Span(run[0].start, run[-1].end, Kind.NUMBER, Certainty.GUESSED)
