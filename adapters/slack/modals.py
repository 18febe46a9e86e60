"""Modals: a form as Slack draws it, and what comes back filled in. Pure.

https://docs.slack.dev/surfaces/modals · https://docs.slack.dev/reference/views/modal-views
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from adapters.slack.blocks import (
    LABEL,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    SECTION,
    VIEW_BLOCKS,
    Block,
    context,
    cut,
    escape,
    header,
    plain,
    size,
    within,
)
from adapters.slack.heard import Where
from adapters.slack.outbound import WARNING, render
from adapters.slack.phrases import ENGLISH
from bot.replies import Choice, Form, FormField, Part, Reply
from bot.requests import Request, parse_request
from bot.values import Value
from bot.wording import ENGLISH as WORDS

TITLE, METADATA, FEW = 24, 3_000, 3
NOTHING = "-"
"""Stands for an empty value: Slack's options cannot have one."""

View = dict[str, Any]
_AMOUNT = re.compile(r"[^\d\-]{0,4}(-?\d[\d,]*(?:\.\d+)?)[^\d]{0,8}")


class Kept(Value):
    """What a modal carries along: ids of what it completes, and where it was opened from."""

    where: Where
    draft: dict[str, Any] | None = None


def _modal(title: str, blocks: list[Block], kept: Kept, submit: str | None = None) -> View:
    metadata = kept.model_dump_json(exclude_defaults=True)
    assert len(metadata) <= METADATA, "ids only"
    view = {
        "type": "modal",
        "callback_id": "shown" if submit is None else "form",
        "title": plain(title, TITLE),
        "close": plain(ENGLISH.close if submit is None else ENGLISH.cancel, TITLE),
        "blocks": within(blocks, VIEW_BLOCKS, ENGLISH.shortened),
        "private_metadata": metadata,
    }
    return view if submit is None else {**view, "submit": plain(submit, TITLE)}


def loading(where: Where, text: str = ENGLISH.working) -> View:
    """Opened at once, because a trigger lives three seconds."""
    return _modal(ENGLISH.loading_title, [context(escape(text))], Kept(where=where))


def shown(reply: Reply, where: Where) -> View:
    """A reply in a modal."""
    blocks = render(reply, feedback=False) or [context(escape(ENGLISH.working))]
    return _modal(ENGLISH.loading_title, blocks, Kept(where=where))


def filled(form: Form, where: Where, before: Iterable[Part] = ()) -> View:
    """A form as it is filled in so far, with what is wrong beside each field."""
    said = render(Reply(parts=tuple(before)), feedback=False)
    fields = [block for field in form.fields for block in _field(form.draft, field)]
    names = {field.name for field in form.fields}
    draft = form.draft.model_dump(mode="json", exclude=names, exclude_defaults=True)
    kept = Kept(where=where, draft={"kind": form.draft.kind, **draft})
    # What does not fit on Slack's short title and button is said in full beside the fields.
    title = [header(form.title)] if size(form.title) > TITLE else []
    submit = [context(escape(form.submit))] if size(form.submit) > TITLE else []
    return _modal(form.title, [*title, *said, *fields, *submit], kept, form.submit)


def as_sent(view: View) -> View:
    """A modal with everything that was filled in, ready to be shown again."""
    state = view["state"]["values"]
    kept = ("type", "callback_id", "title", "close", "submit", "private_metadata")
    blocks = [_as_sent(b, state) for b in view["blocks"] if b["type"] == "input"]
    return {**{name: view[name] for name in kept if name in view}, "blocks": blocks}


def again(sent: View, reply: Reply) -> View:
    """The same with why it is there again."""
    said = [*render(reply, feedback=False), context(escape(ENGLISH.not_sent))]
    return {**sent, "blocks": within([*said, *sent["blocks"]], VIEW_BLOCKS, ENGLISH.shortened)}


def kept_in(view: View) -> Kept | None:
    """What a modal carried along; null if it is none of ours."""
    try:
        return Kept.model_validate_json(view.get("private_metadata") or "")
    except ValidationError:
        return None


def completed(
    kept: Kept, values: Mapping[str, Mapping[str, Any]]
) -> tuple[Request | None, dict[str, str]]:
    """The completed request, or what is wrong in it by field."""
    draft = kept.draft or {}
    typed = {name: _value(next(iter(given.values()), {})) for name, given in values.items()}
    kind = next((k for k in get_args(get_args(Request)[0]) if _is(k, draft)), None)
    if kind is None:
        return None, {}
    filled = {name: _read(kind.model_fields[name].annotation, t) for name, t in typed.items()}
    try:
        return parse_request.validate_python({**draft, **filled}), {}
    except ValidationError as error:
        return None, {str(detail["loc"][-1]): _fault(detail) for detail in error.errors()}


def _is(kind: Any, draft: Mapping[str, Any]) -> bool:
    return bool(kind.model_fields["kind"].default == draft.get("kind"))


def _value(given: Mapping[str, Any]) -> str:
    if "selected_option" in given:
        value = (given["selected_option"] or {}).get("value") or ""
        return "" if value == NOTHING else str(value)
    return str(given.get("value") or "")


def _read(annotation: Any, text: str) -> str | None:
    allowed = get_args(annotation)
    if not text.strip() and type(None) in allowed:
        return None
    found = _AMOUNT.fullmatch(text.strip()) if Decimal in allowed else None
    return re.sub(r",(?=\d{3}\b)", "", found[1]).replace(",", ".") if found else text


def _fault(detail: ErrorDetails) -> str:
    return WORDS.needs_number if detail["type"].startswith("decimal") else ENGLISH.wrong


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _field(draft: Request, field: FormField) -> list[Block]:
    value = _written(getattr(draft, field.name))
    made = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label, LABEL),
        "optional": not field.required,
        "element": _choices(field, value) if field.choices else _text(field, value),
    }
    if field.hint:
        made["hint"] = plain(field.hint, LABEL)
    if not field.fault:
        return [made]
    return [made, context(f"{WARNING}{escape(field.fault)}")]


def _text(field: FormField, value: str) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": field.name,
        "multiline": field.long,
        "max_length": SECTION,
    }
    return {**element, "initial_value": cut(value, SECTION)} if value else element


def _choices(field: FormField, value: str) -> Block:
    few = len(field.choices) <= FEW and bool(value)
    chosen = next((c for c in field.choices if c.value == value), None)
    kept = list(field.choices[:OPTIONS])
    if chosen is not None and chosen not in kept:
        kept[-1] = chosen
    element: Block = {
        "type": "radio_buttons" if few else "static_select",
        "action_id": field.name,
        "options": [_option(choice) for choice in kept],
    }
    if not few:
        element["placeholder"] = plain(ENGLISH.choose, PLACEHOLDER)
    return {**element, "initial_option": _option(chosen)} if chosen else element


def _option(choice: Choice) -> Block:
    value = choice.value or NOTHING
    return {"text": plain(choice.label, OPTION), "value": value[:OPTION_VALUE]}


def _as_sent(block: Block, state: Mapping[str, Mapping[str, Any]]) -> Block:
    element = {k: v for k, v in block["element"].items() if not k.startswith("initial_")}
    given = state.get(block["block_id"], {}).get(element["action_id"], {})
    if given.get("selected_option"):
        element["initial_option"] = given["selected_option"]
    elif given.get("value"):
        element["initial_value"] = given["value"]
    return {**block, "element": element}
