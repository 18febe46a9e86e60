"""Whether a question is in a language in which the search may not find guidance.

It changes no verdict and no coverage: it is said beside them, because "not covered" may then only
mean "not understood".
"""

import re
from functools import cached_property

from bot.guidance.base import GuidanceBase
from bot.guidance.words import words
from bot.identifiers.words import is_common
from bot.ports import NameLanguage

ENGLISH = "en"
_KNOWN = 0.5
"""With more known words than this a text is English, whatever else stands in it."""
_ENOUGH = 40
"""So many titles tell which language guidance is in."""
_QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"“”]|(?<!\w)['‘][^'’]*['’](?!\w)")


class AskedLanguage:
    """Holds questions against the language of one guidance base.

    `searched` are the languages among which the embedder finds one in the other.
    """

    def __init__(
        self, base: GuidanceBase, searched: frozenset[str], name: NameLanguage | None
    ) -> None:
        self._base = base
        self._searched = searched
        self._name = name

    @cached_property
    def of_guidance(self) -> str:
        """The language of guidance itself; a company may word Leeway in another."""
        titles = ". ".join(item.title for item in self._base.items[:_ENOUGH])
        return ENGLISH if english(titles) else self._base.company.locale.partition("_")[0]

    async def other(self, question: str) -> str | None:
        """The question's language, where it is another than guidance's and may not be understood.

        What it quotes does not count: customers write in any language.
        """
        own = _QUOTED.sub(" ", question)
        if self._name is None or not any(map(str.isalpha, own)):
            return None
        # Naming takes a model of its own: plain English goes without.
        named = ENGLISH if english(own) else await self._name(own)
        understood = {named, self.of_guidance} <= self._searched
        return None if named in {None, self.of_guidance} or understood else named


def english(text: str) -> bool:
    """Whether at least half of a text's words are English, or there are none."""
    found = [word for word in words(text) if not word.isdigit()]
    return sum(map(is_common, found)) > _KNOWN * len(found) or not found
