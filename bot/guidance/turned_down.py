"""What a question says is not wanted: "in cash, not a voucher"."""

import re
from bisect import bisect_left
from collections.abc import Set

from bot.guidance.words import word_spans

_TURNED_DOWN = re.compile(
    r"""
    (?: \b(?:instead|in\ place)\ of | \b(?:rather|other)\ than | \banything\ but | \bno\ to
      | \brather\b [^,.;?!\n]{1,40}? \bthan
      | (?<!\bi\ ) (?<!\bwe\ ) (?<!\bu\ ) (?<!\byou\ )
        \b(?:do|does|did|wo|would|will)(?:\ not|n['’]?t)\ (?:want|take|accept|need|like)
      | \brefus(?:es?|ed|ing)(?:\ to\ (?:take|accept))? | \bdeclin(?:es?|ed|ing)
      | \bturn(?:s|ed|ing)?\ down
      | (?<!\bif\ ) (?<!\bwhy\ ) (?<!\bit\ ) (?<!\bis\ ) (?<!\bwas\ ) (?<!\bhas\ ) (?<!\bhave\ )
        \bnot (?!\ \w+(?:ed|en|ing)\b)
    )
    (?:\ (?:a|an|the|any|another|more|this|that|his|her|their|our|your|my|[£€$]?\d[\d.,]*))*
    \ +(?=\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)


_HINTS = tuple("not|nt |n't|n’t|never|than|instead|place of|but|no to|refus|declin|turn".split("|"))


def turned_down(text: str) -> Set[int]:
    """The words, by their number in `words`, at which something begins that is not wanted.

    What has not happened ("not refunded yet") is not turned down by that, and neither is what
    the person who asks does not need ("I don't need a photo").
    """
    plain = text.lower()
    if not any(hint in plain for hint in _HINTS):
        return frozenset()  # nearly always, and twenty times as fast as looking closely
    ends = [match.end() for match in _TURNED_DOWN.finditer(text)]
    if not ends:
        return frozenset()
    starts = [start for start, _ in word_spans(text)]
    return frozenset(bisect_left(starts, end) for end in ends)
