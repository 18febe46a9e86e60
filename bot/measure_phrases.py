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
}
