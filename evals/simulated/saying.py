"""How people say the same thing differently: patterns filled, and the shorthand of chat."""

import re
from collections.abc import Sequence
from itertools import product
from typing import TypeVar

import numpy as np

T = TypeVar("T")
_INNERMOST = re.compile(r"\[([^\[\]]*)\]")
_SHORTHAND = (
    (r"\bcustomer\b", "cust"),
    (r"\bdelivery\b", "del"),
    (r"\breplacement\b", "repl"),
    (r"\bbecause\b", "bc"),
    (r"\bwithout\b", "w/o"),
    (r"\bplease\b", "pls"),
    (r"\b(?:the|a|an) ", ""),
)
_IN_SHORT = 0.3
_ONE_TYPO = 0.08


def pick(chance: np.random.Generator, of: Sequence[T]) -> T:
    """One of them."""
    return of[int(chance.integers(len(of)))]


def said(chance: np.random.Generator, patterns: Sequence[str]) -> str:
    """One of the patterns, with one of each choice: `[a|b|]`."""
    text = pick(chance, patterns)
    while found := _INNERMOST.search(text):
        text = text[: found.start()] + pick(chance, found[1].split("|")) + text[found.end() :]
    return re.sub(r" +", " ", text).strip()


def typed(chance: np.random.Generator, patterns: Sequence[str]) -> str:
    """The same as somebody types it with a customer on the line."""
    text = said(chance, patterns)
    if chance.random() < _IN_SHORT:
        for long, short in _SHORTHAND:
            text = re.sub(long, short, text)
    if chance.random() < _ONE_TYPO and len(text) > 20:
        at = int(chance.integers(5, len(text) - 5))
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


def pool(chance: np.random.Generator, patterns: Sequence[str], size: int) -> tuple[str, ...]:
    """So many ways of typing it at most: people say what was said before, too."""
    return tuple(dict.fromkeys(typed(chance, patterns) for _ in range(size)))


def reasons(
    chance: np.random.Generator, says: Sequence[str], why: Sequence[str], size: int
) -> tuple[tuple[str, str], ...]:
    """So many ways of writing it down at most, each with a reason, which may be empty."""
    made = ((typed(chance, says), said(chance, why) if why else "") for _ in range(size))
    return tuple(dict.fromkeys(made))


def ways(pattern: str) -> set[str]:
    """Everything that a pattern can say, without shorthand."""
    found = _INNERMOST.search(pattern)
    if found is None:
        return {re.sub(r" +", " ", pattern).strip()}
    heads = [pattern[: found.start()] + choice for choice in found[1].split("|")]
    return {
        way for head, tail in product(heads, [pattern[found.end() :]]) for way in ways(head + tail)
    }
