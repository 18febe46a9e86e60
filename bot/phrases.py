"""Every sentence that is not guidance itself: templates of one language, to be translated."""

from bot.guidance_phrases import GuidancePhrases
from bot.language_phrases import LanguagePhrases
from bot.loop_phrases import LoopPhrases
from bot.standing_phrases import StandingPhrases
from bot.theme_phrases import ThemePhrases
from bot.values import Value


class Phrases(Value):
    """The templates of one language. Braces are filled by name; none may be left out."""

    # The verdict: {amount} asked for, {cap} own cap, {action}, {who} decides.
    yes: str = (
        "Yes, you can: {amount} is within your own leeway for {action} (up to {cap} per {per})."
    )
    yes_permission: str = "Yes, you can: {action} is yours to decide."
    up_to: str = "Yes, you can give up to {cap} per {per} for {action} on your own."
    ask_above: str = "Ask {who} first: {amount} for {action} is above your own {cap} per {per}."
    ask_no_tier: str = "Ask {who} first: {action} is not an advisor's to decide alone."
    ask_currency: str = (
        "Ask {who} first: {amount} is not in {currency}, and our limit for {action} is."
    )
    stop_signal: str = "Stop here: {who} decides from here on."
    stop_limit: str = "Stop: with this in play, {action} is not ours to give. {who} decides."
    no_limit: str = "No limit decides this one. Here is what guidance says."
    no_limit_leeway: str = "You have room to act here. How far it goes stands below."
    which_action: str = (
        "Tell me what you would give or do, and how much: then I can say whether it is yours to "
        "decide."
    )

    # Why the verdict is what it is, for `because`.
    because_signal: str = "{signal}: {who} decides, whatever the limits say."
    because_stopped: str = "{signal} stops {action}; {who} decides."
    because_none: str = "The question names no action that a limit is about."
    because_currency: str = "The amount is in {other}; the limit is in {currency}."
    because_no_tier: str = "The limit gives this role no leeway of its own."
    because_cap: str = "No amount was named; {cap} per {per} is the role's own limit."
    because_permission: str = "The limit permits it to this role."
    because_within: str = "{amount} is within {cap} per {per}."
    because_above: str = "{amount} is above {cap} per {per}."

    # Leeway lines and headings.
    leeway_line: str = "{title}: up to {cap} per {per} on your own"
    leeway_permission: str = "{title}: yours to decide"
    leeway_none: str = "{title}: not on your own"
    leeway_beyond: str = "; up to {cap}: {who}"
    leeway_last: str = "; beyond: {who}."
    leeway_needs: str = " Have ready: {needs}."
    heading_do: str = "What you can do"
    heading_good: str = "What good looks like: {title}"
    heading_example: str = "Nearest example: {title}"
    also_near: str = "Also near: {title}"
    heading_leeway: str = "Your leeway"
    heading_beyond: str = "Beyond your leeway"
    heading_sources: str = "Sources"
    beyond_route: str = "{owner} ({route}) replies by {due}."
    beyond_no_route: str = "{owner} replies by {due}."

    # Coverage.
    partial: str = "Guidance covers this only in part."
    partial_missing: str = "Guidance covers this only in part. It has no word on {words}."
    uncovered: str = "Guidance doesn't cover this."
    judgement: str = (
        "Use your judgement, do what you would want done for you, and log it: that is how the gap "
        "gets filled."
    )
    ask_for_the_fact: str = (
        "It reads like a question for a fact: ask rather than guess. Where it takes judgement, "
        "use yours, and log it: that is how the gap gets filled."
    )
    nearest_principle: str = "The nearest principle: {title}"
    nearest_example: str = "The nearest example, which may not fit: {title}"
    ask_whom: str = "To ask: your team lead, or {owner} ({route})."
    retired: str = "We don't do this any more: {title}. {owner} knows what we do instead."
    retired_instead: str = "We don't do this any more: {title}. Instead: {instead}."
    stale: str = "Past its review date ({date}); check with {owner} if in doubt."
    not_searched: str = (
        "Guidance can't be searched just now; limits and signals were still checked."
    )
    lexical_only: str = "Searched by words only just now; a second try may find more."

    # Names of roles, units and periods.
    advisor: str = "an advisor"
    team_lead: str = "your team lead"
    unit_percent: str = "{number}"
    unit_days: str = "{number} days"
    unit_day: str = "1 day"
    unit_count: str = "{number}"

    # Buttons, forms, lists.
    log_it: str = "Log what I did"
    escalate: str = "Escalate"
    why: str = "Why?"
    helpful: str = "Helpful"
    not_helpful: str = "Not helpful"
    log_title: str = "Log what I did"
    log_submit: str = "Log it"
    field_situation: str = "What happened"
    field_action: str = "What I did"
    field_amount: str = "How much"
    field_touchpoint: str = "Where in the journey"
    field_why: str = "Why it was right"
    field_why_hint: str = "a few words; it helps the next advisor"
    action_other: str = "something else"
    needs_situation: str = "Say in a sentence what happened."
    needs_number: str = "Write the amount as a number, for example 12.50."
    amount_out_of_range: str = (
        "Write an amount from 0 to 999,999,999.99, with two decimals at most."
    )
    needs_touchpoint: str = "Choose one of: {choices}."
    logged: str = "Logged. Thank you: this is how guidance learns."
    logged_over: str = (
        "Logged. It went beyond the limit, so your team lead will see it and back you up."
    )
    escalate_title: str = "Escalate"
    escalate_submit: str = "Send it to {owner}"
    field_urgent: str = "Urgent"
    escalate_hint: str = "{owner} ({route}) replies by {due}."
    escalated: str = (
        "Recorded for {owner} ({route}). Reply due by {due}. You see it under your entries."
    )
    mine_title: str = "Your entries, newest first"
    mine_empty: str = "Nothing recorded about you yet. Ask a question, or log what you did."
    mine_columns: tuple[str, ...] = ("When", "What", "Words", "State")
    entry_asked: str = "question"
    entry_action: str = "action"
    entry_escalation: str = "escalation"
    coverage: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "covered": "covered",
        "partial": "covered in part",
        "uncovered": "not covered",
    }
    state_within: str = "within your leeway"
    state_over: str = "beyond the limit"
    state_due: str = "{owner}, due {due}"
    why_title: str = "What this answer rests on"
    why_none: str = "This answer rests on no guidance: nothing fitted well enough."
    help_title: str = "Leeway answers: what's the right thing to do here?"
    help_text: str = (
        "Ask in your own words, as you would ask a colleague. Leave out names and numbers of "
        "customers; what slips in is removed before anything is kept."
    )

    # What went wrong.
    empty_question: str = (
        "Ask in a sentence what happened, for example: parcel 4 days late, what can I do?"
    )
    long_question: str = "That is very long. Tell me the situation in up to {limit} characters."
    not_found: str = "I can't find that. It may have been removed, or it isn't yours to see."
    not_allowed: str = "That is not yours to do. Your team lead can."
    already_decided: str = "Somebody was faster: it has been decided already."
    incomplete: str = "Not quite yet:"
    service_failed: str = (
        "Part of Leeway is not reachable just now. Nothing you logged is lost. "
        "Reference {reference}."
    )
    unknown_failure: str = (
        "Something went wrong on our side. Please try again; if it stays, tell your admin "
        "reference {reference}."
    )
    loop: LoopPhrases = LoopPhrases()
    language: LanguagePhrases = LanguagePhrases()
    guidance: GuidancePhrases = GuidancePhrases()
    standing: StandingPhrases = StandingPhrases()
    themes: ThemePhrases = ThemePhrases()
    not_kept: str = "This answer could not be recorded just now, so it can't be logged from."


ENGLISH = Phrases()
