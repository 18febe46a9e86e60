"""Environment variables as people write them: in a file, with secrets elsewhere, with typos.

Every ValueError raised here is one line for an operator: what is wrong, and what to do.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pydantic_settings import BaseSettings, DotEnvSettingsSource
from rapidfuzz import process

FILE_SUFFIX = "_FILE"
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
