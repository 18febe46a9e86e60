"""A model's output, in the two forms that it may come in, as lines of sentences with marks."""

import re

from pydantic import ValidationError

from bot.errors import ModelUnavailable
from bot.language import DraftSentence, Governs, Opinion

_OBJECT = re.compile(r"\{[^{}]*\}")
_OPINION = re.compile(r"\b(yes|partly|no)\b(?:\W+(\d{1,3})\b)?", re.IGNORECASE)


class DraftLines:
    """Turns JSON into lines as its sentences are finished; lets plain lines through."""

    def __init__(self) -> None:
        self._read = ""
        self._json: bool | None = None

    def feed(self, text: str) -> str:
        """What can be said of the draft after this text."""
        self._read += text
        if self._json and "}" not in text:
            return ""
        if self._json is None:
            begun = self._read.lstrip()
            if not begun:
                return ""
            # A fence comes before JSON only: plain sentences hold no markup.
            self._json = begun.startswith(("{", "[{", "```"))
        if not self._json:
            text, self._read = self._read, ""
            return text
        return self._finished()

    def _finished(self) -> str:
        said = []
        end = 0
        for match in _OBJECT.finditer(self._read):
            end = match.end()
            said.append(_line(match.group()))
        self._read = self._read[end:]
        return "".join(said)


def _line(found: str) -> str:
    """One finished sentence with its marks; nothing if it is not in the agreed form."""
    try:
        sentence = DraftSentence.model_validate_json(found)
    except ValidationError:
        return ""
    marks = "".join(f"[{n}]" for n in sentence.cites)
    return f"{' '.join(sentence.text.split())} {marks}\n"


def opinion_in(text: str) -> Opinion:
    """The opinion that an answer holds, in either form; raises ModelUnavailable."""
    found = _OBJECT.search(text)
    try:
        return Opinion.model_validate_json(found.group() if found else text)
    except ValidationError:
        said = _OPINION.search(text)
        if said is None or found is not None:
            raise ModelUnavailable("no opinion in the answer") from None
        number = int(said[2]) if said[2] else None
        return Opinion(governs=Governs(said[1].lower()), passage=number)
