"""Words as guidance and advisors share them: lower case, stemmed, small words apart."""

import re
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEMMER = Stemmer.Stemmer("english")
SMALL = frozenset(
    "a an and any are as at be been by can could do does for from had has have her hers him his i "
    "if in is it its just me my of on or our please pls shall she should so some that the their "
    "them they this to up us was we were what when which who will with would you your he "
    "then there these those".split()
)
"""Words that carry no situation: they may stand between the words of an alias."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball (Porter 2) stem of one lower-case word, apostrophes dropped."""
    plain = word.replace("’", "").replace("'", "")
    return str(_STEMMER.stemWord(plain))


def words(text: str) -> list[str]:
    """The words of a text in order, lower case."""
    return [match.group() for match in _WORD.finditer(text.lower())]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, in the order of `words`."""
    return [match.span() for match in _WORD.finditer(text.lower())]


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """The stems of a text's words without the small ones, in order."""
    return [stem(word) for word in words(text) if word not in SMALL]


@lru_cache(maxsize=32_768)
def phrase_stems(phrase: str) -> tuple[str, ...]:
    """`stems`, remembered: for guidance's own phrases, which every question is held against."""
    return tuple(stems(phrase))


@lru_cache(maxsize=32_768)
def name_stems(name: str) -> tuple[str, ...]:
    """`content_stems`, remembered: for guidance's own names of things."""
    return tuple(content_stems(name))
