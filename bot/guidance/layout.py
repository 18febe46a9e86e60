"""Which files of the knowledge folder count, and as what."""

import hashlib
from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from bot.guidance.company import Company, Journey, Owners, Signals
from bot.guidance.faults import Fault, did_you_mean, error, warning

FILES: Mapping[str, type[BaseModel]] = {
    "company.yaml": Company,
    "journey.yaml": Journey,
    "owners.yaml": Owners,
    "signals.yaml": Signals,
}
FOLDERS: Mapping[str, str] = {"principles": "principle", "examples": "example", "limits": "limit"}
_VERSION_DIGITS = 16


def kind_of(path: str) -> str | None:
    """principle, example or limit for an item's path; None for anything else."""
    folder, _, name = path.partition("/")
    inside = "/" not in name and name.endswith(".md")
    return FOLDERS.get(folder) if inside and not ignored(path) else None


def counts(path: str) -> bool:
    """Whether Leeway reads this file."""
    return path in FILES or kind_of(path) is not None


def ignored(path: str) -> bool:
    """Whether the file is none of Leeway's business: a README, or hidden."""
    parts = path.split("/")
    return parts[-1] == "README.md" or any(part.startswith(".") for part in parts)


def printable(path: str) -> str:
    """The path without what can't be shown, such as bytes that were no UTF-8."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path)


def stem(path: str) -> str:
    """The file's name without its ending: the id of the item in it."""
    return path.rpartition("/")[2].removesuffix(".md")


def stray(path: str) -> Fault:
    """The warning for a file that lies in the folder and is not read."""
    top, _, rest = path.partition("/")
    do = "move it out of the folder, or into principles/, examples/ or limits/"
    if not rest:
        do = did_you_mean(path, FILES, do)
    elif top not in FOLDERS:
        do = did_you_mean(top, FOLDERS, do)
    elif path.endswith(".md"):
        do = f"move it up into {top}/ itself: folders in it aren't read"
    return warning(path, 1, "stray-file", "This file isn't read", do)


def missing(paths: Iterable[str]) -> list[Fault]:
    """An error for each of the four files that isn't there."""
    there = set(paths)
    return [
        error(name, 1, "missing-file", f"{name} is missing", "add it: the format's guide shows how")
        for name in FILES
        if name not in there
    ]


def version_of(files: Mapping[str, bytes]) -> str:
    """The knowledge version: a hash of the names and bytes of the files that count."""
    whole = hashlib.sha256()
    for path, data in sorted(files.items()):
        # Hashed one by one, so that no byte can move from one file to the next unnoticed.
        whole.update(hashlib.sha256(path.encode()).digest() + hashlib.sha256(data).digest())
    return whole.hexdigest()[:_VERSION_DIGITS]
