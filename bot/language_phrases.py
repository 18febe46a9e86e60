"""How one language writes things, and what is said about languages and several questions."""

from bot.values import Value


class LanguagePhrases(Value):
    """Forms and templates, filled by name; none may be left out.

    Dates are CLDR patterns. `capital_nouns`: a title keeps its capital within a sentence.
    `periods` are what limits count by (`per`), in words; others show as they are written.
    """

    date_form: str = "d MMM yyyy"
    moment_form: str = "EEE d MMM, HH:mm"
    quoted: str = "“{word}”"
    capital_nouns: bool = False
    per_year: str = "{thing} and year"
    periods: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "contact": "contact",
        "customer": "customer",
        "order": "order",
    }

    # The question is in another language than guidance.
    other: str = (
        "Your question looks like {asked}; guidance is in {ours}, so the search may have missed "
        "something. Here is what was found."
    )

    # Several questions in one message.
    number_of: str = "{number} of {count}"
    number_label: str = "{number}: {label}"
    first_ones: str = "Answered are the first {count} of {all}. Please ask the others again."
