"""The golden cases: questions as advisors type them, and what a good answer holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.errors import SetupError
from bot.guidance.base import GuidanceBase
from bot.outer_loop.golden import Expected as Expected
from bot.outer_loop.golden import ExpectedVerdict as ExpectedVerdict
from bot.outer_loop.golden import GoldenCase, read_case
from bot.people import Role

HELD_OUT = "-held-out"
CASES = Path(__file__).with_name("cases")


class CasesInvalid(SetupError):
    """The case files have faults; one line each."""


class Case(GoldenCase):
    """A case, and where it comes from. Nobody tunes on one that is held out."""

    suite: str
    held_out: bool = False


def load_cases(folder: Path = CASES) -> tuple[Case, ...]:
    """Every case in the folder's YAML files, in order; raises CasesInvalid with all faults."""
    faults: list[str] = []
    cases = [case for file in sorted(folder.glob("*.yaml")) for case in _read(file, faults)]
    if not cases and not faults:
        faults.append(f"{folder}: holds no case; name a folder of YAML files")
    twice = [case_id for case_id, n in Counter(case.id for case in cases).items() if n > 1]
    faults += [f"{folder}: {case_id} stands there twice; rename one" for case_id in twice]
    if faults:
        raise CasesInvalid("\n".join(faults))
    return tuple(cases)


def _read(file: Path, faults: list[str]) -> Iterator[Case]:
    try:
        written = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        faults.append(f"{file}: not readable as YAML ({type(error).__name__})")
        return
    for number, raw in enumerate(written if isinstance(written, list) else [written], 1):
        case = read_case(raw, number)
        if isinstance(case, str):
            faults.append(f"{file}: {case}")
        else:
            yield _case(file, case)


def _case(file: Path, written: GoldenCase) -> Case:
    suite = file.stem.removesuffix(HELD_OUT)
    return Case(
        **{name: getattr(written, name) for name in GoldenCase.model_fields},
        suite=suite,
        held_out=file.stem.endswith(HELD_OUT),
    )


def check_against(cases: Sequence[Case], base: GuidanceBase) -> None:
    """Refuse cases that name what the guidance base does not hold; raises CasesInvalid."""
    deciders = {role.value for role in Role} | set(base.owner_by_id)
    faults = [
        f"case {case.id}: the guidance base has no {kind} {name}"
        for case in cases
        for kind, known, names in (
            ("item", base.by_id, (*case.expect.items, *case.expect.without)),
            ("signal", base.signal_by_id, case.expect.signals or ()),
            ("limit", base.by_id, _named(case, "limit")),
            ("role or owner", deciders, _named(case, "decides")),
        )
        for name in names
        if name not in known
    ]
    if faults:
        raise CasesInvalid("\n".join(faults))


def _named(case: Case, field: str) -> tuple[str, ...]:
    name = getattr(case.expect.verdict, field, None)
    return (name,) if name else ()
