"""The sentences of an evidence pack, in one language; `bot.theme_phrases` joins them."""

from bot.values import Value


class PackPhrases(Value):
    """Templates, filled by name; none may be left out."""

    title: str = "Evidence: {title}"
    made: str = "From {company}'s log, {day}. Guidance version {version}."
    figures: str = "In figures"
    columns: tuple[str, ...] = ("Figure", "Value")
    chart: str = "Entries per week"
    chart_alt: str = (
        "Entries per week over {weeks} weeks up to {day}: {counts}. Lines show between which means "
        "each count would be usual."
    )
    chart_columns: tuple[str, ...] = ("Week from", "Entries", "Usual for a mean of")
    from_to: str = "{low} to {high}"
    words: str = "In their words"
    words_note: str = (
        "Chosen to represent all of them and to differ from each other; names and numbers of "
        "customers are removed."
    )
    words_hidden: str = "Fewer than 5 advisors: their words are left out, so that nobody is known."
    ready: str = "Ready to act on?"
    decided: str = "What was decided"
    methods: str = "How this was computed"
    caveat: str = (
        "Entries are what advisors chose to log, so the true number of cases is higher. Intervals "
        "say how far a figure may be off by chance, not by what nobody logged."
    )
