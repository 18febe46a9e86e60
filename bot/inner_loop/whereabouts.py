"""Where an escalation is, in words."""

from bot.inner_loop.escalation import Escalation
from bot.logbook.desk import Desk
from bot.logbook.texts import short


def where_it_is(desk: Desk, stands: Escalation) -> str:
    """Who has an escalation, and until when they reply."""
    owner, due = desk.owner_title(stands.owner), desk.wording.when(stands.due)
    template = desk.say.states[stands.state.value]
    reply = short(stands.reply.reply) if stands.reply else ""
    return template.format(owner=owner, due=due, reply=reply)
