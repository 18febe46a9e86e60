"""The sentences about where the company stands, in one language; joined in `bot.wording`."""

from bot.values import Value


class StandingPhrases(Value):
    """Templates, filled by name; none may be left out."""

    # Outcomes and payback.
    outcomes_taken: str = "Taken in: {number} outcomes. Case numbers are kept only as codes."
    outcomes: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "kept": "Stayed a customer",
        "came_back": "Bought again",
        "complained": "Complained",
        "survey": "Survey score",
    }
    payback_title: str = "Does it pay back?"
    payback_columns: tuple[str, ...] = ("Outcome", "Leeway used", "Not used", "Difference")
    payback_side: str = "{value} of {cases} cases"
    interval: str = "{value} ({low} to {high})"
    payback_more: str = "{outcome}: higher where leeway was used."
    payback_less: str = "{outcome}: lower where leeway was used."
    payback_unclear: str = "{outcome}: no difference that chance could not explain."
    payback_too_few: str = (
        "Too few cases to compare: it takes {number} with leeway used and {number} without, and "
        "there are {most} at most. Import more outcomes."
    )
    payback_caveat: str = (
        "This is not an experiment. Advisors choose when to use their leeway, so the two groups "
        "may differ in other ways: in what went wrong, or in who called. It shows what goes "
        "together, not what causes what."
    )
    payback_method: str = (
        "Leeway used: an action was logged for the case. Shares in percentage points, intervals by "
        "Newcombe; scores by Welch. A case without a row for buying again or complaining counts as "
        "no."
    )

    # The pulse.
    pulse_title: str = "Three questions about the last month"
    pulse_open: str = "Answer the three questions"
    pulse_submit: str = "Send it"
    pulse_ask: str = (
        "Once a month, three questions. Only how often each answer was given is kept: nobody, not "
        "even an admin, can see that it was you."
    )
    pulse_questions: dict[str, str] = {  # noqa: RUF012
        "room": "Did you have the room to do the right thing?",
        "knew": "Did you know what good looks like?",
        "heard": "Did you hear back about what you raised?",
    }
    pulse_short: dict[str, str] = {  # noqa: RUF012
        "room": "Had the room",
        "knew": "Knew what good looks like",
        "heard": "Heard back",
    }
    felt: dict[str, str] = {  # noqa: RUF012
        "always": "always",
        "mostly": "mostly",
        "sometimes": "sometimes",
        "rarely": "rarely",
        "never": "never",
    }
    needs_felt: str = "Choose one of the five."
    pulse_thanks: str = "Counted. Thank you: only the count is kept."
    pulse_again: str = "You have answered this month already. The next time is next month."
    pulse_too_few: str = "Nothing is shown before {number} people have answered in a month."
    pulse_month: str = "Month, answers"
    pulse_of: str = "{month}, {answers}"
    pulse_up: str = "Better than the month before: {what}."
    pulse_down: str = "Worse than the month before: {what}."
    pulse_steady: str = "No change on the month before that chance could not explain."
    pulse_method: str = "Share of “always” and “mostly”, with the 95% interval by Wilson."

    # The assessment.
    assess_title: str = "Where we stand: {since} to {until}"
    assess_lead: str = (
        "{entries} entries of {people} people. Each measure says what it rests on; there is no "
        "single score."
    )
    assess_few: str = "Fewer than {number} people logged something in this time: nothing is shown."
    assess_kept: str = "Kept. The next assessment shows movement since this one."
    assess_columns: tuple[str, ...] = ("Measure", "Now", "Rests on", "Since the last")
    assess_same: str = "unchanged"
    assess_first: str = "first time"
    assess_none: str = "too little to say"
    stage_title: str = "By stage of the journey"
    stage_columns: tuple[str, ...] = (
        "Stage",
        "Actions, escalations",
        "Questions covered",
        "Without owner, without guidance",
    )
    pair: str = "{one}, {other}"
    silos_title: str = "Nobody's so far"
    silo_owner: str = "{touchpoint}: nobody answers for {owner}"
    silo_guidance: str = "{touchpoint}: no current guidance"
    what_title: str = "What each measure means"
    figure_days: str = "{number} days"
    figure_hours: str = "{number} hours"
    figure_points: str = "{number} points"
    factors: dict[str, str] = {  # noqa: RUF012
        "independence": "Independence",
        "support": "Support",
        "resources": "Resources",
        "expertise": "Expertise",
        "owners": "Owners",
        "loops": "Open loops",
        "trust": "Trust",
        "learning": "Learning",
        "payback": "Payback",
        "themes": "Themes",
    }

    # Digests.
    digest_weekly: str = "The week from {since} to {until}"
    digest_monthly: str = "The month from {since} to {until}"
    digest_quiet: str = "A quiet {span}: {entries} entries, and nothing that waits for you."
    span_week: str = "week"
    span_month: str = "month"
    digest_three: str = "What matters most"
    digest_reviews: str = (
        "{number} actions wait for your review; the oldest since {since}. A word from you is what "
        "they hear back."
    )
    digest_waiting: str = "{number} escalations wait for a reply; {overdue} went overdue."
    digest_rise: str = (
        "{touchpoint}: {now} actions and escalations, where {usual} were usual. Owner: {owner}."
    )
    digest_uncovered: str = (
        "{number} of {of} questions were not covered by guidance, the last: “{example}”."
    )
    digest_empowerment: str = (
        "{number} of {of} escalations were beyond a limit. Where the answer is nearly always yes, "
        "the limit is too tight."
    )
    digest_recognised: str = "{number} actions were recognised, {nominated} nominated as examples."
    digest_alone: str = (
        "{share} of what came up was settled by the advisors themselves ({of} cases)."
    )
    digest_late: str = "{number} of {of} escalations got their reply late or not yet."
    digest_undecided: str = (
        "Speed or fact: nobody has decided yet when a theme is ready to act on. That is yours to "
        "say."
    )
    chart_title: str = "Actions and escalations a week"
    chart_alt: str = "{title}: {values}. Lowest {low}, highest {high}, last {last}."
    link_reviews: str = "Review them"
    link_waiting: str = "Reply"
    link_logbook: str = "The entries"
    link_assessment: str = "Where we stand"
    link_pulse: str = "The pulse"
    link_payback: str = "Does it pay back?"
    link_themes: str = "Themes"
