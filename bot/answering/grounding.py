"""What a model worded, held against guidance: a sentence passes, or it is not shown.

The check looks at each sentence by itself, so that it can be made before the sentence is shown.
It errs on the strict side: what is cut is replaced by guidance's own words. The question is no
source: whatever it says, and whoever it quotes, it cannot make a sentence pass.
"""

import re
import unicodedata
from enum import StrEnum

from bot.answering.allowed_amounts import limit_texts
from bot.answering.brief import Brief, CitedPassage
from bot.answering.claims import loose_number_word, numbers, strange_name, ungrounded_number
from bot.answering.decisive import ABSOLUTE, DECIDERS, DEEDS, OBLIGES, SWAPPED
from bot.answering.languages import foreign
from bot.answering.meaning import content, forms, supported, turned_round
from bot.answering.promises import beyond_verdict
from bot.answering.statement import Statement
from bot.guidance.sentences import sentences
from bot.guidance.words import words

FEWEST_WORDS, MOST_WORDS = 3, 45
SUPPORT = 0.6
"""The least share of a sentence's content that one piece of guidance has to have."""
SHORT = 3
"""With so few words of content, every one of them has to stand in what is cited."""
FEWEST_CONTENT, VERBATIM = 2, 0.8
"""With fewer words of content than that, so much of all its words has to stand in one piece."""

_LINK = re.compile(r"://|www\.|mailto:|\S@\S|@\w|\b[\w-]+\.(?:[a-z]{2,})(?:/|\b)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|a\.m|p\.m)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<>*_`|{}\[\]\\~^=]|^#|\s#\s|&\w+;")
_ABOUT_ITSELF = re.compile(
    r"\b(?:as an? (?:ai|assistant|language model|bot)|language model|chat ?bot|system prompt|"
    r"(?:these|my|the|your|previous|prior|above|new) (?:instructions?|prompts?)|"
    r"(?:ignore|disregard|override|forget) (?:the|all|any|your|my|previous|prior|that)|"
    r"leeway says|i am (?:an?|not)|developer mode|jailbreak|passages? \d|json|assistant)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'll|i'd|me|my|mine|myself)\b", re.IGNORECASE)
_SIGNS = frozenset(".,;:!?…'\"’‘“”()-–—/%£€$&#+ ")


class Fault(StrEnum):
    """Why a sentence is not shown."""

    NO_CITATION = "no_citation"
    UNKNOWN_CITATION = "unknown_citation"
    LENGTH = "length"
    MARKUP = "markup"
    ABOUT_ITSELF = "about_itself"
    LANGUAGE = "language"
    NUMBER = "number"
    NAME = "name"
    DECISIVE_WORD = "decisive_word"
    BEYOND_VERDICT = "beyond_verdict"
    TURNED_ROUND = "turned_round"
    UNSUPPORTED = "unsupported"


def fault_in(sentence: Statement, brief: Brief) -> Fault | None:
    """The first reason not to show a sentence, null if there is none."""
    form_fault = _fault_of_form(sentence, brief)
    if form_fault is not None:
        return form_fault
    cited = [p for p in brief.passages if p.n in sentence.cites]
    text = sentence.text
    sources = (*(f"{p.title}. {p.text}" for p in cited), *limit_texts(cited, brief))
    if ungrounded_number(text, sources) or loose_number_word(text, sources):
        return Fault.NUMBER
    if strange_name(text, sources):
        return Fault.NAME
    if _decisive(text, cited, brief):
        return Fault.DECISIVE_WORD
    if beyond_verdict(text, cited, brief):
        return Fault.BEYOND_VERDICT
    if turned_round(text, "\n".join((*(p.text for p in cited), *limit_texts(cited, brief)))):
        return Fault.TURNED_ROUND
    return None if _rests_on(text, cited, brief) else Fault.UNSUPPORTED


def _fault_of_form(sentence: Statement, brief: Brief) -> Fault | None:
    """What is wrong with a sentence whatever guidance says."""
    known = {p.n for p in brief.passages}
    if not sentence.cites:
        return Fault.NO_CITATION
    if not set(sentence.cites) <= known:
        return Fault.UNKNOWN_CITATION
    if not FEWEST_WORDS <= len(words(sentence.text)) <= MOST_WORDS:
        return Fault.LENGTH
    if _marked_up(sentence.text):
        return Fault.MARKUP
    unquoted = _QUOTED.sub(" ", sentence.text)
    if _ABOUT_ITSELF.search(sentence.text) or _FIRST_PERSON.search(unquoted):
        return Fault.ABOUT_ITSELF
    return Fault.LANGUAGE if foreign(sentence.text, brief.language) else None


def _marked_up(text: str) -> bool:
    if _LINK.search(_ABBREVIATED.sub("", text)) or _MARKUP.search(text):
        return True
    return any(not (c.isalnum() or c in _SIGNS) or _strange(c) for c in text)


def _strange(char: str) -> bool:
    """Whether a letter or digit is not a Latin one."""
    if char.isascii() or char in _SIGNS:
        return False
    return not unicodedata.name(char, "").startswith("LATIN")


def _decisive(text: str, cited: list[CitedPassage], brief: Brief) -> bool:
    """Whether it orders, forbids or names a decider in words that guidance does not have."""
    passages = frozenset[str]().union(*(forms(p.text) for p in cited))
    found = forms(text)
    if not (found & ABSOLUTE) <= passages:
        return True
    verdict = frozenset[str]().union(*(forms(t) for t in limit_texts(cited, brief)))
    if not (found & DECIDERS) <= passages | verdict:
        return True
    obliged = {match.lower() for match in OBLIGES.findall(text)}
    if any(match not in " ".join(p.text for p in cited).lower() for match in obliged):
        return True
    plain = set(words(text))
    held = {word for p in cited for word in words(p.text)}
    return any(a in plain and b in held and a not in held for a, b in SWAPPED)


def _rests_on(text: str, cited: list[CitedPassage], brief: Brief) -> bool:
    """Whether one piece of guidance says most of it: words from all over prove nothing.

    A piece is a sentence; a limit is one piece, together with the verdict. What is done for the
    customer has to be in the piece itself.
    """
    own, deeds = content(text), forms(text) & DEEDS
    pieces = [s for p in cited if p.room is None for s in (p.title, *sentences(p.text))]
    pieces.append(" ".join(limit_texts(cited, brief)))
    if len(own) < FEWEST_CONTENT and not numbers(text):
        return any(len(forms(text) & forms(p)) >= VERBATIM * len(forms(text)) for p in pieces)
    if len(own) <= SHORT and supported(text, " ".join(pieces)) < 1:
        return False
    return any(supported(text, p) >= SUPPORT and deeds <= forms(p) for p in pieces)
