"""The knowledge folder on disk. Nothing outside it is read, whatever links lie in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.errors import GuidanceInvalid
from bot.guidance.base import GuidanceBase
from bot.guidance.check import REQUIRED, checked
from bot.guidance.faults import error, errors_in, report
from bot.guidance.reading import MAX_BYTES, Reading, read_folder

_DEEPEST = 6


def load(folder: Path, today: date) -> GuidanceBase:
    """The guidance base of a folder. Raises GuidanceInvalid with every error, a line each."""
    found = checked(read(folder), today, REQUIRED)
    if found.base is None:
        wrong = errors_in(found.faults)
        count = "an error" if len(wrong) == 1 else f"{len(wrong)} errors"
        lines = report(wrong, str(folder))
        raise GuidanceInvalid(f"The knowledge folder {folder} has {count}:\n{lines}")
    return found.base


def read(folder: Path) -> Reading:
    """What the folder's files say. Never raises: what can't be opened is among the faults."""
    try:
        root = folder.resolve(strict=True)
        return read_folder(dict(_files(root, root, "", 0)))
    except (OSError, RuntimeError):
        gone = error(
            ".", 1, "no-folder", f"{folder} isn't a folder that can be read",
            "check LEEWAY_KNOWLEDGE_DIR and who may read it",
        )  # fmt: skip
        return Reading(base=None, faults=(gone,))


def _files(
    root: Path, directory: Path, prefix: str, depth: int
) -> Iterator[tuple[str, bytes | None]]:
    """Each file's path in the folder with its bytes; None where they can't be had."""
    for entry in sorted(directory.iterdir()):
        # Hidden entries are none of ours; Kubernetes keeps a volume's files in one and links to it.
        if entry.name.startswith("."):
            continue
        path = prefix + entry.name
        inside = _inside(root, entry)
        if inside is not None and inside.is_dir():
            if depth < _DEEPEST:
                yield from _files(root, inside, f"{path}/", depth + 1)
        else:
            yield path, _bytes(inside)


def _inside(root: Path, entry: Path) -> Path | None:
    """Where the entry really is, if that is in the folder; links in a circle are nowhere."""
    try:
        real = entry.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return real if real.is_relative_to(root) else None


def _bytes(file: Path | None) -> bytes | None:
    """The file's first bytes, one more than are allowed, so that a larger one shows."""
    # Anything but a plain file (a pipe, a device) could keep us waiting for ever.
    if file is None or not file.is_file():
        return None
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError:
        return None
