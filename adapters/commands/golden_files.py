"""Golden cases from files: YAML, a list of cases in each, or JSONL, a case a line."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from bot.outer_loop.golden import GoldenCase, read_case

_SUFFIXES = {".yaml", ".yml", ".jsonl"}


class BadCases(click.ClickException):
    """What is wrong in the files, one line each."""

    exit_code = 2


def read_golden(places: Sequence[Path]) -> tuple[GoldenCase, ...]:
    """Every case of the files and folders, in order; raises BadCases with all faults."""
    faults: list[str] = []
    cases = []
    for file in (file for place in places for file in _files(place)):
        for number, raw in enumerate(_read(file, faults), 1):
            case = read_case(raw, number)
            if isinstance(case, str):
                faults.append(f"{file}: {case}")
            else:
                cases.append(case)
    if faults:
        raise BadCases("\n".join(faults))
    return tuple(cases)


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(file for file in place.iterdir() if file.suffix in _SUFFIXES)


def _read(file: Path, faults: list[str]) -> Iterator[Any]:
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
        else:
            found = yaml.safe_load(text)
            yield from found if isinstance(found, list) else [found]
    except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        faults.append(f"{file}: not readable ({type(error).__name__})")
