"""The app's two icons, drawn: a question answered, in a speech bubble. Pure.

https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
"""

import struct
import zlib
from functools import cache
from math import hypot

ACCENT = "#0F6C5C"
COLOR, OUTLINE = 192, 32
"""Pixels a side: on its own ground, and white on nothing."""

_STROKE = 0.055
_LINES = (
    ((0.36, 0.47), (0.46, 0.57)),
    ((0.46, 0.57), (0.66, 0.35)),
    ((0.34, 0.78), (0.31, 0.92)),
    ((0.31, 0.92), (0.50, 0.78)),
)
"""From point to point, the icon's sides being one: the tick, and the bubble's tail."""


@cache
def color() -> bytes:
    """The icon in colour, as PNG."""
    red, green, blue = (int(ACCENT[at : at + 2], 16) for at in (1, 3, 5))
    ground = (red, green, blue)

    def pixel(ink: float) -> bytes:
        return bytes((*(round(g + (255 - g) * ink) for g in ground), 255))

    return _png(COLOR, [pixel(ink) for ink in _inks(COLOR, 0.12)])


@cache
def outline() -> bytes:
    """The icon as a white line on nothing, as PNG."""
    inks = _inks(OUTLINE, 0.0)
    return _png(OUTLINE, [bytes((255, 255, 255, round(255 * ink))) for ink in inks])


def _inks(side: int, margin: float) -> list[float]:
    """How much of each pixel is ink, row by row; `margin` is kept free on every side."""
    scale = 1 / (1 - 2 * margin)

    def ink(column: int, row: int) -> float:
        x, y = (((at + 0.5) / side - margin) * scale for at in (column, row))
        return min(1.0, max(0.0, 0.5 - _distance(x, y) * side / scale))

    return [ink(column, row) for row in range(side) for column in range(side)]


def _distance(x: float, y: float) -> float:
    """How far a point is from the ink; negative inside it."""
    corner, across, down = 0.16, abs(x - 0.5) - 0.4, abs(y - 0.46) - 0.32
    outside = hypot(max(across + corner, 0), max(down + corner, 0))
    box = outside + min(max(across, down) + corner, 0) - corner
    return min(abs(box), *(_from_line(x, y, *line) for line in _LINES)) - _STROKE / 2


def _from_line(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    along, up = end[0] - start[0], end[1] - start[1]
    part = ((x - start[0]) * along + (y - start[1]) * up) / (along**2 + up**2)
    part = min(1.0, max(0.0, part))
    return hypot(x - start[0] - along * part, y - start[1] - up * part)


def _png(side: int, pixels: list[bytes]) -> bytes:
    """https://www.w3.org/TR/png-3: eight bits a channel, red, green, blue and alpha."""
    rows = (b"\0" + b"".join(pixels[at : at + side]) for at in range(0, side * side, side))
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
