"""A form in the terminal: what it holds, and what a typed line does to it. Pure.

The whole form is shown at once. Enter sends it; a number opens that line, and a number with words
(`5 she had waited twice`) changes it at once; `q` goes back, and from the form itself, cancels it.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from adapters.terminal.clean import clean
from adapters.terminal.phrases import ENGLISH, TerminalPhrases
from bot.replies import Choice, Form, FormField
from bot.requests import Request, parse_request

EMPTY = "-"
_BACK = {"q", "/q", "/cancel"}
_NEAR = 65
_MOST_NEAR = 5


class Left(Enum):
    """The person left the form without sending it."""

    CANCELLED = auto()


@dataclass(frozen=True)
class Filling:
    """A form being filled. `open` is the field being changed; `near` narrows its choices."""

    form: Form
    values: dict[str, str]
    faults: dict[str, str]
    open: FormField | None = None
    near: tuple[Choice, ...] = ()
    say: TerminalPhrases = ENGLISH

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen by number for the open field."""
        return self.near or (self.open.choices if self.open else ())

    def shown(self, field: FormField) -> str:
        """A field's value in words; empty if it has none."""
        value = self.values[field.name]
        label = next((c.label for c in field.choices if c.value == value), value)
        return label if value else ""

    def untouched(self, field: FormField) -> bool:
        """Whether a field still has the value, and has one, that it came with."""
        value = self.values[field.name]
        return bool(value) and value == _written(getattr(self.form.draft, field.name))


Step = Filling | Request | Left


def begin(form: Form, say: TerminalPhrases = ENGLISH) -> Filling:
    """The form as it came, with the first line open that has to be filled and is not."""
    values = {field.name: _written(getattr(form.draft, field.name)) for field in form.fields}
    faults = {field.name: field.fault for field in form.fields if field.fault}
    missing = next((f for f in form.fields if f.required and not values[f.name].strip()), None)
    return Filling(form, values, faults, open=missing, say=say)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def step(filling: Filling, line: str) -> Step:
    """What a typed line makes of the form."""
    text = clean(line).strip()
    if filling.open is not None:
        return _change(filling, filling.open, text)
    if text.lower() in _BACK:
        return Left.CANCELLED
    return _on_form(filling, text) if text else send(filling)


def send(filling: Filling) -> Filling | Request:
    """The completed request, or the form with what is wrong in it."""
    draft = filling.form.draft
    typed = {name: _value(draft, name, text) for name, text in filling.values.items()}
    try:
        return parse_request.validate_python({**draft.model_dump(), **typed})
    except ValidationError as error:
        return replace(
            filling, faults={_where(detail): filling.say.form_wrong for detail in error.errors()}
        )


def _value(draft: Request, name: str, text: str) -> str | None:
    """Null for nothing, where null is possible."""
    allowed = get_args(type(draft).model_fields[name].annotation)
    return None if not text and type(None) in allowed else text


def _where(detail: ErrorDetails) -> str:
    """The field that is wrong: behind the request's kind, as it is one of a union."""
    return str(detail["loc"][-1])


def _on_form(filling: Filling, text: str) -> Step:
    number, _, rest = text.partition(" ")
    fields = filling.form.fields
    if not number.isdecimal() or not 1 <= int(number) <= len(fields):
        hint = filling.say.form_not_a_line.format(last=len(fields))
        return replace(filling, faults={"": hint})
    field = fields[int(number) - 1]
    opened = replace(filling, open=field, near=(), faults={})
    return _change(opened, field, rest.strip()) if rest.strip() else opened


def _change(filling: Filling, field: FormField, text: str) -> Step:
    if text.lower() in _BACK:
        empty = field.required and not filling.values[field.name].strip()
        return Left.CANCELLED if empty else replace(filling, open=None, near=(), faults={})
    if text == EMPTY:
        return _set(filling, field, "")
    if not text:
        return _set(filling, field, filling.values[field.name])
    return _choose(filling, field, text) if field.choices else _set(filling, field, text)


def _set(filling: Filling, field: FormField, value: str) -> Filling:
    if field.required and not value.strip():
        return replace(filling, open=field, faults={field.name: filling.say.form_required})
    values = {**filling.values, field.name: value}
    return replace(filling, values=values, open=None, near=(), faults={})


def _choose(filling: Filling, field: FormField, text: str) -> Filling:
    if text.isdecimal():
        at = int(text)
        if 1 <= at <= len(filling.choices):
            return _set(filling, field, filling.choices[at - 1].value)
        return replace(filling, open=field, faults={field.name: filling.say.form_no_choice})
    fitting = fitting_choices(field.choices, text)
    if len(fitting) == 1:
        return _set(filling, field, fitting[0].value)
    fault = filling.say.form_near if fitting else filling.say.form_no_choice
    return replace(filling, open=field, near=fitting, faults={field.name: fault})


def fitting_choices(choices: tuple[Choice, ...], text: str) -> tuple[Choice, ...]:
    """The one choice that is called so, else those that sound like it, nearest first."""
    said = text.lower()
    for fits in (_same, _ends, _within):
        found = tuple(c for c in choices if fits(c, said))
        if len(found) == 1:
            return found
    near = process.extract(
        said, [c.label.lower() for c in choices], scorer=fuzz.WRatio, limit=_MOST_NEAR
    )
    return tuple(choices[at] for _, score, at in near if score >= _NEAR)


def _same(choice: Choice, said: str) -> bool:
    return said in {choice.value.lower(), choice.label.lower()}


def _ends(choice: Choice, said: str) -> bool:
    return choice.label.lower().endswith(f": {said}")


def _within(choice: Choice, said: str) -> bool:
    return said in choice.label.lower()
