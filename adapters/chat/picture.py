"""A chart as a picture, small enough to be part of a message. Whoever shows it shows `alt` too."""

import asyncio
import logging
from io import BytesIO

from bot.replies import Chart, Reply, Series

logger = logging.getLogger(__name__)

_INK, _LAST = "#5b6f8f", "#12355b"
_COLOURS = 8
"""Two shades, black, white and what softens the edges of letters between them."""


async def drawn(reply: Reply) -> dict[Chart, bytes]:
    """The charts of a reply, each as a PNG file; without those that cannot be drawn."""
    charts = [part for part in reply.parts if isinstance(part, Chart)]
    if not charts:
        return {}
    try:
        return {chart: await asyncio.to_thread(draw, chart) for chart in charts}
    except Exception:  # whatever a drawing library meets with, the words can still be said
        logger.exception("a chart could not be drawn; its words are said instead")
        return {}


def draw(chart: Series) -> bytes:
    """A bar for each week as a PNG file, with every number written on its bar."""
    # They take a second to import; only a picture needs them.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    figure = Figure(figsize=(8, 3.2), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    # The last week differs in shade and not in hue, so that no colour has to be told apart.
    shades = [_INK] * (len(chart.values) - 1) + [_LAST]
    bars = axes.bar(range(len(chart.values)), chart.values, color=shades)
    axes.bar_label(bars, padding=2)
    axes.set_xticks(range(len(chart.labels)), chart.labels, fontsize=8.5)
    axes.set_title(chart.title, loc="left", parse_math=False)
    axes.margins(y=0.15)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])
    large, small, said = BytesIO(), BytesIO(), PngInfo()
    figure.savefig(large, format="png")
    said.add_itxt("Title", chart.title)
    said.add_itxt("Description", chart.alt)
    few = Image.open(large).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(small, format="png", optimize=True, pnginfo=said)
    return small.getvalue()
