"""The `## sections` under an item's front matter, against what its kind must and may have."""

import re
from collections.abc import Iterator

from bot.guidance.faults import Fault, did_you_mean, error
from bot.guidance.items import SECTIONS, Section
from bot.guidance.markdown import without_comments

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
# `##Why` without the space is meant as a heading too; `#cx-help` isn't.
_HEADING = re.compile(r"(##)(?!#)\s*(\S.*)$|(#)\s+(\S.*)$")


def read_sections(
    body: str, first_line: int, path: str, kind: str
) -> tuple[tuple[Section, ...], list[Fault]]:
    """The sections of a kind of item in the order of the file, and what is wrong with them."""
    sections: list[Section] = []
    faults: list[Fault] = []
    for level, heading, line, text in _pieces(without_comments(body), first_line):
        if level == "##":
            sections.append(Section(heading=heading, text=text, line=line))
        elif level == "#":
            faults.append(_wrong_level(path, line, heading))
        elif text:
            faults.append(_outside(path, line, text))
    faults.extend(_against(sections, path, kind, first_line))
    return tuple(sections), faults


def headings(body: str) -> frozenset[str]:
    """The headings of a body, whatever its kind."""
    return frozenset(h for level, h, _, _ in _pieces(without_comments(body), 1) if level == "##")


def _pieces(body: str, first_line: int) -> Iterator[tuple[str, str, int, str]]:
    """Level, heading, its line and the text under it; first what stands above any heading."""
    level, heading, line = "", "", first_line
    under: list[str] = []
    fenced = False
    for number, text in enumerate(body.split("\n"), start=first_line):
        fenced ^= bool(_FENCE.match(text))
        found = None if fenced else _HEADING.match(text)
        if found is None:
            under.append(text)
            continue
        yield level, heading, line, "\n".join(under).strip()
        level, line, under = found[1] or found[3], number, []
        heading = (found[2] or found[4]).rstrip("# \t")
    yield level, heading, line, "\n".join(under).strip()


def _wrong_level(path: str, line: int, heading: str) -> Fault:
    return error(
        path, line, "heading-level", f'"{heading}" is a heading of the first level',
        "begin section headings with ##; the title stands in the front matter",
    )  # fmt: skip


def _outside(path: str, line: int, text: str) -> Fault:
    return error(
        path, line, "text-outside", f'Text stands before the first section: "{text[:40]}"',
        "move it under one of the headings: it would never be shown here",
    )  # fmt: skip


def _against(sections: list[Section], path: str, kind: str, body_line: int) -> Iterator[Fault]:
    must, may = SECTIONS[kind]
    seen: dict[str, int] = {}
    for section in sections:
        name, line = section.heading, section.line
        if name in seen:
            yield error(
                path, line, "section-twice", f'"{name}" stands here and in line {seen[name]}',
                "make one section of the two",
            )  # fmt: skip
        elif name not in must + may:
            yield _unknown(path, line, name, kind)
        elif not section.text:
            yield error(
                path, line, "section-empty", f'Nothing stands under "{name}"',
                "write it" if name in must else "write it, or remove the heading",
            )  # fmt: skip
        seen.setdefault(name, line)
    unknown = [name for name in seen if name not in must + may]
    for name in must:
        if name not in seen and not _misspelt(name, unknown):
            yield error(
                path, body_line, "section-missing", f'The section "{name}" is missing',
                f"add `## {name}`",
            )  # fmt: skip


def _misspelt(name: str, unknown: list[str]) -> bool:
    """Whether a heading reads like a mistyped `name`; that fault says it all."""
    return any(did_you_mean(other, [name], "") for other in unknown)


def _unknown(path: str, line: int, name: str, kind: str) -> Fault:
    must, may = SECTIONS[kind]
    known = ", ".join(must + may)
    return error(
        path, line, "section-unknown", f'A {kind} has no section "{name}"',
        did_you_mean(name, must + may, f"use one of: {known}"),
    )  # fmt: skip
