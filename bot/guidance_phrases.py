"""What is said about guidance as a whole, in one language; `bot.wording` holds the others."""

from bot.values import Value


class GuidancePhrases(Value):
    """Templates, filled by name; none may be left out."""

    # The reply to an escalation that asks for more than a limit gives.
    field_granted: str = "What they asked for"
    field_granted_hint: str = "optional; counted, never by name, to see whether the limit is right"
    granted: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "as_asked": "approved as asked",
        "differently": "approved, but differently",
        "not": "not approved",
    }

    # A draft example.
    draft_it: str = "Draft an example from this"
    draft_title: str = "A draft: {path}"
    draft_next: str = (
        "Save it under that name. Then read it as a colleague would: put it into their words, say "
        "how it turned out, choose the principle it shows, and set `status: current`. Until then "
        "no answer uses it."
    )
    draft_written: str = "Written: {path}"
    draft_there: str = "{path} is there already; rename it, or name another folder with -o."
    draft_one: str = "Name one of the two: an entry or a theme."
    draft_only: str = (
        "Only a nominated action, or an escalation with a reply, can become an example."
    )
    draft_no_principle: str = "Write a principle first: every example shows one."
    draft_nothing_good: str = (
        "Nothing in this theme says yet what good looks like: no action, no reply. Ask its owner."
    )
    themes_missing: str = "Themes are not kept here yet; draft from an entry instead."
    draft_comment: str = "A draft from the front line. Sources: entries {ids}. To be edited:"
    draft_edits: tuple[str, ...] = (
        "the words: a colleague has to recognise the situation, and nobody in it",
        "principles, limits and touchpoints: chosen from what the entries rested on",
        "keywords: how advisors ask about it",
        "then status: current; until then no answer uses it",
    )
    draft_other_time: str = "Another time: {situation}"
    draft_no_why: str = "The entry does not say why. Write the reason: it is what people learn."
    credit: str = "From the front line: an advisor logged it on {date}."
    credit_nominated: str = (
        "From the front line: an advisor logged it on {date}, and a team lead nominated it."
    )
    credit_reply: str = (
        "From the front line: an advisor asked on {date}, and this is what was decided."
    )
    credit_many: str = "From the front line: {number} entries, {first} to {last}."
    nominated_title: str = "Nominated, and no example yet"
    nominated_columns: tuple[str, ...] = ("When", "What happened", "Id")
    nominated_none: str = "Every nominated action of the last {days} days has become an example."

    # What guidance waits for, in short.
    upkeep_limits: str = "Limits that look too tight"
    upkeep_more: str = "and {number} more"
    upkeep_draft: str = "Draft: {what}"
    upkeep_none: str = (
        "Guidance waits for nothing: no nomination, no limit that looks too tight, nothing past "
        "its review date."
    )
    upkeep_all: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "show_nominated": "All nominated",
        "show_proposals": "All limits",
        "show_stale": "All past review",
    }

    # Guidance past its review date.
    stale_title: str = "Past the review date, what does most damage first"
    stale_line: str = (
        "{title} ({owner}): {days} days past; {since} answers since, {unhelpful} did not help, "
        "{handed_on} handed on. Damage {damage}."
    )
    stale_none: str = "Nothing is past its review date."

    # Proposals to raise a limit.
    proposals_title: str = "Limits exceeded with approval, last {days} days"
    proposals_none: str = "Nobody's escalations say that a limit is too tight, last {days} days."
    proposals_hidden: str = "{number} more limits: too few people asked to show anything."
    proposal_heads: dict[str, str] = {  # noqa: RUF012
        "proposed": "Proposal: {title}, {role}: {to}",
        "not_proposed": "No proposal: {title}, {role}",
        "too_few": "Too few to say: {title}, {role}",
    }
    proposal_raise: str = "from {now} to {to}"
    proposal_permit: str = "let them decide it themselves"
    proposal_nothing: str = "nothing"
    proposal_counts: str = (
        "{decided} replies say what became of it: {as_asked} approved as asked, {differently} "
        "differently, {refused} not; {unsaid} do not say. Asked by {advisors} advisors."
    )
    proposal_share: str = (
        "Approved as asked: {share}, and with 95% confidence from {low} to {high}."
    )
    proposal_amounts: str = "Asked for: from {least} to {most}; half lie between {q1} and {q3}."
    proposal_spares: str = "With {to}, {spared} of these would not have been escalations."
    proposal_few: str = "At least {fewest} replies have to say what became of it."
    roles: dict[str, str] = {  # noqa: RUF012
        "advisor": "advisors",
        "team_lead": "team leads",
    }

    # Consistency between teams.
    consistency_title: str = "Same situation, between teams, last {days} days"
    consistency_none: str = (
        "No situation was handled by two teams with enough advisors each, last {days} days."
    )
    consistency_yours: str = "Your team: {situations} situations, handed on {share}"
    consistency_team: str = "A team: {situations} situations, handed on {share}"
    consistency_amount: str = "; median amount {amount}"
    consistency_differs: str = "Differs between teams"
    consistency_alike: str = "No more different than chance makes it"
    consistency_chances: str = (
        "Chance alone makes a spread this wide: handed on {handed_on}, amount {amount}."
    )
    consistency_advice: str = (
        "Where teams decide differently, guidance leaves it open: look at what it says there."
    )
    range_of: str = "{value} ({low} to {high})"
    percent: str = "{number}%"
    below_percent: str = "under 0.1%"

    # What numbers mean.
    explain: str = "What do the numbers mean?"
    no_such_number: str = "There is no such number. There are: {names}."
