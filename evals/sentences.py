"""The check of sentences over what a model might say: what is good is kept, what is bad is cut."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.answering.brief import Brief
from bot.answering.grounding import Fault, fault_in
from bot.answering.statement import statement
from bot.values import Value
from evals.proportions import Proportion

FILE = Path(__file__).parent / "wording" / "sentences.yaml"
NEVER = ("amount", "promise", "name", "other")
"""What is wrong with the sentences of which not a single one may pass."""


class Tried(Value):
    """Sentences that a model might say to one brief; `bad` by what is wrong with them."""

    brief: str
    good: tuple[str, ...]
    bad: dict[str, tuple[str, ...]]


class Judged(Value):
    """One of them, and what the check says to it; `kind` is `good` or what is wrong with it."""

    brief: str
    kind: str
    text: str
    fault: Fault | None
    held_out: bool


class Kept(Value):
    """How many of the good sentences are shown, and how many of the bad."""

    part: str
    good: Proportion
    bad: Proportion


def load_sentences(path: Path = FILE) -> tuple[Tried, ...]:
    """All of them; every second brief's are held out, but for two that leaked and were closed."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Tried.model_validate(entry) for entry in listed)


def judge(tried: Sequence[Tried], briefs: dict[str, Brief]) -> Iterator[Judged]:
    """Hold every sentence against its brief."""
    order = list(briefs)
    for entry in tried:
        held_out = order.index(entry.brief) % 2 == 1
        for kind, texts in {"good": entry.good, **entry.bad}.items():
            for text in texts:
                fault = fault_in(statement(text), briefs[entry.brief])
                yield Judged(
                    brief=entry.brief, kind=kind, text=text, fault=fault, held_out=held_out
                )


def kept(judged: Sequence[Judged]) -> tuple[Kept, ...]:
    """The shares of what is shown, tuned on and held out."""
    found = []
    for part, held_out in (("tuned on", False), ("held out", True)):
        shown = {
            good: [j.fault is None for j in judged if j.held_out is held_out and is_good(j) is good]
            for good in (True, False)
        }
        good, bad = (Proportion(hits=sum(shown[g]), n=len(shown[g])) for g in (True, False))
        found.append(Kept(part=part, good=good, bad=bad))
    return tuple(found)


def is_good(judged: Judged) -> bool:
    """Whether the sentence rests on what it cites and goes no further."""
    return judged.kind == "good"
