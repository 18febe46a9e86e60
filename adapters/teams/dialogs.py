"""Dialogs: a form as Teams draws it, and what comes back filled in. Pure.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from adapters.teams.adaptive import (
    CARRIED,
    MESSAGE,
    TITLE,
    Element,
    attached,
    card,
    cut,
    lighten,
    line,
    quiet,
    read_back,
    run,
    weight,
    within,
)
from adapters.teams.markdown import WARNING
from adapters.teams.outbound import drawn, render
from adapters.teams.phrases import ENGLISH
from bot.replies import Choice, Form, FormField, Part, Reply, Text, Tone
from bot.requests import Request, parse_request
from bot.wording import ENGLISH as WORDS

FORM = "form"
"""What a dialog's data hold the form itself under: Teams forgets what was filled in."""
NOTHING = "-"
"""Stands for an empty value: a choice cannot have one."""
TEXT, BYTES, LABEL, HINT, CHOICES, BEFORE = 3_000, 16_000, 300, 1_000, 20_000, 8_000
FEW = 3
"""Up to so many choices all stand in sight."""
_YES_NO = {"yes", "no"}
_KINDS: dict[str, Any] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(Request)[0])
}


def filled(form: Form, others: Iterable[Part] = ()) -> Element:
    """A form as it is filled in so far, with what is wrong under each field, and only there."""
    others = () if any(field.fault for field in form.fields) else others
    said = within(render(Reply(parts=tuple(others)), dialog=True), BEFORE)
    fields = [element for field in form.fields for element in _field(form.draft, field)]
    names = {field.name for field in form.fields}
    draft = form.draft.model_dump(mode="json", exclude={*names, "kind"}, exclude_defaults=True)
    data: dict[str, Any] = {CARRIED: {"kind": form.draft.kind, **draft}}
    asked = {"title": form.title, "submit": form.submit, "fields": _fields(form)}
    if weight([said, fields, data, asked]) < MESSAGE - BEFORE:
        data[FORM] = asked
    send = {"type": "Action.Submit", "title": cut(form.submit, TITLE) or "–", "data": data}
    made = [*said, *fields, {"type": "ActionSet", "actions": [{**send, "style": "positive"}]}]
    return card(made, form.title)


def _fields(form: Form) -> list[dict[str, Any]]:
    return [field.model_dump(exclude={"fault"}, exclude_defaults=True) for field in form.fields]


def again(form: Form, why: Reply | None = None) -> Element:
    """The same form once more, and why it is there again."""
    warned = Text(text=ENGLISH.not_sent, tone=Tone.QUIET)
    return filled(form, [*(why.parts if why else ()), warned])


def shown(reply: Reply) -> Element:
    """A reply in a dialog."""
    return drawn(reply, dialog=True)


def continued(made: Element, title: str) -> Element:
    """A card in a dialog, as the answer to an invoke that opened one or was sent from one."""
    info = {"title": cut(title, TITLE), "height": "medium", "width": "medium"}
    return {"task": {"type": "continue", "value": {**info, "card": attached(made)}}}


def message(text: str) -> Element:
    """A sentence in a dialog, as the answer to an invoke; Teams shows it with a button to close."""
    return {"task": {"type": "message", "value": cut(text, TEXT)}}


def completed(data: Mapping[str, Any]) -> tuple[Request | None, dict[str, str]]:
    """The completed request, or what is wrong in it by field; neither for a form of others'."""
    held, kind = _held(data)
    if kind is None:
        return None, {}
    try:
        return parse_request.validate_python({**_typed(kind, data), **held}), {}
    except ValidationError as error:
        return None, {str(detail["loc"][-1]): _fault(detail) for detail in error.errors()}


def _held(data: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
    """What the dialog carried along, and the class of the request that it completes."""
    held = data.get(CARRIED)
    return (held, _KINDS.get(str(held.get("kind")))) if isinstance(held, dict) else ({}, None)


def _typed(kind: Any, data: Mapping[str, Any]) -> dict[str, str | None]:
    return {
        name: _read(field.annotation, str(data[name] or ""))
        for name, field in kind.model_fields.items()
        if name != "kind" and name in data
    }


def as_sent(data: Mapping[str, Any], faults: Mapping[str, str] | None = None) -> Form | None:
    """The form that was sent with what was filled in, ready to be shown again."""
    wrong = faults or {}
    right = {name: value for name, value in data.items() if name not in wrong}
    asked, draft = data.get(FORM), completed(right)[0] or read_back(data)
    try:
        form = Form.model_validate({**(asked if isinstance(asked, dict) else {}), "draft": draft})
    except ValidationError:
        return None
    fields = (f.model_copy(update={"fault": wrong.get(f.name)}) for f in form.fields)
    return form.model_copy(update={"fields": tuple(fields)})


def _read(annotation: Any, text: str) -> str | None:
    text = "" if text == NOTHING else text
    return None if not text.strip() and type(None) in get_args(annotation) else text


def _fault(detail: ErrorDetails) -> str:
    return WORDS.needs_number if detail["type"].startswith("decimal") else ENGLISH.wrong


def _field(draft: Request, field: FormField) -> Iterator[Element]:
    value = _written(getattr(draft, field.name))
    known = {choice.value for choice in field.choices}
    if known == _YES_NO:
        yield _toggle(field, value)
    else:
        yield _choices(field, value) if known else _text(field, value)
    yield from quiet(cut(field.hint, HINT), "Small")
    if field.fault:
        fault = cut(f"{WARNING}{field.fault}", HINT)
        yield line(run(fault, color="Attention", weight="Bolder"), spacing="Small")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _input(kind: str, field: FormField) -> Element:
    made: Element = {"type": kind, "id": field.name, "label": cut(field.label, LABEL) or "–"}
    made["spacing"] = "Medium"
    if field.required:
        made |= {"isRequired": True, "errorMessage": ENGLISH.needed}
    return made


def _text(field: FormField, value: str) -> Element:
    made = {**_input("Input.Text", field), "isMultiline": field.long, "maxLength": TEXT}
    return {**made, "value": lighten(cut(value, TEXT), BYTES)} if value else made


def _toggle(field: FormField, value: str) -> Element:
    on = {"valueOn": "yes", "valueOff": "no", "value": value or "no"}
    return {"type": "Input.Toggle", "id": field.name, "title": cut(field.label, LABEL) or "–", **on}


def _choices(field: FormField, value: str) -> Element:
    chosen = next((c for c in field.choices if c.value == value), None)
    kept: list[Element] = []
    left = CHOICES - (weight(_choice(chosen)) if chosen else 0)
    for choice in field.choices:
        left -= 0 if choice == chosen else weight(_choice(choice))
        if left >= 0 or choice == chosen:
            kept.append(_choice(choice))
    made = {**_input("Input.ChoiceSet", field), "choices": kept, "placeholder": ENGLISH.choose}
    made["style"] = "expanded" if len(kept) <= FEW else "compact"
    return {**made, "value": value or NOTHING} if chosen else made


def _choice(choice: Choice) -> Element:
    return {"title": cut(choice.label, LABEL) or "–", "value": choice.value or NOTHING}
