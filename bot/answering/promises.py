"""Whether a sentence gives, permits or promises more than the verdict and the limits do."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answering.allowed_amounts import is_worth, limit_texts, too_much
from bot.answering.brief import Brief, CitedPassage
from bot.answering.claims import Number, numbers
from bot.answering.decisive import (
    ALONE,
    AS_ASKED,
    ASKING,
    BENEFITS,
    DECIDERS,
    DEEDS,
    LOOSE_GIVING,
    STRONG_GIVING,
    UNBOUNDED,
    WEAK_GIVING,
)
from bot.answering.meaning import content, form, forms, supported
from bot.answers import Outcome
from bot.guidance.sentences import sentences
from bot.guidance.words import SMALL, words

_ONE = Number(Decimal(1), "count")
_OWN = frozenset({Outcome.YES, Outcome.UP_TO})
_OWN_WORDS, _ENOUGH = 0.8, 4
_PERMITS = re.compile(r"\b(?:can|may|could|might|will|shall)\b|['’]ll\b", re.IGNORECASE)
_HELD_BACK = frozenset({Outcome.ASK_FIRST, Outcome.STOP})
_ONE_THING = (
    r"(?:(?!\b(?:and|then|but|or|while|as|once|after|afterwards|later|already|anyway|since|because|"
    r"meanwhile|now|though|when)\b)[^,;:.–—-])*"
)
_ASK = re.compile(rf"\s*(?:first,?\s+)?ask\b{_ONE_THING}", re.IGNORECASE)
_BRING = re.compile(
    rf"\b(?:bring|take|pass|hand|put)\b{_ONE_THING}\bto\b{_ONE_THING}", re.IGNORECASE
)


def gives(text: str, brief: Brief) -> bool:
    """Whether a sentence gives, permits or promises something, or does what the verdict is on."""
    found = forms(text)
    if found & STRONG_GIVING or found & {form(word) for word in brief.action}:
        return True
    if found & WEAK_GIVING:
        return bool(found & BENEFITS) or bool(numbers(text) - {_ONE})
    return bool(found & LOOSE_GIVING) and any(is_worth(n) for n in numbers(text))


def _does(text: str, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether something is done for the customer, other than in guidance's own words."""
    if gives(text, brief):
        return True
    if not forms(text) & DEEDS:
        return False
    if len(content(text)) < _ENOUGH or _PERMITS.search(text):
        return True
    said = (s for p in cited if p.room is None for s in sentences(p.text))
    return all(supported(text, s) < _OWN_WORDS for s in said)


def beyond_verdict(text: str, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether the sentence goes further than the verdict and the limits that it cites."""
    giving = gives(text, brief)
    if too_much(text, giving, cited, brief) or _takes_back(text, brief):
        return True
    if ALONE.search(text) and not _alone(text, cited, brief):
        return True
    if brief.outcome in _HELD_BACK and _does(text, cited, brief):
        return not _only_asks(text, brief)
    return giving and (_not_in_guidance(text, cited, brief) or _not_alone(cited))


def _takes_back(text: str, brief: Brief) -> bool:
    """Whether it sends the reader to ask for what the verdict leaves to them."""
    found = forms(text)
    return brief.outcome in _OWN and bool(found & DECIDERS) and bool(found & ASKING)


def _alone(text: str, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether it may be said that the reader decides: the verdict says so, or a passage does."""
    if brief.outcome in _HELD_BACK:
        return False
    known = " ".join(p.text for p in cited).lower()
    return all(match.group().lower() in known for match in ALONE.finditer(text))


def _only_asks(text: str, brief: Brief) -> bool:
    """Whether what is given stands only in the part that tells the reader to ask for it."""
    if brief.outcome is Outcome.STOP or numbers(text):
        return False
    asking = _ASK.match(text) or _BRING.search(text)
    if asking is None:
        return False
    decider = frozenset(form(word) for word in words(brief.decider) if word not in SMALL)
    rest = f"{text[: asking.start()]} {text[asking.end() :]}"
    return bool(decider) and decider <= forms(asking.group()) and not gives(rest, brief)


def _not_in_guidance(text: str, cited: Sequence[CitedPassage], brief: Brief) -> bool:
    """Whether it gives in words that neither its passages nor the limits have."""
    passages = " ".join(p.text for p in cited)
    said = forms(" ".join((passages, *limit_texts(cited, brief))))
    found = forms(text)
    if not (found & STRONG_GIVING) <= said or not (found & UNBOUNDED) <= forms(passages):
        return True
    return any(match.lower() not in passages.lower() for match in AS_ASKED.findall(text))


def _not_alone(cited: Sequence[CitedPassage]) -> bool:
    """Whether a limit is cited under which the reader gives nothing alone."""
    return any(p.room is not None and not p.room.alone for p in cited)
