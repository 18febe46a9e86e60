"""What each measure of the assessment is called, and what it says, in one language."""

MEASURES: dict[str, tuple[str, str]] = {
    "settled_alone": (
        "Settled by the advisor",
        "Actions logged, out of actions and escalations together.",
    ),
    "within_leeway": (
        "Actions within the limit",
        "Actions that their limit allowed, out of those that a limit is about.",
    ),
    "replied_in_time": (
        "Escalations replied to in time",
        "Escalations replied to before their first due time, out of those whose due time has "
        "passed.",
    ),
    "hours_to_reply": (
        "Median wait for a reply",
        "Half of the escalations with a reply waited no longer, nights and weekends included.",
    ),
    "headroom_used": (
        "Headroom used",
        "What was given as a share of what the limit allowed, in the middle of all actions with an "
        "amount.",
    ),
    "beyond_limit": (
        "Escalated because of a limit",
        "Escalations whose cause is “beyond my limit”, out of all.",
    ),
    "covered": (
        "Questions covered",
        "Questions that guidance covered in full, out of all questions.",
    ),
    "helpful": (
        "Answers that helped",
        "Answers that the advisor called helpful, out of those judged.",
    ),
    "answered_for": (
        "Touchpoints somebody answers for",
        "Touchpoints whose owner is at least one person in Leeway, out of all.",
    ),
    "overdue": (
        "Escalations that went overdue",
        "Escalations that were passed on because nobody replied in time, out of all.",
    ),
    "open_loops": (
        "Escalations without a reply",
        "Escalations of this time that still wait for a reply at its end.",
    ),
    "oldest_open": (
        "Oldest of them",
        "Days that the oldest of them has waited.",
    ),
    "closing_rate": (
        "Escalations with a reply",
        "Escalations of this time that have a reply, out of all of them.",
    ),
    "without_asking": (
        "Decided without asking first",
        "Actions logged without a question to Leeway before, out of all actions.",
    ),
    "pulse_room": (
        "Had the room",
        "“Always” or “mostly” in the latest month of the pulse that can be shown.",
    ),
    "pulse_knew": (
        "Knew what good looks like",
        "“Always” or “mostly” in the latest month of the pulse that can be shown.",
    ),
    "pulse_heard": (
        "Heard back",
        "“Always” or “mostly” in the latest month of the pulse that can be shown.",
    ),
    "proposed": (
        "Proposals for guidance",
        "Replies that say what guidance should say, and actions nominated as examples.",
    ),
    "versions": (
        "Changes of guidance",
        "Versions of the guidance base that entries of this time were made under, beyond the "
        "first.",
    ),
    "payback_kept": (
        "Stayed, leeway used against not",
        "Percentage points more customers who stayed where an action was logged. Not an "
        "experiment.",
    ),
    "payback_complained": (
        "Complained, leeway used against not",
        "Percentage points more complaints where an action was logged. Not an experiment.",
    ),
    "themes_open": (
        "Open themes",
        "Themes that are neither fixed nor declined, out of all that were not dismissed.",
    ),
    "themes_cracks": (
        "Of these, service cracks",
        "Open themes in which something of ours breaks; as confirmed, else as proposed.",
    ),
    "themes_practices": (
        "Of these, bad practices",
        "Open themes in which we do it wrong; as confirmed, else as proposed.",
    ),
    "themes_gaps": (
        "Of these, gaps in guidance",
        "Open themes in which nobody said what good looks like; as confirmed, else as proposed.",
    ),
    "themes_ready": (
        "Of these, ready to act on",
        "Open themes that are ready by the decision mode of their owner; where nobody has decided "
        "between speed and fact, by either.",
    ),
    "themes_accepted": (
        "Taken on by their owner",
        "Themes that their owner accepted, decided on or fixed, out of all.",
    ),
    "themes_silent": (
        "Met with silence",
        "Themes that were handed on, at least once, because their owner said nothing in time, out "
        "of all.",
    ),
    "themes_declined": (
        "Declined by their owner",
        "Themes that their owner declined, for a reason that everybody can read, out of all.",
    ),
    "themes_oldest": (
        "Oldest without a decision",
        "Days since the oldest open theme without any decision was found.",
    ),
    "themes_closing": (
        "Decisions that were announced",
        "Themes whose every decision was announced to those who raised them, out of those with a "
        "decision.",
    ),
}
