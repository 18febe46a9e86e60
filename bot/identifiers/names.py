"""Names that the words around them announce: "my name is …", "Mrs …", "Dear …", "… speaking"."""

import re
from collections.abc import Iterator

from bot.identifiers.lexicon import Lexicon
from bot.identifiers.spans import Kind, Span
from bot.identifiers.words import names_too

_W = r"[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*"
_WORD = re.compile(rf"{_W}")
_NEXT = re.compile(rf"(?:\.?[ \t]{{1,3}}|-)(?={_W})")
_PARTICLES = frozenset(
    "de da di del della dos van von der den la le du bin ibn al el st ten ter".split()
)

_WHOSE = (
    r"my|his|her|their|the|customer'?s?|caller'?s?|client'?s?|full|first|last|real|middle|given|"
    r"family|maiden|card"
)
_SOMEBODY = (
    r"customer|caller|client|driver|woman|man|lady|gentleman|who is|person|user|someone|somebody|"
    r"he's|she's"
)
_SAID = re.compile(
    rf"\b(?:(?:{_WHOSE})[\s_])?(?:name|surname|forename)s?(?:'?s)?\s{{0,3}}"
    r"(?:(?:is|was|are)\b|:|=)\s{0,12}(?:(?:is|mr|mrs|ms|miss|dr)\b\.?\s)?"
    r"|\b(?:on behalf of|in the name of|under the name(?: of)?|goes by|i'm called|name's"
    rf"|(?:{_SOMEBODY}) (?:called|named))\s"
    r"|\b(?:account holder|card\s?holder|beneficiary|recipient|addressee|attn|customer|caller|"
    r"client)\s{0,2}(?::|=)\s{0,3}",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:(?:mr|mrs|ms|miss|mx|dr)\b\.?\s(?:and|&|\+)\s)?"
    r"(?:mr|mrs|ms|miss|mx|mister|dr|doctor|prof|professor|rev|reverend|herr|frau|monsieur|madame|"
    r"señora?|sra?|signora?)\b\.?[ \t]{1,2}(?=[^\W\d_])",
    re.I,
)
_MET = re.compile(
    r"\b(?:i'?m|i am|this is|it'?s|it is|(?:customer|caller|client)(?: is)?|cardholder|driver|"
    r"member|guest|patient|passenger|(?:spoke|speaking) (?:to|with)|wife|husband|mother|father|mum|"
    r"dad|son|daughter|partner|sister|brother|friend|neighbour|colleague|regards|sincerely|wishes|"
    r"cheers|thanks|hi|hello|hey|dear|morning|afternoon|evening)[,!]?[ \t\n]{1,3}(?=[^\W\d_])",
    re.I,
)
_AFTERWARDS = re.compile(
    r"[ \t](?:is (?:my|the|his|her) (?:full |first |last )?name|speaking\b|is my full"
    r"|(?P<here>here)\b(?=[.,!]|$))",
    re.I,
)
_BEFORE = re.compile(rf"(?:{_W}[ \t]){{0,2}}{_W}$")


def announced_names(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Names after or before words that announce one."""
    for match in _SAID.finditer(text):
        yield from _name_at(text, match.end(), lexicon, any_case=True)
    for match in _TITLE.finditer(text):
        yield from _name_at(text, match.end(), lexicon, any_case=True)
    for match in _MET.finditer(text):
        yield from _name_at(text, match.end(), lexicon, any_case=False)
    for match in _AFTERWARDS.finditer(text):
        yield from _name_before(text, match.start(), lexicon, any_case=not match["here"])


def _name_at(text: str, start: int, lexicon: Lexicon, *, any_case: bool) -> Iterator[Span]:
    """The words from `start` on that can be a name: at most four, the first surely one."""
    end, at, count = start, start, 0
    while count < 4 and (word := _WORD.match(text, at)) is not None:
        if not _may_be_name(word.group(), lexicon, any_case=any_case, first=count == 0):
            break
        if word.group().lower() not in _PARTICLES:
            end = word.end() - 2 * word.group().endswith("'s")
        gap = _NEXT.match(text, word.end())
        if gap is None or ("." in gap.group() and len(word.group()) > 1):
            break
        at, count = gap.end(), count + 1
        if end < word.end():
            break
    if end > start:
        yield Span(start, end, Kind.NAME)


def _may_be_name(word: str, lexicon: Lexicon, *, any_case: bool, first: bool) -> bool:
    lower = word.lower().removesuffix("'s")
    if lexicon.is_function_word(lower) and not (any_case and word.istitle() and names_too(lower)):
        return False
    if word.islower() and lower in _PARTICLES:
        return not first
    capital = word[0].isupper() and (len(word) == 1 or not word.isupper())
    if any_case:
        return capital or not lexicon.is_common(lower) or names_too(lower)
    if not capital:
        return False
    return not lexicon.is_common(lower) or (not first and names_too(lower))


def _name_before(text: str, end: int, lexicon: Lexicon, *, any_case: bool) -> Iterator[Span]:
    """The words right before `end`, as far back as they can be a name."""
    before = _BEFORE.search(text, max(0, end - 60), end)
    words = list(_WORD.finditer(text, before.start(), end)) if before else []
    while words and not _may_be_name(words[0].group(), lexicon, any_case=any_case, first=True):
        words.pop(0)
    if any(not lexicon.is_common(word.group()) for word in words):
        yield Span(words[0].start(), words[-1].end(), Kind.NAME)
