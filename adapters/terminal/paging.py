"""A long answer on a small screen: its beginning stays in sight until more is asked for. Pure."""

_LEAST = 8
"""On a screen lower than this, scrolling is what people expect."""

_CHOICES = 3
"""A last paragraph of so few lines is what can be chosen, and stays in sight as well."""


def cut(lines: list[str], height: int) -> tuple[list[str], list[str]]:
    """What to show on a screen of so many lines, and what to show once Enter is pressed.

    The last paragraph, where the choices stand, is in both.
    """
    room = height - 3  # what was typed above, the prompt below, and a line of air
    if height < _LEAST or len(_trimmed(lines)) <= room:
        return lines, []
    tail = _choices(lines)
    head = _without_lone_heading(lines, room - len(tail))
    return [*head, *tail, ""], lines[len(head) :]


def _without_lone_heading(lines: list[str], most: int) -> list[str]:
    """So many lines at most, not ending in the first line of what goes on behind them."""
    head = _trimmed(lines[:most])
    goes_on = bool(lines[len(head)].strip())
    begins = len(head) > 1 and not head[-2].strip()
    return _trimmed(head[:-1]) if goes_on and begins else head


def _choices(lines: list[str]) -> list[str]:
    body = _trimmed(lines)
    start = len(body)
    while start and body[start - 1].strip():
        start -= 1
    return ["", *body[start:]] if len(body) - start <= _CHOICES else []


def _trimmed(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]
