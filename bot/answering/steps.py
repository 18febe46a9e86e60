"""Puts a model's sentences where an answer's steps stood; all else stays the code's own text."""

from collections.abc import Sequence

from bot.replies import Part, Points


def with_steps(
    parts: Sequence[Part], steps: Sequence[str], sentences: Sequence[str], heading: str
) -> tuple[Part, ...]:
    """The parts of an answer with its steps replaced by sentences; nothing else is touched.

    Points that are no steps, such as an example's situation, stay where they are.
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
    return tuple(changed)
