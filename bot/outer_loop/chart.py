"""Entries per week as a picture: an SVG that needs nothing else, in light and dark. Pure."""

from html import escape

from bot.outer_loop.evidence import Week

_WIDE, _HIGH = 640, 200
_LEFT, _TOP, _BELOW = 36, 12, 28
_STYLE = (
    ".axis,.label{fill:#444;font:11px sans-serif}.line{stroke:#bbb}"
    ".bar{fill:#2563a8}.range{stroke:#111;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){.axis,.label{fill:#ccc}.line{stroke:#555}"
    ".bar{fill:#6aa5e8}.range{stroke:#eee}}"
)


def weeks_chart(weeks: tuple[Week, ...], alternative: str, days: tuple[str, ...]) -> str:
    """Bars with their intervals; `alternative` says the same in words, `days` name the weeks."""
    top = _round_up(max((w.usual.high for w in weeks), default=1.0))
    room, step = _HIGH - _TOP - _BELOW, (_WIDE - _LEFT - 8) / max(len(weeks), 1)

    def y(value: float) -> float:
        return _TOP + room * (1 - value / top)

    drawn = [f'<line class="line" x1="{_LEFT}" x2="{_WIDE}" y1="{y(v):.1f}" y2="{y(v):.1f}"/>'
             f'<text class="axis" x="{_LEFT - 6}" y="{y(v) + 4:.1f}" text-anchor="end">{v:g}</text>'
             for v in (0, top / 2, top)]  # fmt: skip
    every = max(1, len(weeks) // 6)
    for at, (week, day) in enumerate(zip(weeks, days, strict=True)):
        x, wide = _LEFT + 4 + at * step, step * 0.7
        middle = x + wide / 2
        drawn.append(
            f'<rect class="bar" x="{x:.1f}" y="{y(week.count):.1f}" width="{wide:.1f}" '
            f'height="{y(0) - y(week.count):.1f}"/>'
            f'<line class="range" x1="{middle:.1f}" x2="{middle:.1f}" '
            f'y1="{y(week.usual.low):.1f}" y2="{y(week.usual.high):.1f}"/>'
        )
        if at % every == 0:
            label = f'<text class="label" x="{x:.1f}" y="{_HIGH - 8}">{escape(day)}</text>'
            drawn.append(label)
    said = escape(alternative)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        f'aria-label="{said}"><title>{said}</title><style>{_STYLE}</style>{"".join(drawn)}</svg>'
    )


def _round_up(value: float) -> float:
    """The next of 2, 4, 10, 20, 40, 100, …"""
    scale = 1.0
    while True:
        for nice in (2, 4, 10):
            if value <= nice * scale:
                return nice * scale
        scale *= 10
