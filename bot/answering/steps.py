"""Puts a model's sentences where an answer's steps stood; all else stays the code's own text."""

from collections.abc import Sequence

from bot.replies import Part, Points, Text, Tone


def with_steps(
    parts: Sequence[Part], steps: Sequence[str], sentences: Sequence[str], heading: str
) -> tuple[Part, ...]:
    """The parts of an answer with its steps replaced by sentences; nothing else is touched.

    Points that are no steps, such as an example's situation, stay where they are. Without steps the
    sentences stand below what is said first.
    """
    if not sentences:
        return tuple(parts)
    old = set(steps)
    changed: list[Part] = []
    placed = False
    for part in parts:
        if not isinstance(part, Points) or not old & set(part.points):
            changed.append(part)
            continue
        if not placed:
            changed.append(Points(heading=heading, points=tuple(sentences)))
            placed = True
        kept = tuple(point for point in part.points if point not in old)
        if kept:
            changed.append(part.model_copy(update={"points": kept}))
    if not placed:
        first = next((at for at, part in enumerate(parts) if not _said_first(part)), len(parts))
        changed.insert(first, Points(heading=heading, points=tuple(sentences)))
    return tuple(changed)


def _said_first(part: Part) -> bool:
    """Whether it is a warning, the verdict, or an aside to it."""
    return isinstance(part, Text) and part.tone is not Tone.PLAIN
