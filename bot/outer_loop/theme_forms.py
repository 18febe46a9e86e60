"""The forms about themes: one for each thing that can be done, and the one for the mode."""

from collections.abc import Sequence
from datetime import date

from bot.changes import ADMIN
from bot.errors import IncompleteForm
from bot.outer_entries import Kind, Measure, Mode
from bot.outer_loop.theme_desk import Known, ThemeDesk, near_to
from bot.replies import Choice, Form, FormField
from bot.theme_requests import FORMS, Act, OpenDecisionMode, SetDecisionMode, ThemeForm

_FIELDS: dict[Act, tuple[str, ...]] = {
    Act.RENAME: ("title",),
    Act.MERGE: ("into",),
    Act.SPLIT: ("words",),
    Act.DISMISS: ("reason",),
    Act.CONFIRM_KIND: ("theme_kind",),
    Act.SUGGEST_FIX: ("fix",),
    Act.HAND_ON: ("owner", "reason"),
    Act.DECLINE: ("reason",),
    Act.QUICK_WIN: ("fix", "who", "until"),
    Act.PILOT: ("fix", "start", "teams", "control", "measure"),
    Act.FIXED: ("fix", "since", "guidance"),
}
_OPTIONAL = frozenset({"teams", "control", "measure", "guidance"})
_LONG = frozenset({"reason", "fix"})
_MOST = 50
FACTORS = ("experience", "upside", "culture", "market")


def theme_form(at: ThemeDesk, act: Act, known: Known, others: Sequence[Known]) -> Form:
    """The form, filled in as far as it is known what was meant."""
    say = at.say
    return Form(
        title=f"{say.acts[act.value]}: {known.theme.title}"[:150],
        submit=say.submit,
        draft=_draft(act, known),
        fields=tuple(
            FormField(
                name=name,
                label=say.fields[name],
                hint=say.hints.get("declined" if act is Act.DECLINE else name, ""),
                required=name not in _OPTIONAL,
                long=name in _LONG,
                choices=_choices(at, name, known, others),
            )
            for name in _FIELDS[act]
        ),
    )


def mode_form(at: ThemeDesk, request: OpenDecisionMode) -> Form:
    """Speed or fact, and the four factors."""
    say = at.say
    modes = tuple(Choice(value=m.value, label=say.modes[m.value]) for m in Mode)
    owners = tuple(Choice(value=o.id, label=o.title) for o in at.desk.base.owners.owners)
    labels = (say.field_experience, say.field_upside, say.field_culture, say.field_market)
    factors = (
        FormField(name=name, label=label, required=True, long=True)
        for name, label in zip(FACTORS, labels, strict=True)
    )
    everywhere = Choice(value="", label=say.everywhere)
    return Form(
        title=say.mode_title,
        submit=say.mode_submit,
        draft=SetDecisionMode(owner=request.owner),
        fields=(
            FormField(
                name="mode",
                label=say.field_mode,
                hint=say.field_mode_hint,
                required=True,
                choices=modes,
            ),
            *factors,
            FormField(name="owner", label=say.field_for, choices=(everywhere, *owners)),
        ),
    )


def day_of(at: ThemeDesk, name: str, typed: str) -> date:
    """A day as it was typed; raises IncompleteForm for what is none."""
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise IncompleteForm({name: at.say.needs_day}) from error


def listed(typed: str) -> tuple[str, ...]:
    """What was typed with commas between it."""
    return tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))


def _draft(act: Act, known: Known) -> ThemeForm:
    filled: dict[str, object] = {"theme": known.theme.id}
    stands = known.stands
    if act is Act.RENAME:
        filled["title"] = known.theme.title
    if act is Act.CONFIRM_KIND:
        filled["theme_kind"] = known.theme.kind
    if act in {Act.QUICK_WIN, Act.PILOT, Act.FIXED}:
        last = stands.pilot or stands.quick_win
        filled["fix"] = last.fix if last else stands.suggested
    return FORMS[act].model_validate(filled)


def _choices(at: ThemeDesk, name: str, known: Known, others: Sequence[Known]) -> tuple[Choice, ...]:
    say, base = at.say, at.desk.base
    if name == "into":
        near = near_to(known, others)
        rest = (k for k in others if k.theme.id != known.theme.id and k not in near)
        first = (*near, *rest)[:_MOST]
        return tuple(Choice(value=k.theme.id, label=k.theme.title[:70]) for k in first)
    if name == "theme_kind":
        return tuple(Choice(value=k.value, label=say.kinds[k.value]) for k in Kind)
    if name == "measure":
        return tuple(Choice(value=m.value, label=say.measures[m.value]) for m in Measure)
    if name == "owner":
        owners = tuple(Choice(value=o.id, label=o.title) for o in base.owners.owners)
        return (*owners, Choice(value=ADMIN, label=at.desk.say.admin_title))
    return ()
