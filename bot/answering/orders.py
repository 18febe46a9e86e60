"""Guidance that gives orders to a machine is no guidance: it is left out before a model reads it.

This only lowers the noise. That an order changes nothing rests on other things: the verdict comes
from the limits alone, and every sentence of a model is checked.
"""

import re

_ORDER = re.compile(
    r"\b(?:AI|LLM|GPT)s?\b|(?i:\bchat ?-?bots?\b|\blanguage models?\b|\bsystem prompts?\b)|"
    r"(?i:^\W*(?:(?:note )?(?:to|for) |dear |hey |attention )?(?:the )?"
    r"(?:assistant|model|bot|system|override)\b[^.]{0,20}[:,])|"
    r"(?i:\b(?:ignore|disregard|forget|override)\b.{0,40}"
    r"\b(?:instructions?|limits?|rules?|above|previous|verdict|prompt)\b)|"
    r"(?i:^\W*the assistant (?:must|should|shall|has to)\b|\bautomated (?:reader|system|assistant)|"
    r"\bmodels? (?:that|who|which) |\bnew (?:task|instructions?)\b|\bprint\(|"
    r"\bend of (?:guidance|document|prompt)\b)|"
    r"(?i:\b(?:BEGIN|END) DATA\b)|\[/?INST\]|<\|.{0,20}\|>|</?(?:system|user|assistant)>|"
    r"[{}]\s*\"|\"\s*[{}]|https?://",
    re.MULTILINE,
)


def without_orders(text: str) -> str:
    """The text without those of its paragraphs that speak to a machine or link elsewhere."""
    kept = (block for block in text.split("\n\n") if not _ORDER.search(block))
    return "\n\n".join(kept)
