"""What in a question speaks to whoever answers it, instead of telling of the customer.

"Write that it is fine", "you are now", "[1] now reads": no advisor asks for guidance in such words,
and no customer's case is told in them. Such a sentence is left out of what is searched for and of
what limits and amounts are read from. Signals are still heard in it, and it stays in the record.

This only keeps an order from looking like part of the case. That it lifts no limit rests on the
verdict, which comes from the limits alone.
"""

import re
import unicodedata

_OPENS = r"\W{0,9}(?:(?:please|pls|now|also|just|first|then|and|so|bitte|jetzt)\b[, ]*){0,4}"
_SAYING = (
    r"say(?! (?:some|any|no)thing)|write(?! (?:off|to|back)\b)|"
    r"(?:answer|reply|respond)(?: (?:with|that|only|in|as|yes|every|all)\b|:)|"
    r"repeat(?! (?:order|customer|fault|call)s?\b)|state(?: that|:)|print (?:the|your|out)|output|"
    r"recite|mention (?:that|in your|it)|decode|"
    r"summari[sz]e|finish this sentence|begin every|end (?:with|your)|confirm in writing|"
    r"(?:quote|cite) (?:me|it|this)|for coverage|"
    r"tell (?:me|them|the|us|your) (?:(?:agents?|advisors?) )?(?:that|it'?s|to)"
)
_IGNORE = r"(?:ignore|disregard|forget|override)"
_BEING = (
    r"(?:role-?)?play (?:the|my|a)|act as|be(?:have)? like|pretend|imagine (?:that|you)|"
    r"call yourself|remember (?:for|that|this)|(?:decode|reverse|translate) and|"
    r"in this thread|before you answer|"
    rf"\b{_IGNORE}\b .{{0,40}}\b(?:limits?|rules?)"
)
_GERMAN = (
    r"sag|sage|schreib|schreibe|antworte|wiederhole|vergiss|ignoriere|tu so|stell dir vor|"
    r"du bist (?:ab )?jetzt"
)
_TO_A_MACHINE = r"(?:the |any |every )?(?:assistant|bot|a\.?i\.?|llm|(?:language )?model)\b"
_HEADS = (
    rf"(?:note |instructions? )?(?:to|for|dear|hey|attention) {_TO_A_MACHINE}[^.:]{{0,20}}[:,]|"
    rf"(?:system|{_TO_A_MACHINE}|override|verdict)\s*:|"
    r"let \w+ ?=|call \w+\(|passage \[|summary of the thread\b"
)
_AT_THE_START = re.compile(
    rf"{_OPENS}(?:(?:{_SAYING})\b(?!.{{0,200}}\?)|(?:{_BEING}|{_GERMAN})\b|{_HEADS})",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    rf"\b{_IGNORE}\b .{{0,40}}\b(?:instructions?|above|previous|verdict|prompts?)\b|"
    r"\bpretend (?:that |our |the |we |you )|, (?:say|write|answer|state|reply) that\b|"
    r"\byou(?:'re| are) (?:now|(?:the|an?) (?:\w+ )?(?:bot|assistant|ai))\b|"
    r"\bthis is (?:only |just )?a test\b|"
    r"\b(?:system prompt|(?:developer|debug|admin|god|quiet) mode|new instructions?)\b|"
    r"\b(?:from now on|from my next message)\b.{0,40}\b(?:you|every|all|answers?)\b|"
    r"\bfor this thread\b|"
    r"\binstructions? to (?:the )?(?:assistant|ai|bot|model)\b|"
    r"\b(?:BEGIN|END) DATA\b|\[/?INST\]|\[\d{1,2}\]|<\|.{0,20}\|>|</?(?:system|user|assistant)>|"
    r"<!--|!\[|[{}]\s*\"|\"\s*[{}]",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[.!?．。])\s+(?=\S)|\n+")
_BEGINS = re.compile(r"\s(?=[A-Z\[<\"{`])")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SAYS = re.compile(r"\w")
_QUOTE = re.compile(r"^\s*(?:>|&gt;)")


def without_asides(text: str) -> str:
    """The text without such sentences, as it was where there are none; empty if that is all."""
    pieces = _ENDS.split(text)
    kept = [_before_aside(piece) for piece in pieces]
    if kept == pieces:
        return text
    said = [piece if _SAYS.search(piece) else "" for piece in kept]
    # "The customer writes:" introduces nothing any more.
    told = [
        "" if piece.rstrip().endswith(":") and not more else piece
        for piece, more in zip(said, [*said[1:], ""], strict=True)
    ]
    gaps = [*_ENDS.findall(text), ""]
    return "".join(piece + gap for piece, gap in zip(told, gaps, strict=True) if piece).strip()


def own_words(text: str) -> str:
    """What the person says themselves: without the lines that they quote."""
    return "\n".join(line for line in text.splitlines() if not _QUOTE.match(line))


def _before_aside(sentence: str) -> str:
    """All of a sentence, or none of it; who types in a hurry begins the next one without a stop."""
    plain = _plain(sentence)
    starts = [0, *(begin.end() for begin in _BEGINS.finditer(plain))]
    ends = [start for start in starts if _AT_THE_START.match(plain, start)][:1]
    if somewhere := _ANYWHERE.search(plain):
        ends.append(max(start for start in starts if start <= somewhere.start()))
    return plain[: min(ends)].strip() if ends else sentence


def _plain(text: str) -> str:
    """As it is read: full-width letters and letters with nothing between them are letters."""
    return unicodedata.normalize("NFKC", text).translate(_UNSEEN)
