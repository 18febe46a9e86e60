"""The knowledge folder's files as a guidance base, and every fault that stands in their way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.guidance.base import GuidanceBase
from bot.guidance.faults import Fault, error, errors_in, in_order
from bot.guidance.front_matter import Parts, decode, split
from bot.guidance.invalid import ITEMS, SET_BY_READING, Place, faults_of, looks_like, unknown_key
from bot.guidance.items import Example, Limit, Principle, Section
from bot.guidance.layout import (
    FILES,
    FOLDERS,
    counts,
    ignored,
    kind_of,
    missing,
    printable,
    stem,
    stray,
    version_of,
)
from bot.guidance.sections import headings, read_sections
from bot.guidance.yaml_tree import Tree, read_yaml
from bot.values import Value

MAX_BYTES = 1_000_000
"""The largest file that is read: about 150,000 words, so a larger one isn't guidance."""


class Reading(Value):
    """What a folder's files say. `base` is there only if no fault is an error.

    For the check's eyes: `partial` holds what could be read in spite of errors (None if one of
    the four YAML files couldn't), `unreadable` the ids of the items that it lacks.
    """

    base: GuidanceBase | None
    faults: tuple[Fault, ...]
    partial: GuidanceBase | None = None
    unreadable: frozenset[str] = frozenset()

    def with_faults(self, more: tuple[Fault, ...]) -> "Reading":
        """The same with further faults; an error among them takes the base away."""
        faults = in_order((*self.faults, *more))
        base = None if errors_in(more) else self.base
        return self.model_copy(update={"faults": faults, "base": base})


def read_folder(files: Mapping[str, bytes | None]) -> Reading:
    """Read a folder's files, by their paths in it with `/`; None is a file that can't be read.

    Never raises, whatever the files hold: every fault of every file is in the reading.
    """
    named = {printable(path): data for path, data in sorted(files.items())}
    folder = _Folder()
    folder.faults += missing(named)
    for path, data in named.items():
        if counts(path):
            folder.read(path, data)
        elif not ignored(path):
            folder.faults.append(stray(path))
    version = version_of({path: data or b"" for path, data in named.items() if counts(path)})
    return folder.reading(version)


@dataclass
class _Folder:
    """What was read so far."""

    files: dict[str, BaseModel] = field(default_factory=dict)
    items: list[Principle | Example | Limit] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def read(self, path: str, data: bytes | None) -> None:
        kind = kind_of(path)
        text = _text(path, data)
        read: Principle | Example | Limit | None = None
        if isinstance(text, Fault):
            self.faults.append(text)
        elif kind is None:
            self.yaml_file(path, text)
        else:
            read = self.item(path, kind, text)
        if read is not None:
            self.items.append(read)
        # One whose id isn't its file's name is named by either, until that is mended.
        if kind is not None and (read is None or read.id != stem(path)):
            self.unreadable.add(stem(path))

    def yaml_file(self, path: str, text: str) -> None:
        tree = self.tree(path, text, first_line=1)
        if tree.value is not None:
            place = Place(path, tree, FILES[path])
            found = self.validated(place, tree.value)
            if found is not None:
                self.files[path] = found

    def item(self, path: str, kind: str, text: str) -> Principle | Example | Limit | None:
        parts = split(text, path)
        if isinstance(parts, Fault):
            self.faults.append(parts)
            return None
        tree = self.tree(path, parts.front, first_line=2)
        if elsewhere := _wrong_folder(path, kind, tree, parts):
            self.faults.append(elsewhere)
            return None
        sections, faults = read_sections(parts.body, parts.body_line, path, kind)
        self.faults += faults
        if tree.value is None:
            return None
        return self.valid_item(Place(path, tree, ITEMS[kind]), tree.value, sections)

    def valid_item(
        self, place: Place, value: dict[str, object], sections: tuple[Section, ...]
    ) -> Principle | Example | Limit | None:
        reserved = [key for key in value if key in SET_BY_READING]
        self.faults += [unknown_key(place, (key,)) for key in reserved]
        data = {key: given for key, given in value.items() if key not in SET_BY_READING}
        item = self.validated(place, {**data, "path": place.path, "sections": sections})
        name = value.get("id")
        if isinstance(name, str) and name != stem(place.path):
            self.faults.append(
                error(
                    place.path, place.line(("id",)), "name-not-id",
                    f"The id is `{name[:80]}` and the file's name is another",
                    "rename the file to the id with .md, or correct the id",
                )
            )  # fmt: skip
        return item if isinstance(item, Principle | Example | Limit) else None

    def tree(self, path: str, text: str, first_line: int) -> Tree:
        tree = read_yaml(text, path, first_line)
        self.lines[path] = tree.lines
        self.faults += tree.faults
        return tree

    def validated(self, place: Place, value: dict[str, Any]) -> BaseModel | None:
        try:
            found = place.model.model_validate(value)
        except ValidationError as raised:
            self.faults += faults_of(raised, place)
            return None
        # What was refused is read as empty, which some keys may be.
        return None if place.tree.refused else found

    def reading(self, version: str) -> Reading:
        partial = None
        if set(FILES) <= set(self.files):
            four = {path.removesuffix(".yaml"): self.files[path] for path in FILES}
            rest: dict[str, Any] = {"version": version, "items": self.items, "lines": self.lines}
            partial = GuidanceBase.model_validate({**four, **rest})
        return Reading(
            base=None if errors_in(self.faults) else partial,
            faults=in_order(self.faults),
            partial=partial,
            unreadable=frozenset(self.unreadable),
        )


def _text(path: str, data: bytes | None) -> str | Fault:
    if data is None:
        return error(
            path, 1, "unreadable", "The file can't be opened, or is a link out of the folder",
            "check who may read it, and put the file itself here",
        )  # fmt: skip
    if len(data) > MAX_BYTES:
        return error(
            path, 1, "too-large", f"The file is larger than {MAX_BYTES // 1_000_000} MB",
            "split it into several items, and keep pictures elsewhere",
        )  # fmt: skip
    return decode(data, path)


def _wrong_folder(path: str, kind: str, tree: Tree, parts: Parts) -> Fault | None:
    kinds = looks_like(frozenset(tree.value or ()), headings(parts.body))
    if tree.value is None or kind in kinds or not kinds:
        return None
    home = next(folder for folder, of in FOLDERS.items() if of in kinds)
    return error(
        path, 1, "wrong-folder", f"This has the keys and sections of {home}",
        f"move it to {home}/",
    )  # fmt: skip
