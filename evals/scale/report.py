"""The table of latency by size, as Markdown."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.values import Value
from evals.scale.measuring import Asked, Built, Handled

LABELS = {"total": "whole answer"}


class Scale(Value):
    """One size of guidance."""

    built: Built
    asked: Asked

    @property
    def ratio(self) -> float:
        """The whole answer's 95th percentile to that of embedding and exact search alone."""
        return self.asked.stages["total"][1] / self.asked.limit[1]

    @property
    def embedding_s(self) -> float:
        """Seconds that embedding everything would take, by the rate of those embedded."""
        return self.built.vectors / self.built.embedded_a_second

    def as_json(self) -> dict[str, Any]:
        """Everything, with what follows from it."""
        return {
            **self.built.model_dump(),
            **self.asked.model_dump(),
            "ratio_p95": round(self.ratio, 3),
            "embedding_s": round(self.embedding_s, 1),
        }


def table(scales: Sequence[Scale]) -> str:
    """A column a size; times in milliseconds, p50 / p95, unless a row says otherwise."""
    head = ["", *(f"{scale.built.passages:,} passages" for scale in scales)]
    rule = ["---", *["--:"] * len(scales)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *_rows(scales)))


def said(handled: Handled) -> str:
    """What the product's door does, in a sentence."""
    alone, crowded = _pair(handled.alone), _pair(handled.crowded)
    return (
        f"Through the product's door, {handled.passages} passages, names taken out and all kept: "
        f"{alone} ms one by one; {handled.at_once} at once {handled.a_second:.0f} questions a "
        f"second, {crowded} ms."
    )


def _rows(scales: Sequence[Scale]) -> Iterator[list[str]]:
    for stage in scales[0].asked.stages:
        yield [LABELS.get(stage, stage), *(_pair(scale.asked.stages[stage]) for scale in scales)]
    yield ["embedding + exact search alone", *(_pair(scale.asked.limit) for scale in scales)]
    yield ["whole to that, p95", *(f"{scale.ratio:.2f} ×" for scale in scales)]
    many = scales[0].asked.at_once
    yield [f"{many} at once: questions a second", *(f"{s.asked.a_second:.0f}" for s in scales)]
    yield [f"{many} at once: whole answer", *(_pair(scale.asked.crowded) for scale in scales)]
    yield ["index without embedding, s", *(f"{scale.built.seconds:.1f}" for scale in scales)]
    yield ["vectors", *(f"{scale.built.vectors:,}" for scale in scales)]
    yield ["embedding them, s (by rate)", *(f"{scale.embedding_s:.0f}" for scale in scales)]
    yield ["memory of the answering process, MB", *(f"{s.asked.rss_mb:.0f}" for s in scales)]


def _pair(spread: tuple[float, float]) -> str:
    return f"{spread[0]:.1f} / {spread[1]:.1f}"
