"""How much of what identifies people redaction finds, what it takes wrongly, how long it takes.

A file holds one labelled text a line:

    {"text": "I am Jane Smith", "spans": [{"start": 5, "end": 15, "type": "PERSON"}]}

A labelled span counts as found when every word and number of it was replaced: half a card number
is a leak. Texts are halved by their template (or id): one half was tuned on, the other was not.
"""

import asyncio
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from pydantic import BaseModel, Field
from rich.console import Console

from bot.identifiers.spans import Span
from bot.redaction import FullRedaction, Redactor
from evals.latency import percentiles
from evals.proportions import Proportion
from evals.redaction_report import table

IDENTIFYING = frozenset(
    "PERSON STREET_ADDRESS ADDRESS ZIP_CODE ZIP PHONE_NUMBER EMAIL EMAIL_ADDRESS CREDIT_CARD "
    "IBAN_CODE IBAN US_SSN US_DRIVER_LICENSE US_PASSPORT US_BANK_NUMBER UK_NINO UK_NHS IP_ADDRESS "
    "ORDER_ID ACCOUNT_ID USERNAME PIN CITY_OF_ADDRESS DATE_OF_BIRTH".split()
)
"""What tells one customer from all others.

A country, an employer, a title, an age, a nationality, a public site or any other date does not:
those stay readable on purpose, and count in `all` only.
"""

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(("and", "of", "the"))
_ADDRESS_LIKE = frozenset(("STREET_ADDRESS", "ADDRESS", "ZIP_CODE", "ZIP"))


class Labelled(BaseModel):
    """A span that somebody labelled."""

    start: int
    end: int
    type: str


class Item(BaseModel):
    """One labelled text; what else the line holds is left alone."""

    id: str = Field(alias="_id", default="")
    text: str
    spans: list[Labelled] = []
    template_id: int | str | None = None

    def kind(self, span: Labelled) -> str:
        """Its type, finer where only the neighbourhood says whether it identifies."""
        if span.type == "GPE" and any(other.type in _ADDRESS_LIKE for other in self.spans):
            return "CITY_OF_ADDRESS"
        if span.type == "DATE_TIME" and "date of birth" in self.text.lower():
            return "DATE_OF_BIRTH"
        return span.type

    @property
    def held_out(self) -> bool:
        """Whether nobody looked at this text while tuning."""
        key = str(self.template_id if self.template_id is not None else self.id)
        return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


class Outcome(BaseModel):
    """What became of one text: which characters were replaced, and how long that took."""

    item: Item
    spans: tuple[Span, ...]
    patterns_ms: float
    full_ms: float

    def covers(self, span: Labelled) -> bool:
        """Whether every word and number of that span was replaced, "and", "of", "the" apart."""
        hidden = {at for found in self.spans for at in range(found.start, found.end)}
        words = _WORD.finditer(self.item.text, span.start, span.end)
        return all(
            word.group().lower() in _SMALL or hidden.issuperset(range(*word.span()))
            for word in words
        )


def run(path: Path, redactor: Redactor, full: FullRedaction, *, as_json: bool) -> int:
    """Measure the file, or the folder's `items.jsonl`, and print the report; always 0."""
    file = path / "items.jsonl" if path.is_dir() else path
    items = [
        Item.model_validate_json(line) for line in file.read_text("utf-8").splitlines() if line
    ]
    outcomes = asyncio.run(_outcomes(items, redactor, full))
    report = {"set": file.parent.name if path.is_dir() else file.stem, **measured(outcomes)}
    console = Console()
    if as_json:
        console.print_json(json.dumps(report))
    else:
        console.print(table(report))
    return 0


async def _outcomes(
    items: Iterable[Item], redactor: Redactor, full: FullRedaction
) -> list[Outcome]:
    await full.redact("Jane Doe lives at 1 High Street")  # loads the model outside the clock
    outcomes = []
    for item in items:
        started = perf_counter()
        redactor.patterns(item.text)
        between = perf_counter()
        _, spans = await full.redact_and_tell(item.text)
        ended = perf_counter()
        outcomes.append(
            Outcome(
                item=item,
                spans=spans,
                patterns_ms=(between - started) * 1e3,
                full_ms=(ended - between) * 1e3,
            )
        )
    return outcomes


def measured(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of the report."""
    halves = {
        "both": outcomes,
        "tuned": [o for o in outcomes if not o.item.held_out],
        "held_out": [o for o in outcomes if o.item.held_out],
    }
    types = sorted({o.item.kind(span) for o in outcomes for span in o.item.spans})
    return {
        "texts": len(outcomes),
        "identifying": {half: _recall(chosen, IDENTIFYING) for half, chosen in halves.items()},
        "all": {half: _recall(chosen, types) for half, chosen in halves.items()},
        "types": {
            kind: {"identifying": kind in IDENTIFYING, **_recall(outcomes, [kind])}
            for kind in types
        },
        "precision": {half: _precision(chosen) for half, chosen in halves.items()},
        "replaced": _precision_by_kind(outcomes),
        "clean": {half: _touched(chosen) for half, chosen in halves.items()},
        "patterns_ms": dict(
            zip(("p50", "p95"), percentiles([o.patterns_ms for o in outcomes]), strict=True)
        ),
        "full_ms": dict(
            zip(("p50", "p95"), percentiles([o.full_ms for o in outcomes]), strict=True)
        ),
    }


def _shown(proportion: Proportion, name: str) -> dict[str, Any]:
    interval = [round(edge, 4) for edge in proportion.interval]
    return {
        "n": proportion.n,
        "hits": proportion.hits,
        name: round(proportion.share, 4),
        "interval": interval,
    }


def _recall(outcomes: Iterable[Outcome], kinds: Iterable[str]) -> dict[str, Any]:
    wanted = frozenset(kinds)
    found = [
        outcome.covers(span)
        for outcome in outcomes
        for span in outcome.item.spans
        if outcome.item.kind(span) in wanted
    ]
    return _shown(Proportion(hits=sum(found), n=len(found)), "recall")


def _is_right(outcome: Outcome, span: Span) -> bool:
    return any(label.start < span.end and span.start < label.end for label in outcome.item.spans)


def _precision(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    right = [_is_right(outcome, span) for outcome in outcomes for span in outcome.spans]
    return _shown(Proportion(hits=sum(right), n=len(right)), "precision")


def _precision_by_kind(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    right: dict[str, Counter[bool]] = defaultdict(Counter)
    for outcome in outcomes:
        for span in outcome.spans:
            right[span.kind.value][_is_right(outcome, span)] += 1
    return {
        kind: _shown(Proportion(hits=count[True], n=count.total()), "precision")
        for kind, count in sorted(right.items())
    }


def _touched(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    touched = [bool(outcome.spans) for outcome in outcomes if not outcome.item.spans]
    return _shown(Proportion(hits=sum(touched), n=len(touched)), "touched")
