"""How a form looks in a terminal: every line with its number and value, and what to type."""

from collections.abc import Iterator

from rich.columns import Columns
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from adapters.terminal.clean import clean, line
from adapters.terminal.filling import Filling
from adapters.terminal.layout import INDENT, Hanging, heading, paragraph
from bot.replies import FormField

_GAP = 2


def show(filling: Filling) -> Iterator[RenderableType]:
    """The whole form, or the one line that is open."""
    yield from _field(filling, filling.open) if filling.open else _form(filling)


def _form(filling: Filling) -> Iterator[RenderableType]:
    yield heading(filling.form.title)
    widest = max(len(field.label) for field in filling.form.fields)
    for number, field in enumerate(filling.form.fields, 1):
        label = f"{number}  {line(field.label):<{widest}}{' ' * _GAP}"
        mark = Text.assemble((label[:1], "bold cyan"), (label[1:], "dim"))
        yield Hanging(_value(filling, field), mark)
        yield from _notes(filling, field, len(label))
    yield from _fault(filling.faults.get(""))
    yield ""
    submit = line(filling.form.submit)
    yield paragraph(filling.say.form_submit.format(submit=submit), "cyan")


def _value(filling: Filling, field: FormField) -> Text:
    """The value, or what one could write there."""
    shown = clean(filling.shown(field))
    return Text(shown) if shown else Text(line(field.hint) or filling.say.form_empty, style="dim")


def _notes(filling: Filling, field: FormField, hang: int) -> Iterator[RenderableType]:
    if field.hint and filling.untouched(field):
        yield Hanging(Text(line(field.hint), style="dim"), Text(" " * hang))
    if fault := filling.faults.get(field.name):
        yield Hanging(Text(line(fault), style="bold red"), Text("! ".rjust(hang)))


def _fault(fault: str | None) -> Iterator[RenderableType]:
    if fault:
        yield paragraph(fault, "bold red", mark="!")


def _field(filling: Filling, field: FormField) -> Iterator[RenderableType]:
    shown = filling.shown(field) or filling.say.form_empty
    yield Hanging(Text(clean(shown)), Text(f"{line(field.label)}: ", style="bold"))
    yield from _fault(filling.faults.get(field.name))
    if filling.choices:
        numbered = [f"{n:>2} {line(c.label)}" for n, c in enumerate(filling.choices, 1)]
        columns = Columns(map(Text, numbered), padding=(0, 3), column_first=True)
        yield Padding(columns, (0, 0, 0, INDENT))
    elif field.hint:
        yield paragraph(field.hint, "dim")
    yield ""
    yield paragraph(_how(filling, field), "cyan")


def _how(filling: Filling, field: FormField) -> str:
    if field.choices:
        return filling.say.form_choose
    missing = field.required and not filling.shown(field)
    return filling.say.form_needed if missing else filling.say.form_field
