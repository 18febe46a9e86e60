"""A digest's chart as a picture. Whoever shows it shows its `alt` as well."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.outer_loop.digests import Chart

_INK, _LAST = "#5b6f8f", "#12355b"


def draw(chart: Chart) -> bytes:
    """A bar for each week as a PNG file, with every number written on its bar."""
    figure = Figure(figsize=(8, 3.2), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    # The last week differs in shade and not in hue, so that no colour has to be told apart.
    shades = [_INK] * (len(chart.values) - 1) + [_LAST]
    bars = axes.bar(range(len(chart.values)), chart.values, color=shades)
    axes.bar_label(bars, padding=2)
    axes.set_xticks(range(len(chart.labels)), chart.labels, rotation=30, ha="right")
    axes.set_title(chart.title, loc="left")
    axes.margins(y=0.15)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])
    out = BytesIO()
    figure.savefig(out, format="png", metadata={"Title": chart.title, "Description": chart.alt})
    return out.getvalue()
