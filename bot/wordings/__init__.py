"""Every language that Leeway speaks. English stands beside its classes, in `bot.wording`."""

from bot.wording import ENGLISH, Phrases
from bot.wordings.german import GERMAN

BY_LANGUAGE: dict[str, Phrases] = {"en": ENGLISH, "de": GERMAN}


def phrases_of(locale: str) -> Phrases:
    """The phrases for a company's locale, such as `de_AT`; English where there are none."""
    return BY_LANGUAGE.get(locale.partition("_")[0], ENGLISH)
