"""What a person reads in the terminal alone: its commands, its prompts, its manners.

Everything that other channels say as well stands in `bot.wording`.
"""

from bot.values import Value


class TerminalPhrases(Value):
    """The templates of one language, filled by name.

    A short line that begins with one of `going_on`, perhaps behind one of `agreeing`, follows up.
    """

    welcome: str = "What's the right thing to do here? Ask as you would ask a colleague."
    welcome_more: str = "/help shows what else there is, /quit leaves."
    goodbye: str = "Goodbye."
    working: str = "Looking it up …"
    wording: str = "Putting it in other words … Ctrl-C leaves it as it is."
    stopped: str = "Stopped. Nothing was recorded."
    follows: str = "About your last question:"
    agreeing: tuple[str, ...] = ("ok", "okay", "yes", "no", "right", "thanks")
    going_on: tuple[str, ...] = (
        *("and", "but", "or", "also", "then"),
        *("what about", "how about", "what if", "even if"),
    )

    prompts: dict[str, str] = {  # noqa: RUF012 - frozen with its model
        "advisor": "advisor",
        "team_lead": "team lead",
        "cx": "CX team",
        "owner": "owner",
        "executive": "executive",
        "admin": "admin",
    }
    forgotten: str = "A fresh start: the next question stands on its own."
    now_asking: str = "You ask as {role} now."
    ask_as_what: str = "Say as whom: /as, and one of {roles}."
    which_entry: str = "Say which: {command}, and the id that /logbook or /mine shows."
    came_back: str = "Something came back: /mine"

    no_such_command: str = "There is no {command}. /help lists what there is."
    did_you_mean: str = "There is no {command}. Did you mean {near}?"
    no_such_number: str = "Choose a number from 1 to {last}, or ask in words."
    only_one: str = "There is only 1 to choose. Or ask in words."
    no_numbers: str = "There is nothing to choose yet. Ask in words first."
    no_answer_yet: str = "There is no answer yet that this could be about. Ask first."

    commands_title: str = "In the terminal"
    commands: tuple[tuple[str, str], ...] = (
        ("1  2  3", "what stands in numbers under an answer"),
        ("+ …", "follow up; so does: and …, but …, what about …, what if …"),
        ("/log", "log what you did, filled in from the last answer"),
        ("/escalate", "hand the case on; first you see to whom, and by when they reply"),
        ("/why", "the guidance that the last answer rests on; /again: the answer, to pass on"),
        ("/helpful", "the last answer helped; /feedback: it did not, and why"),
        ("/mine", "what came back, and everything recorded about you"),
        ("/reply", "escalations that wait for you"),
        ("/review", "actions of your team that wait for you"),
        ("/logbook", "what others did, as far as you may see it"),
        ("/proposals", "limits that look too tight; /consistency: where teams decide differently"),
        ("/nominated", "what could become an example; /stale: past its review date; /upkeep: both"),
        ("/pulse", "what the month's three anonymous questions say; /answer: answer them"),
        ("/payback", "whether doing the right thing pays back; /assess: where we stand; /digest"),
        ("/themes", "what lies behind it all: themes with owners and evidence; /own: yours"),
        ("/as ROLE", "speak as team_lead, cx, owner, executive, admin, or advisor again"),
        ("/new", "forget the last answer and start afresh"),
        ("/quit", "leave; so does Ctrl-D"),
    )
    more_commands: str = (
        "With an entry's id: /entry, /correct, /escalation, /take, /reply, /pass, /close, /reopen, "
        "/review, /draft, /theme. With a figure's name: /define. For executives: /mode. For "
        "admins: /people, /undelivered, /verify."
    )

    more: str = "Enter: {count} more lines"

    form_submit: str = "Enter: {submit}   a number: change that line   q: cancel"
    form_field: str = "Enter keeps it   - empties it   q: back to the form"
    form_needed: str = "Write it, then Enter   q: cancel"
    form_choose: str = "a number or a word   Enter keeps it   - empties it   q: back to the form"
    form_empty: str = "–"
    form_not_a_line: str = "Type the number of a line to change it, for example: {last}"
    form_no_choice: str = "None of them is called that. Choose by number:"
    form_near: str = "Did you mean one of these? Choose by number:"
    form_required: str = "This one is needed."
    form_wrong: str = "This does not fit here; please write it another way."
    cancelled: str = "Cancelled. Nothing was recorded."


ENGLISH = TerminalPhrases()
