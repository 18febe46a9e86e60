"""The sentences of logbook and inner loop, in one language; `bot.wording` holds the others."""

from bot.values import Value


class LoopPhrases(Value):
    """Templates, filled by name; none may be left out."""

    # Forms.
    yes: str = "yes"
    no: str = "no"
    field_case: str = "Case number"
    field_case_hint: str = "optional; kept only as a code that cannot be read back"
    field_review: str = "Please look at it"
    field_named: str = "Others may see my name"
    field_because: str = "Why it is corrected"
    field_because_hint: str = "both versions stay, side by side"
    field_reason: str = "Why"
    field_words: str = "In your words"
    field_words_hint: str = "optional; what would have helped?"
    field_cause: str = "Why it goes on"
    field_reply: str = "What is decided"
    field_guidance: str = "Guidance should say"
    field_guidance_hint: str = "optional; so that nobody has to ask this again"
    field_owner: str = "To whom"
    field_open: str = "What is still open"
    field_decision: str = "What you do with it"
    field_to_advisor: str = "Your words to them"
    words_hint: str = "they read exactly this"
    reasons: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "wrong": "it is wrong",
        "out_of_date": "it is out of date",
        "incomplete": "something is missing",
        "not_my_situation": "it is not my situation",
        "other": "something else",
    }
    causes: dict[str, str] = {  # noqa: RUF012
        "knowledge_gap": "guidance doesn't say",
        "empowerment": "beyond my limit",
        "skill": "needs somebody who knows how",
        "customer_demand": "the customer asked for somebody else",
        "regulatory_safety": "safety or the law",
    }
    needs_text: str = "This one is needed."
    needs_owner: str = "Choose one of the owners."
    needs_decision: str = "Choose: recognise, discuss or nominate."
    too_long: str = "Shorten this to {limit} characters."

    # Logging.
    correct_title: str = "Correct it"
    correct_submit: str = "Save the correction"
    corrected: str = "Corrected."
    corrected_beside: str = "Your correction stands beside what you logged."
    cost: str = "Logging takes you {seconds} seconds (median)."
    cost_group: str = "Logging took {seconds} seconds (median)."
    entry_other: str = "other"
    state_corrected: str = "corrected"

    # Feedback.
    feedback_title: str = "What was wrong with the answer?"
    feedback_submit: str = "Send"
    thanks_helpful: str = "Noted: it helped. Thank you."
    thanks_unhelpful: str = "Noted: it did not help. The CX team sees why, not who. Thank you."
    change_feedback: str = "It did not help after all"
    after_all_helpful: str = "It helped after all"

    # Escalations.
    admin_title: str = "Admin"
    card: str = "Escalation for {owner}"
    card_passed: str = "Passed on to {owner}: {reason}"
    card_reopened: str = "Reopened for {owner}: {reason}"
    card_overdue: str = "Overdue, now with {owner}"
    card_gone_on: str = "{owner} has this escalation now. There is nothing left to do here."
    card_erased: str = "What stood here was erased from the record."
    card_due: str = "Reply by {due}. Why it goes on: {cause}."
    reminder: str = "Please reply by {due}"
    from_named: str = "From {name}."
    from_team: str = "From an advisor of team {team}."
    from_somebody: str = "From an advisor."
    text_hidden: str = "The text is not shown to admins. Pass it on to whoever can decide."
    take: str = "Take it"
    taken: str = "It is yours. The advisor waits for your reply until {due}."
    reply: str = "Reply"
    reply_submit: str = "Send the reply"
    replied: str = "Sent to the advisor. Thank you."
    hand_on: str = "Pass on"
    passed_on: str = "Passed on to {owner}, reply due by {due}."
    close: str = "That settles it"
    closed: str = "Closed."
    reopen: str = "Reopen"
    reopened: str = "Reopened. {owner} replies by {due}."
    nothing_waits: str = "Nothing waits for your reply."
    more: str = "And {number} more."
    faster: str = "{name} was faster and {what}"
    yourself: str = "You have done that already."
    still_waits: str = "It still waits for a reply."
    was: dict[str, str] = {  # noqa: RUF012
        "escalation_taken": "has taken it.",
        "escalation_replied": "has replied to it.",
        "escalation_passed_on": "has passed it on.",
        "escalation_closed": "has closed it.",
        "escalation_reopened": "has reopened it.",
        "reviewed": "has decided to {decision}.",
    }

    # Where an escalation is: {owner}, {due}, {reply}.
    states: dict[str, str] = {  # noqa: RUF012
        "open": "with {owner}, reply due {due}",
        "taken": "{owner} has taken it, reply due {due}",
        "replied": "{owner} replied: {reply}",
        "closed": "closed; {owner} replied: {reply}",
    }

    # Review.
    review_title: str = "Review"
    review_submit: str = "Send it"
    no_reviews: str = "Nothing waits for your review."
    decisions: dict[str, str] = {  # noqa: RUF012
        "recognise": "Recognise",
        "discuss": "Discuss",
        "nominate": "Nominate as an example",
    }
    reviewed: dict[str, str] = {  # noqa: RUF012
        "recognise": "They hear it from you now.",
        "discuss": "Your invitation is on its way, to them alone.",
        "nominate": "Nominated. It can become an example, and they know.",
    }
    decided: dict[str, str] = {  # noqa: RUF012
        "recognise": "recognised",
        "discuss": "to talk about",
        "nominate": "nominated as an example",
    }
    review_why: dict[str, str] = {  # noqa: RUF012
        "over": "It went beyond the limit.",
        "flagged": "They ask you to look at it.",
        "sample": "Drawn at random.",
    }
    line_done: str = "Did: {done}"
    line_why: str = "Because: {why}"

    # What came back.
    came_back: str = "What came back"
    came_new: str = "{number} not read yet:"
    came_reply: str = "{owner} replied"
    came_overdue: str = "Nobody replied in time. Now it is with {owner}, reply due {due}."
    came_review: dict[str, str] = {  # noqa: RUF012
        "recognise": "{lead} recognises what you did",
        "discuss": "{lead} would like to talk about it with you",
        "nominate": "{lead} nominates what you did as an example",
    }
    without_words: dict[str, str] = {  # noqa: RUF012
        "recognise": "Well done.",
        "discuss": "When does it suit you?",
        "nominate": "Others can learn from it.",
    }
    about_your: str = "About: {situation}"
    only_you: str = "Only the two of you see this."
    mark_read: str = "I have read it"
    marked_read: str = "Put away. It stays with your entries."

    # The record.
    logbook_title: str = "The logbook, newest first"
    logbook_columns: tuple[str, ...] = ("When", "What", "Who", "Words", "State", "Id")
    logbook_empty: str = "There are no such entries that you may see."
    older: str = "Older"
    happened: str = "What happened"
    kinds: dict[str, str] = {  # noqa: RUF012
        "asked": "question",
        "answer_reworded": "put into other words",
        "action_logged": "action",
        "action_corrected": "corrected",
        "reviewed": "reviewed",
        "feedback_given": "said whether it helped",
        "escalated": "escalation",
        "escalation_taken": "taken",
        "escalation_replied": "replied",
        "escalation_passed_on": "passed on",
        "escalation_reminded": "reminded",
        "escalation_overdue": "overdue, passed on",
        "escalation_closed": "closed",
        "escalation_reopened": "reopened",
    }
    holds: str = "The record holds: {number} entries, {erased} of them erased. Last link {hash}."
    broken: str = "The record is broken at entry {number} ({id}): {fault}."
    faults: dict[str, str] = {  # noqa: RUF012
        "missing": "entries before it are missing",
        "doubled": "its number was there before",
        "changed": "it was changed",
        "text changed": "its text was changed",
        "text removed": "its text was removed without an erasure being recorded",
    }
    erased: str = "Erased: {number} entries. What is still open was kept."
    needs_one_erasure: str = "Say one of: before which day, which case, or which person."
    needs_past: str = "That day has not come yet. Name one until today."
    no_such_person: str = "There is nobody with that e-mail address or id."
    all_delivered: str = "Everything was delivered, or is on its way."
    given_up_title: str = "What could not be delivered"
    given_up_columns: tuple[str, ...] = ("When", "Channel", "To", "Tries", "Why")
    given_up_advice: str = "It is still under each person's entries in Leeway."
    people_taken: str = "Taken in: {number} people."
    people_title: str = "People"
    people_columns: tuple[str, ...] = ("Name", "E-mail", "Roles", "Team, or owner", "Channels")
    no_people: str = "Nobody has been imported yet, and nobody has written."
    unknown_person: str = "advisor, not imported"
