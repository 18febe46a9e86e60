"""YAML as plain values that remember their lines, refusing what surprises people.

PyYAML's events are read rather than its objects: they cost a tenth, keep every line, and show
duplicate keys, aliases and tags, which its loader resolves in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from bot.guidance.faults import Fault, error, warning
from bot.guidance.yaml_errors import explain
from bot.guidance.yaml_scalars import Surprise, read_scalar

_DEEPEST = 12
# The C parser is about ten times faster; where PyYAML was built without it, the other one serves.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Tree:
    """A YAML document. `value` is None if it could not be read as a mapping.

    `lines` gives the line of every dotted key ("tiers.1.role"); `refused` are the keys whose
    value has its fault already, so that nobody complains about them twice.
    """

    value: dict[str, object] | None = None
    lines: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


class _Unreadable(Exception):
    """The rest of the document makes no sense; its fault is noted."""


def read_yaml(
    text: str, path: str, first_line: int = 1, loader: type[yaml.SafeLoader] = _LOADER
) -> Tree:
    """Read one YAML mapping; `first_line` is the line of the file on which `text` begins.

    Never raises: what cannot be read is in the tree's faults.
    """
    reader = _Reader(text, path, first_line, loader)
    try:
        reader.document()
    except yaml.YAMLError as raised:
        line, message, do = explain(raised, reader.text)
        reader.fault(line, "yaml", message, do)
        reader.tree.value = None
    except _Unreadable:
        reader.tree.value = None
    return reader.tree


class _Reader:
    def __init__(
        self, text: str, path: str, first_line: int, loader: type[yaml.SafeLoader]
    ) -> None:
        # YAML counts these as line ends and editors don't, so lines would be off by one.
        self.text = text.translate(dict.fromkeys((0x85, 0x2028, 0x2029), " "))
        self.lines_of_text = self.text.split("\n")
        self.path = path
        self.first_line = first_line
        self.tree = Tree()
        self.events: Iterator[yaml.Event] = yaml.parse(self.text, loader)

    def fault(self, line: int, code: str, message: str, do: str) -> None:
        self.tree.faults.append(error(self.path, line + self.first_line, code, message, do))

    def refuse(self, key: str, line: int, code: str, message: str, do: str) -> None:
        self.tree.refused.add(key)
        self.fault(line, code, message, do)

    def document(self) -> None:
        next(self.events)  # the beginning of the stream
        empty = isinstance(next(self.events), yaml.StreamEndEvent)
        value = None if empty else self.node(next(self.events), "", 0)
        if not isinstance(value, dict):
            self.stop(0, "There are no keys here", "write `key: value` lines")
        self.tree.value = value
        next(self.events)  # the end of this document
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            self.stop(_line(after), "There is a second document", "remove the `---` between")

    def stop(self, line: int, message: str, do: str) -> NoReturn:
        self.fault(line, "yaml", message, do)
        raise _Unreadable

    def node(self, event: yaml.Event, key: str, depth: int) -> object:
        """The value that begins with this event, and everything in it."""
        line = _line(event)
        if depth > _DEEPEST:
            self.stop(line, "Lists or keys are nested too deep", "check the brackets and indents")
        if isinstance(event, yaml.AliasEvent):
            self.refuse(
                key, line, "yaml-alias", f"`*` at `{key}` is a YAML alias, which isn't read here",
                "put the text in quotes, or write the value out",
            )  # fmt: skip
            return None
        if getattr(event, "tag", None) not in {None, "!"}:
            self.refuse(
                key, line, "yaml-tag", f"`!` at `{key}` is a YAML tag, which isn't read here",
                "put the text in quotes, or remove the tag",
            )  # fmt: skip
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(key, depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(key, depth + 1)
        assert isinstance(event, yaml.ScalarEvent)
        return self.scalar(event, key)

    def mapping(self, parent: str, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.stop(line, "A list or mapping stands where a key should", "write `key: value`")
            name: str = event.value
            key = f"{parent}.{name}" if parent else name
            if name in found:
                first = self.tree.lines[key]
                self.refuse(
                    key, line, "duplicate-key", f"`{name}` stands here and in line {first}",
                    "keep one of them",
                )  # fmt: skip
            else:
                self.tree.lines[key] = line + self.first_line
            value = self.node(next(self.events), key, depth)
            found.setdefault(name, value)
        return found

    def sequence(self, parent: str, depth: int) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            key = f"{parent}.{len(found)}"
            self.tree.lines[key] = _line(event) + self.first_line
            found.append(self.node(event, key, depth))
        return found

    def scalar(self, event: yaml.ScalarEvent, key: str) -> object:
        line = _line(event)
        if not event.implicit[0]:
            return event.value
        if self.followed_by_hash(event):
            self.swallowed(event, key)
        try:
            return read_scalar(event.value)
        except Surprise as surprise:
            self.refuse(key, line, "yaml-surprise", surprise.message, surprise.do)
            return None

    def followed_by_hash(self, event: yaml.ScalarEvent) -> bool:
        """Whether text after the value looks meant, and is a comment to YAML: `Order #12`."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self.lines_of_text):
            return False
        rest = self.lines_of_text[mark.line][mark.column :].lstrip()
        return rest.startswith("#") and rest[1:2].strip() not in {"", "#"}

    def swallowed(self, event: yaml.ScalarEvent, key: str) -> None:
        line = _line(event)
        message = f"What follows # at `{key}` is a comment to YAML and isn't read"
        do = "put the whole text in quotes, or a space after the #"
        if event.value == "":
            self.refuse(key, line, "yaml-comment", message, do)
        else:
            place = line + self.first_line
            self.tree.faults.append(warning(self.path, place, "yaml-comment", message, do))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0
