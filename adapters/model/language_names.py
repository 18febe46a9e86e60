"""Which language a text is in, by py3langid's model, which comes with the package.

Only languages that advisors are likely to write are told apart: the more there are, the more often
shorthand is taken for one of them.
"""

import asyncio
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    "ar bg bn cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sv "
    "tr uk vi zh"
).split()
SURE = 0.5
"""From this probability on a language is named; below, a single odd word would be one."""

_loading = threading.Lock()


class Py3LangId:
    """Implements `bot.ports.NameLanguage`; the first text reads the model, which takes a second.

    One model (76 MB) serves a whole process. A server reads it at start, as one question in a
    hundred is shorthand enough to need it; a command that answers once mostly goes without.
    """

    async def __call__(self, text: str) -> str | None:
        """The ISO 639-1 code of the text's language; null where no language is likely."""
        return await asyncio.to_thread(_name, text)


def _name(text: str) -> str | None:
    with _loading:
        identifier = _loaded()
    language, probability = identifier.classify(text)
    return str(language) if probability >= SURE else None


@cache
def _loaded() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 — takes a second

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
