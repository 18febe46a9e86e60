"""What digests and the assessment say about themes, in one language; joined to the others."""

from bot.values import Value


class ThemeNewsPhrases(Value):
    """Templates, filled by name; none may be left out."""

    # One sentence in a digest; `likewise` follows where the same is true of others.
    new: str = "A new theme: “{title}”, {size}. {owner} answers until {due}."
    ready: str = "Ready to act on: “{title}”, {size}. {owner} can name a quick win or try a fix."
    silent: str = "{silent} said nothing to “{title}” in time ({size}); it is with {owner} now."
    fixed: str = "Fixed since {day}: “{title}” ({fix})."
    judged: str = "“{title}”, changed since {day} ({fix}): {verdict}"
    likewise: str = " Likewise {titles}."
    likewise_more: str = " Likewise {titles}, and {number} more."
    size: str = "{entries} entries of {advisors} advisors"
    weekly: str = "{size}, lately {per_week}"
    counts: str = "{before} in {weeks} weeks before, {after} in as many since. {verdict}"

    # A theme in short.
    given: str = "given to customers: {given}"
    quote: str = "“{words}”"
    yours_none: str = "No open theme is yours just now."
    all_themes: str = "All themes"
    yours_more: str = "{number} more of yours are open."

    # In the assessment.
    states_title: str = "Where the themes stand"
    in_state: str = "{state}: {number} ({kinds})"
    top: str = "What comes up most, {number}: {title}"

    # The one thing that an owner is asked for.
    act_on: str = "{act}: {title}"
    ask_answer: str = (
        "One thing from you: accept, pass on or decline “{title}” until {due}. It waits for your "
        "word."
    )
    ask_decide: str = (
        "One thing from you: “{title}” is ready to act on. Name a quick win, or try a fix and "
        "have it measured."
    )
    ask_suggest: str = (
        "One thing from you: “{title}” is yours, and no fix is named yet. Name the smallest one "
        "that would help."
    )
