"""Every language in which the terminal speaks."""

from adapters.terminal.german import GERMAN
from adapters.terminal.phrases import ENGLISH, TerminalPhrases

BY_LANGUAGE: dict[str, TerminalPhrases] = {"en": ENGLISH, "de": GERMAN}


def terminal_phrases_of(locale: str) -> TerminalPhrases:
    """The phrases for a company's locale, such as `de_AT`; English where there are none."""
    return BY_LANGUAGE.get(locale.partition("_")[0], ENGLISH)
