"""The forms for logging, correcting and saying whether an answer helped, filled in beforehand."""

from datetime import datetime

from bot.answers import Answer, Outcome
from bot.entries import ActionLogged, Unhelpful
from bot.guidance.base import GuidanceBase
from bot.logbook.guided import touchpoint_of
from bot.replies import Choice, Form, FormField
from bot.requests import CorrectAction, GiveFeedback, LogAction
from bot.wording import Wording


def log_form(answer: Answer | None, base: GuidanceBase, wording: Wording, now: datetime) -> Form:
    """What the advisor did, as far as question and answer already say it."""
    verdict = answer.verdict if answer else None
    named = verdict is not None and verdict.outcome in {Outcome.YES, Outcome.ASK_FIRST}
    draft = LogAction(
        answer=answer.id if answer else None,
        situation=answer.question if answer else "",
        action=(verdict.action if verdict else None) or "",
        amount=verdict.amount.value if verdict and named and verdict.amount else None,
        touchpoint=touchpoint_of(base, answer),
        opened=now,
    )
    return filled_log_form(draft, base, wording)


def filled_log_form(draft: LogAction, base: GuidanceBase, wording: Wording) -> Form:
    """The same form as somebody filled it."""
    p = wording.phrases
    own = (
        FormField(name="case", label=p.loop.field_case, hint=p.loop.field_case_hint),
        yes_no("review", p.loop.field_review, wording),
        yes_no("named", p.loop.field_named, wording),
    )
    fields = (*_what_was_done(base, wording), *own)
    return Form(title=p.log_title, submit=p.log_submit, draft=draft, fields=fields)


def correction_form(action: ActionLogged, typo: bool, base: GuidanceBase, wording: Wording) -> Form:
    """What was logged, to be corrected; after a while with a reason."""
    p = wording.phrases.loop
    draft = CorrectAction(
        entry=action.id,
        situation=action.situation,
        action=action.action,
        amount=action.amount,
        touchpoint=action.touchpoint,
        why=action.why,
    )
    because = FormField(
        name="because", label=p.field_because, hint=p.field_because_hint, required=True
    )
    fields = _what_was_done(base, wording)
    return Form(
        title=p.correct_title,
        submit=p.correct_submit,
        draft=draft,
        fields=fields if typo else (*fields, because),
    )


def feedback_form(answer: Answer, wording: Wording) -> Form:
    """Why an answer did not help."""
    p = wording.phrases.loop
    reasons = tuple(Choice(value=r.value, label=p.reasons[r.value]) for r in Unhelpful)
    return Form(
        title=p.feedback_title,
        submit=p.feedback_submit,
        draft=GiveFeedback(answer=answer.id, helpful=False, reason=Unhelpful.OTHER),
        fields=(
            FormField(name="reason", label=p.field_reason, choices=reasons),
            FormField(name="words", label=p.field_words, hint=p.field_words_hint, long=True),
        ),
    )


def _what_was_done(base: GuidanceBase, wording: Wording) -> tuple[FormField, ...]:
    p = wording.phrases
    limits = tuple(Choice(value=limit.action, label=limit.title) for limit in base.limits)
    actions = (*limits, Choice(value="", label=p.action_other))
    return (
        FormField(name="situation", label=p.field_situation, required=True, long=True),
        FormField(name="action", label=p.field_action, choices=actions),
        FormField(name="amount", label=p.field_amount),
        touchpoint_field(base, wording),
        FormField(name="why", label=p.field_why, hint=p.field_why_hint, long=True),
    )


def touchpoint_field(base: GuidanceBase, wording: Wording) -> FormField:
    """Where in the journey."""
    choices = tuple(
        Choice(value=t.id, label=f"{stage.title}: {t.title}")
        for stage in base.journey.stages
        for t in stage.touchpoints
    )
    return FormField(name="touchpoint", label=wording.phrases.field_touchpoint, choices=choices)


def yes_no(name: str, label: str, wording: Wording) -> FormField:
    """A question with two answers."""
    p = wording.phrases.loop
    choices = (Choice(value="no", label=p.no), Choice(value="yes", label=p.yes))
    return FormField(name=name, label=label, choices=choices)
