"""The forms of the inner loop: escalating, replying, passing on, reopening, reviewing."""

from bot.answers import Answer
from bot.changes import ADMIN
from bot.entries import Cause, Decision, Granted
from bot.inner_loop.routing import Routed
from bot.logbook.action_forms import touchpoint_field, yes_no
from bot.logbook.desk import Desk
from bot.logbook.guided import cause_of, touchpoint_of
from bot.loop_requests import (
    PassOnEscalation,
    ReopenEscalation,
    ReplyToEscalation,
    ReviewAction,
)
from bot.replies import Choice, Form, FormField
from bot.requests import Escalate


def escalation_draft(desk: Desk, answer: Answer | None) -> Escalate:
    """What is handed on, as far as the answer already says it."""
    return Escalate(
        answer=answer.id if answer else None,
        situation=answer.question if answer else "",
        touchpoint=touchpoint_of(desk.base, answer),
        cause=cause_of(answer),
    )


def escalation_form(desk: Desk, draft: Escalate, routed: Routed) -> Form:
    """Owner and due time are shown before it is sent."""
    p, say = desk.wording.phrases, desk.say
    owner = desk.owner_title(routed.owner)
    due = desk.wording.when(routed.due)
    hint = p.escalate_hint.format(owner=owner, route=routed.route, due=due)
    causes = tuple(Choice(value=c.value, label=say.causes[c.value]) for c in Cause)
    return Form(
        title=p.escalate_title,
        submit=p.escalate_submit.format(owner=owner),
        draft=draft,
        fields=(
            FormField(
                name="situation", label=p.field_situation, hint=hint, required=True, long=True
            ),
            touchpoint_field(desk.base, desk.wording),
            FormField(name="cause", label=say.field_cause, choices=causes),
            yes_no("urgent", p.field_urgent, desk.wording),
            FormField(name="case", label=say.field_case, hint=say.field_case_hint),
            yes_no("named", say.field_named, desk.wording),
        ),
    )


def reply_form(desk: Desk, draft: ReplyToEscalation, situation: str, asks: bool) -> Form:
    """What was decided, and what guidance should say.

    `asks`: it asks for more than the advisor may give alone; then also whether that is approved.
    """
    say, ours = desk.say, desk.wording.phrases.guidance
    guidance = FormField(
        name="guidance", label=say.field_guidance, hint=say.field_guidance_hint, long=True
    )
    reply = FormField(name="reply", label=say.field_reply, hint=situation, required=True, long=True)
    ways = tuple(Choice(value=g.value, label=ours.granted[g.value]) for g in Granted)
    granted = FormField(
        name="granted", label=ours.field_granted, hint=ours.field_granted_hint, choices=ways
    )
    fields = (reply, granted, guidance) if asks else (reply, guidance)
    return Form(title=say.reply, submit=say.reply_submit, draft=draft, fields=fields)


def pass_on_form(desk: Desk, draft: PassOnEscalation) -> Form:
    """To whom, and why."""
    say = desk.say
    owners = tuple(Choice(value=o.id, label=o.title) for o in desk.base.owners.owners)
    choices = (*owners, Choice(value=ADMIN, label=say.admin_title))
    return Form(
        title=say.hand_on,
        submit=say.hand_on,
        draft=draft,
        fields=(
            FormField(name="owner", label=say.field_owner, choices=choices, required=True),
            FormField(name="reason", label=say.field_reason, required=True),
        ),
    )


def reopen_form(desk: Desk, draft: ReopenEscalation) -> Form:
    """Why it is not the end of it."""
    say = desk.say
    reason = FormField(name="reason", label=say.field_open, required=True, long=True)
    return Form(title=say.reopen, submit=say.reopen, draft=draft, fields=(reason,))


def review_form(desk: Desk, draft: ReviewAction, situation: str) -> Form:
    """Recognise, discuss or nominate, with words."""
    say = desk.say
    choices = tuple(Choice(value=d.value, label=say.decisions[d.value]) for d in Decision)
    return Form(
        title=say.review_title,
        submit=say.review_submit,
        draft=draft,
        fields=(
            FormField(
                name="decision",
                label=say.field_decision,
                hint=situation,
                choices=choices,
                required=True,
            ),
            FormField(name="words", label=say.field_to_advisor, hint=say.words_hint, long=True),
        ),
    )
