"""Environment variables as people write them: in a file, with secrets elsewhere, with typos.

Every ValueError raised here is one line for an operator: what is wrong, and what to do.
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, SecretStr
from pydantic_settings import BaseSettings, DotEnvSettingsSource
from rapidfuzz import process

FILE_SUFFIX = "_FILE"
NO_SECRET = SecretStr("")
REVIEW_SHARE = 0.1
LOOKS_LIKE = 80
"""How similar, out of 100, a known name must be before it is suggested for a mistyped one."""


def in_env_file(settings: type[BaseSettings], env_file: Path) -> dict[str, str]:
    """The variables of a `.env` file, none if there is no such file; raises ValueError."""
    try:
        found = DotEnvSettingsSource(settings, env_file=env_file).env_vars
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{env_file}: make it a readable UTF-8 file, or remove it") from error
    incomplete = [name for name, value in found.items() if value is None]
    if incomplete:
        raise ValueError(f"{env_file}: write NAME=value for {', '.join(incomplete)}")
    return {name: value for name, value in found.items() if value is not None}


def filled(*layers: Mapping[str, str]) -> dict[str, str]:
    """Later layers over earlier ones, without the values that are empty in the end."""
    merged = {name: value.strip() for layer in layers for name, value in layer.items()}
    return {name: value for name, value in merged.items() if value}


def unknown(given: Iterable[str], prefix: str, known: Collection[str]) -> Iterator[str]:
    """One line for every name that has the prefix and is no setting."""
    for name in given:
        if name.upper().startswith(prefix) and name not in known:
            near = process.extractOne(name.upper(), known, score_cutoff=LOOKS_LIKE)
            advice = f"did you mean {near[0]}?" if near else "remove it; .env.example has them all"
            yield f"{name}: there is no such setting; {advice}"


def secret_of(name: str, given: Mapping[str, str]) -> str:
    """A secret's own value or that of its file, empty if neither is given; raises ValueError."""
    in_file = name + FILE_SUFFIX
    if in_file not in given:
        return given.get(name, "")
    if name in given:
        raise ValueError(f"{in_file}: {name} is set as well; remove one of the two")
    try:
        secret = Path(given[in_file]).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{in_file}: name a file that Leeway can read") from error
    if not secret:
        raise ValueError(f"{in_file}: the file is empty; write the secret into it")
    return secret


def shares_of(text: str) -> tuple[float, dict[str, float]]:
    """`0.1,returns=0.5`: the share of everybody, and those of teams by name; raises ValueError.

    A name with a comma in it stands in quotation marks. Everybody's is `REVIEW_SHARE` unless said.
    """
    rest, teams = None, dict[str, float]()
    for part in next(csv.reader([text], skipinitialspace=True)):
        team, named, written = part.rpartition("=")
        team, share = team.strip(), _share(written, part)
        if team in teams or (not named and rest is not None):
            raise ValueError(f"{team or 'the share of all teams'} is there twice; leave one")
        if named:
            teams[team] = share
        else:
            rest = share
    if "" in teams:
        raise ValueError("a team's name is missing; write a share, or TEAM=SHARE")
    return REVIEW_SHARE if rest is None else rest, teams


def _share(text: str, part: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise ValueError(f"{part.strip()!r} is no share; write 0.1 for one in ten, or TEAM=0.1")
    return share


def _as_written(text: object) -> str:
    shares_of(str(text))
    return str(text)


Shares = Annotated[str, BeforeValidator(_as_written)]
"""What `shares_of` reads, as it was written; checked."""
