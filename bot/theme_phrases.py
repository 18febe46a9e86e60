"""The sentences about themes, in one language; `bot.wording` joins them to the others."""

from bot.figure_phrases import FigurePhrases
from bot.pack_phrases import PackPhrases
from bot.theme_news_phrases import ThemeNewsPhrases
from bot.values import Value


class ThemePhrases(Value):
    """Templates, filled by name; none may be left out."""

    # The list.
    title: str = "Themes: what lies behind what was asked, done and handed on"
    title_over: str = "Themes that are over"
    columns: tuple[str, ...] = (
        *("Theme", "What it is", "Entries", "Advisors", "Owner", "Where it stands", "Ready", "Id"),
    )
    none: str = "There are no themes yet. One begins with 3 entries of 3 different people."
    none_over: str = "No theme is over yet."
    open_one: str = "Look at: {title}"
    show_over: str = "What is over"
    no_owner: str = "no owner yet; with {owner}"
    no_touchpoint: str = "not clear where in the journey"
    and_imported: str = "{entries}, and {imported} imported"
    rising_times: str = "{entries}, rising: {times} times as often"
    rising_new: str = "{entries}, new lately"
    fewer: str = "fewer than {number}"
    ready: str = "yes"
    not_ready: str = "not yet"
    either: str = "by speed: {speed}; by fact: {fact}"
    kinds: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "service_crack": "service crack",
        "bad_practice": "bad practice",
        "gap": "gap in guidance",
    }
    kind_proposed: str = "{kind} (proposed)"
    states: dict[str, str] = {  # noqa: RUF012
        "found": "waits for its owner",
        "accepted": "accepted",
        "declined": "declined",
        "decided": "quick win decided",
        "piloted": "in a pilot",
        "fixed": "fixed",
        "dismissed": "dismissed",
    }

    # One theme.
    about: str = "{kind} · {where} · {owner} · {state}"
    by_model: str = "A language model worded the title."
    the_ask: str = (
        "{owner}, this one is yours to answer until {due}: accept it, pass it on, or decline it."
    )
    figures: str = "In figures; weeks looked at: {weeks}"
    figures_columns: tuple[str, ...] = ("Figure", "Value", "What is this? Ask for")
    in_words: str = "In their words"
    words_hidden: str = (
        "Under 5 advisors, so that nobody can be recognised: their words are for its owner and "
        "the CX team."
    )
    rising: str = (
        "It is rising: {count} entries in the last two weeks, {before} in the {weeks} weeks before."
    )
    near: str = "Nearest to it: {titles}. If one of them is about the same, merge them."
    merged_into: str = "It is part of this theme now:"
    interval: str = "{value} ({low} to {high})"
    open_end: str = "any number"
    per_week: str = "{value} a week"
    times: str = "{value} times"
    of_all: str = "{share} ({low} to {high}), {hits} of {of}"
    no_baseline: str = "no earlier weeks to compare with"
    since_before: str = "{baseline} in the {weeks} weeks before; now {times}"
    trends: dict[str, str] = {  # noqa: RUF012
        "1": "rising (p = {p})",
        "0": "no trend that could not be chance (p = {p})",
        "-1": "falling (p = {p})",
    }
    sourced: str = "{number} ({sources})"
    given_in: str = "{money} in {number} actions"

    # Readiness and decision mode.
    readiness: str = "Ready to act on?"
    mode_company: str = "Decided by {name} on {day}: the company acts on {mode}."
    mode_owner: str = "Decided by {name} on {day}: {owner} acts on {mode}."
    mode_file: str = "The company acts on {mode} (company.yaml)."
    mode_none: str = (
        "Nobody has decided yet between speed and fact; an executive can. So you see both."
    )
    mode_because: str = (
        "Today's experience: {experience} Upside: {upside} Culture: {culture} Market: {market}"
    )
    modes: dict[str, str] = {"speed": "speed", "fact": "fact"}  # noqa: RUF012
    ready_by: str = "By {mode}: ready. {there}"
    not_ready_by: str = "By {mode}: not yet. Missing: {missing}"
    needs: dict[str, str] = {  # noqa: RUF012
        "advisors": "{advisors} advisors within {days} days",
        "fix": "a small fix that is named",
        "sample": "{sample} entries in the period",
        "above": "a rate surely above the period before",
        "cost": "what it costs",
        "both": "figures and words together",
    }
    decide_mode: str = "Speed or fact"
    mode_title: str = "When is a theme ready to act on?"
    mode_submit: str = "Decide it"
    field_mode: str = "Speed or fact"
    field_mode_hint: str = (
        "speed: a handful of advisors and a small fix; fact: a sample that clears the baseline, "
        "a cost, figures and words"
    )
    field_experience: str = "How good the experience is today"
    field_upside: str = "What there is to win"
    field_culture: str = "Our culture"
    field_market: str = "Our market"
    needs_mode: str = "Choose: speed or fact."
    mode_set: str = "Recorded, with your name and your reasons. From now on: {mode}."

    # What can be done about a theme: buttons, and titles of forms.
    accept: str = "Accept it"
    acts: dict[str, str] = {  # noqa: RUF012
        "rename": "Rename",
        "merge": "Merge",
        "split": "Split",
        "dismiss": "Dismiss",
        "confirm_kind": "Say what it is",
        "suggest_fix": "Suggest a small fix",
        "hand_on": "Pass on",
        "decline": "Decline",
        "quick_win": "Quick win",
        "pilot": "Pilot",
        "fixed": "It is fixed",
    }
    submit: str = "Record it"
    look: str = "Look at it"
    field_for: str = "For whom"
    fields: dict[str, str] = {  # noqa: RUF012
        "title": "What to call it",
        "into": "Which theme it belongs to",
        "words": "Words in the entries to split off",
        "reason": "Why",
        "theme_kind": "What lies behind it",
        "fix": "What is changed",
        "owner": "To whom",
        "who": "Who makes it",
        "until": "Until which day",
        "start": "From which day on",
        "since": "Since which day",
        "teams": "In which teams",
        "control": "Teams to compare with",
        "measure": "What it is judged by",
        "guidance": "Which guidance says so",
    }
    hints: dict[str, str] = {  # noqa: RUF012
        "into": "the nearest to it come first",
        "words": "with commas between them; one of them is enough",
        "fix": "in a sentence that advisors understand",
        "until": "write it as 2027-03-31",
        "start": "write it as 2027-03-31; a Monday makes the comparison easier",
        "since": "write it as 2027-03-31",
        "teams": "with commas between them; empty: everywhere",
        "control": "teams that go on as before; optional",
        "guidance": "ids with commas between them; optional",
        "declined": "everybody can read this",
    }
    measures: dict[str, str] = {  # noqa: RUF012
        "entries": "entries per week",
        "escalations": "escalations per week",
    }
    needs_day: str = "Write the day as 2027-03-31."
    needs_theme: str = "Name another theme by its id, as the list shows it."
    needs_kind: str = "Choose what lies behind it."
    needs_words: str = "Name words that stand in some of its entries, but not in all."
    needs_team: str = "A team can't be in the pilot and compared with at once."
    needs_teams: str = "To compare with teams, name the teams that have the pilot too."
    needs_item: str = "There is no guidance with the id {item}."
    done: dict[str, str] = {  # noqa: RUF012
        "theme_renamed": "Renamed. It keeps this name.",
        "theme_merged": "Merged. They stay together, whatever comes.",
        "theme_split": "Split. Both halves stay as they are.",
        "theme_dismissed": "Dismissed. It will not be found again.",
        "kind_confirmed": "Noted.",
        "fix_suggested": "Noted: a small fix is named now.",
        "theme_accepted": "It is yours. Thank you.",
        "theme_passed_on": "Passed on to {owner}, who answers until {due}.",
        "theme_declined": "Declined; everybody can read why, and those who raised it hear it.",
        "quick_win_named": "Recorded. Those who raised it hear of it.",
        "pilot_started": "Recorded. Those who raised it hear of it, and it is measured.",
        "theme_fixed": "Recorded. Those who raised it hear of it.",
    }

    # What was decided, and what became of it.
    decided: str = "What was decided"
    accepted_on: str = "{owner} has accepted it."
    suggested: str = "Suggested: {fix}"
    quick_win: str = "Quick win: {fix} {who} makes it until {day}."
    pilot: str = "Pilot since {day}, {where}: {fix}"
    everywhere: str = "everywhere"
    compared_with: str = "{teams} (compared with {control})"
    fixed: str = "Fixed since {day}: {fix}"
    declined: str = "Declined by {owner}: {reason}"
    dismissed: str = "Dismissed: {reason}"
    before_after: str = (
        "{measure}: {before} in {weeks} weeks before, {after} in as many weeks since."
    )
    changed_by: str = "That is {times} as many."
    changed_against: str = "Against the teams to compare with, that is {times} as many."
    verdicts: dict[str, str] = {  # noqa: RUF012
        "worked": "It worked: there is less of it, more surely than chance would have it.",
        "did_not": "It did not work: a clear improvement can be ruled out.",
        "cannot_tell": "Can't tell yet: it may have helped or not.",
        "too_early": "Too early to tell: it needs {weeks} whole weeks.",
    }

    # Messages.
    owner_heading: str = "Themes for {owner}"
    owner_new: str = "{number} new. Please accept, pass on or decline until {due}."
    owner_overdue: str = (
        "Nobody answered in time, so these {number} are with you now. Please answer until {due}."
    )
    owner_line: str = "{title}: {entries} entries"
    told_heading: str = "What became of what you raised"
    told_times: str = "You raised it: {title} (last on {day})"
    told: dict[str, str] = {  # noqa: RUF012
        "quick_win_named": "Decided on {day}: {fix} By {until}, {who}.",
        "pilot_started": "Being tried since {day}: {fix}",
        "theme_fixed": "Changed since {day}: {fix}",
        "theme_declined": "Decided on {day} not to act on it: {reason}",
    }
    told_guidance: str = "Guidance says so: {titles}."

    # Verbatims, refreshing, definitions.
    imported: str = "Taken in: {number} verbatims."
    imported_before: str = "{number} were there already."
    left_out: str = "Left out, as they are wrong: {number} rows."
    bad_rows: str = "What is wrong, by line:"
    refreshed: str = "Looked at what is new. There are {number} themes now."
    defined: str = "{plain} Computed: {computed}"
    no_definition: str = "There is no figure of that name. There are: {names}."

    pack: PackPhrases = PackPhrases()
    figure: FigurePhrases = FigurePhrases()
    news: ThemeNewsPhrases = ThemeNewsPhrases()
