"""What a person reads in Teams alone; everything that other channels say as well is in `bot`."""

from bot.values import Value


class TeamsPhrases(Value):
    """The templates of one language, filled by name."""

    language: str = "en"
    follows: str = "About your last question:"
    shortened: str = "Shortened. Ask about one part of it to see more."
    form_elsewhere: str = "{title}: press the button again to fill it in."
    working: str = "Looking it up …"
    title: str = "Leeway"
    saving: str = "Saving … what came of it follows in the chat."
    choose: str = "Choose"
    wrong: str = "This does not fit here; please write it another way."
    needed: str = "Please fill this in."
    not_sent: str = "It was not recorded. What you wrote is still here: send it again."
    write_to_me: str = (
        "That is for you alone. Write to me in a chat of our own once, then press it again."
    )
    below: str = "The answer is below."
    in_our_chat: str = "I have answered in our own chat."
    not_yours: str = "There is nothing here for you to do."
    open_it: str = "Press the button to fill it in."
    opens: dict[str, str] = {  # noqa: RUF012
        "open_log": "Log what I did",
        "open_escalation": "Escalate",
    }
    share: str = "Share in this chat"
    shared: str = "Shared."
    not_shared: str = "It could not be shared: {why}."
    past_review: str = "past its review date"
    view_own: str = "What can I do?"
    refresh: str = "Refresh"

    ask_about: str = "What's the right thing here?"
    ask_about_does: str = "Ask Leeway about this message; only you see the answer"
    log_does: str = "Log what you did for a customer"

    welcome: tuple[str, ...] = (
        "Ask me what the right thing to do is, as you would ask a colleague: I answer from your "
        "own company's guidance, with how far you may go and who decides beyond that.",
        "I keep what you ask and log without what identifies a customer, and you always see "
        "everything that is recorded about you. I never rank anybody.",
        "I never write to customers, and I say so when guidance does not cover a case.",
    )
    prompts_title: str = "What's the right thing to do here?"
    help_button: str = "What can I ask for?"
    prompts: dict[str, tuple[tuple[str, str], ...]] = {  # noqa: RUF012 - frozen with its model
        "advisor": (
            ("A parcel is late", "The parcel came 4 days late. Can I give her £20 goodwill?"),
            ("Beyond my limit", "How far may I go on my own, and who decides beyond that?"),
        ),
        "team_lead": (("How far I may go", "How much goodwill may a team lead give?"),),
        "other": (("How far advisors may go", "How much goodwill may an advisor give?"),),
    }

    home_title: str = "Leeway"
    home_hint: str = "Ask here, as you would ask a colleague; in a channel, mention me."

    help_more: str = (
        "In Teams: write your question, or one word: log · escalate · mine · review · waiting · "
        "logbook · home · themes · own · digest · pulse · assess · upkeep · help. A message that "
        "begins with + goes on about your last question."
    )
    commands: dict[str, str] = {  # noqa: RUF012
        "home": "What waits for you, and what came back",
        "log": "Log what you did for a customer",
        "escalate": "Hand a case on to whoever decides",
        "mine": "Everything recorded about you",
        "review": "Actions that wait for your review",
        "waiting": "Escalations that wait for you",
        "themes": "What lies behind what was asked, done and handed on",
        "digest": "What mattered most of late, with a chart",
        "help": "What you can ask for here",
    }

    states: dict[str, str] = {  # noqa: RUF012
        "not_met": "Leeway has not met the person in Teams yet; let them write to it once, or "
        "install it for them",
        "no_such_channel": "there is no such channel, or the app is not in its team; add the app "
        "to the team or name another channel in owners.yaml",
        "uninstalled": "the person or team removed the app; install it again",
        "blocked": "the person blocked the app, or Teams' policies do not let it write there",
        "forbidden": "Teams does not let the app write there ({error})",
        "unauthorized": "Teams does not accept the app's password; set a new "
        "MICROSOFT_APP_PASSWORD",
        "gone": "the chat, channel or person is no longer there",
        "too_big": "the message was too long for Teams",
        "throttled": "Teams asks to wait",
        "refused": "Teams refused the message ({error})",
        "unreachable": "Teams cannot be reached",
    }


ENGLISH = TeamsPhrases()
