"""What a person reads in Slack alone; everything that other channels say as well is in `bot`."""

from bot.values import Value


class SlackPhrases(Value):
    """The templates of one language, filled by name."""

    follows: str = "About your last question:"
    shortened: str = "Shortened. Ask about one part of it to see more."
    form_elsewhere: str = "{title}: press the button again to fill it in."
    working: str = "Just a moment …"
    loading_title: str = "Leeway"
    saving: str = "Saving …"
    close: str = "Close"
    cancel: str = "Cancel"
    choose: str = "Choose"
    wrong: str = "This does not fit here; please write it another way."
    not_sent: str = "It was not recorded. What you wrote is still here: send it again."
    too_late: str = "That took too long for Slack. Please press it again."
    stopped: str = "Stopped."
    already: str = "That is being dealt with already."
    share: str = "Share in channel"
    shared: str = "Shared."
    not_shared: str = "It could not be shared: {why}."
    feedback_hint: str = "Did it help?"

    shortcut_ask: str = "The right thing here?"
    shortcut_ask_does: str = "Ask Leeway about this message; only you see the answer"
    shortcut_log_does: str = "Log what you did for a customer"

    prompts_title: str = "What's the right thing to do here?"
    prompts: dict[str, tuple[tuple[str, str], ...]] = {  # noqa: RUF012 - frozen with its model
        "advisor": (
            ("A parcel is late", "The parcel came 4 days late. Can I give her £20 goodwill?"),
            ("Beyond my limit", "How far may I go on my own, and who decides beyond that?"),
            ("Not covered", "What do I do when guidance doesn't say?"),
        ),
        "team_lead": (
            ("How far I may go", "How much goodwill may a team lead give?"),
            ("A colleague asks", "An advisor wants to refund without a return. Is that theirs?"),
        ),
        "other": (("How far advisors may go", "How much goodwill may an advisor give?"),),
    }

    home_title: str = "Leeway"
    home_hint: str = (
        "Ask in the Messages tab, as you would ask a colleague; in a channel, mention me; "
        "anywhere, type /leeway and your question."
    )
    home_start: str = "Back to the start"

    help_more: str = (
        "In Slack: /leeway and a question · /leeway log · /leeway escalate · /leeway mine · "
        "/leeway review · /leeway waiting · /leeway logbook · /leeway proposals · "
        "/leeway consistency · /leeway nominated · /leeway stale · /leeway pulse · "
        "/leeway themes · /leeway own · /leeway upkeep · /leeway payback · /leeway assess · "
        "/leeway digest · /leeway help"
    )

    states: dict[str, str] = {  # noqa: RUF012
        "token_revoked": "Slack no longer accepts the token; install the app again and set "
        "SLACK_BOT_TOKEN",
        "is_archived": "the channel is archived; name another one in owners.yaml",
        "channel_not_found": "there is no such channel, or the app may not see it; invite the app "
        "or name another channel in owners.yaml",
        "not_in_channel": "the app is not in the channel; type /invite @Leeway there",
        "user_deactivated": "the person's Slack account is deactivated",
        "restricted": "Slack's settings do not let apps write there",
        "missing_scope": "the app lacks the scope {needed}; install it again with the manifest",
        "ratelimited": "Slack asks to wait",
        "refused": "Slack refused the message ({error})",
        "unreachable": "Slack cannot be reached",
    }


ENGLISH = SlackPhrases()
