"""Label, citations, feedback and streaming, as Teams takes them. Pure.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux
"""

from collections.abc import Iterable
from typing import Any

from adapters.teams.adaptive import cut, weight
from adapters.teams.phrases import ENGLISH
from bot.answers import Citation

Activity = dict[str, Any]

CITATIONS, NAME, ABSTRACT, KEYWORD, BYTES = 20, 80, 160, 28, 18_000
FEEDBACK: Activity = {"feedbackLoop": {"type": "custom"}}
"""Teams' own thumbs under a message; a dialog of ours asks for the reason."""


def labelled(citations: Iterable[Citation]) -> Activity:
    """The one root entity of an answer: an assistant wrote this, and this is what it rests on."""
    root: Activity = {
        "type": "https://schema.org/Message",
        "@type": "Message",
        "@context": "https://schema.org",
        "@id": "",
        "additionalType": ["AIGeneratedContent"],
    }
    claims: list[Activity] = []
    for citation in citations:
        claims.append(_claim(citation))
        if len(claims) > CITATIONS or weight(claims) > BYTES:
            claims.pop()
            break
    return {**root, "citation": claims} if claims else root


def _claim(citation: Citation) -> Activity:
    keywords = [citation.kind, *([ENGLISH.past_review] if citation.stale else [])]
    appearance: Activity = {
        "@type": "DigitalDocument",
        "name": cut(_line(citation.title), NAME) or "–",
        "abstract": cut(_line(citation.quote), ABSTRACT) or "–",
        "keywords": [cut(_line(word), KEYWORD) for word in keywords],
        "image": {"@type": "ImageObject", "name": "Text"},
    }
    return {"@type": "Claim", "position": citation.n, "appearance": appearance}


def _line(text: str) -> str:
    return " ".join(text.split())


def informative(text: str, sequence: int = 1, stream: str = "") -> Activity:
    """What Leeway is at work on, shown until the first words of the answer come.

    `stream` is the id that the first of them was answered with; `sequence` counts from 1 on.
    """
    return _streaming("informative", text, sequence, stream)


def streaming(text: str, sequence: int, stream: str = "") -> Activity:
    """The whole text so far."""
    return _streaming("streaming", text, sequence, stream)


def _streaming(kind: str, text: str, sequence: int, stream: str) -> Activity:
    info: Activity = {"streamType": kind, "streamSequence": sequence}
    if stream:
        info["streamId"] = stream
    return {
        "type": "typing",
        "text": text,
        "entities": [{"type": "streaminfo", **info}],
        "channelData": info,
    }


def final(message: Activity, stream: str) -> Activity:
    """A whole message as the end of a stream."""
    info = {"streamId": stream, "streamType": "final"}
    return {
        **message,
        "entities": [{"type": "streaminfo", **info}, *message.get("entities", ())],
        "channelData": {**message.get("channelData", {}), **info},
    }
