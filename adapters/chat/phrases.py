"""What a person reads in the home of every chat channel."""

from bot.values import Value


class HomePhrases(Value):
    """The templates of one language."""

    reviews: str = "Actions that wait for you"
    waiting: str = "Escalations that wait for you"
    own_themes: str = "Your themes"
    themes: str = "Themes"
    upkeep: str = "What guidance waits for"
    logbook: str = "The logbook"
    log: str = "Log what I did"
    answer: str = "Three questions a month"
    digest: str = "My digest"
    assess: str = "Where we stand"
    pulse: str = "The pulse"


ENGLISH = HomePhrases()
