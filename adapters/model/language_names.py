"""Which language a text is in, by py3langid's model, which comes with the package.

Only languages that advisors are likely to write are told apart: the more there are, the more often
shorthand is taken for one of them.
"""

import asyncio
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    "ar bg bn cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sv "
    "tr uk vi zh"
).split()
SURE = 0.5
"""From this probability on a language is named; below, a single odd word would be one."""


class Py3LangId:
    """Implements `bot.ports.NameLanguage`; the first text reads the model, which takes a second."""

    def __init__(self) -> None:
        self._identifier: LanguageIdentifier | None = None
        self._loading = threading.Lock()

    async def __call__(self, text: str) -> str | None:
        """The ISO 639-1 code of the text's language; null where no language is likely."""
        return await asyncio.to_thread(self._name, text)

    def _name(self, text: str) -> str | None:
        language, probability = self._loaded().classify(text)
        return str(language) if probability >= SURE else None

    def _loaded(self) -> "LanguageIdentifier":
        with self._loading:
            if self._identifier is None:
                # Most processes never meet another language: they need not hold 76 MB for it.
                from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

                identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
                identifier.set_languages(LANGUAGES)
                self._identifier = identifier
            return self._identifier
