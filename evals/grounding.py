"""Answers worded by a model that misbehaves: nothing ungrounded is shown, and nobody waits for it.

Against the loopback server, whose author marks each sentence honest or not. What was shown is held
against those marks and, apart from them, against the money and shares that guidance names.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import yaml

from bot.answering.brief import Brief
from bot.answering.rewording import Reworded, Rewording
from bot.answering.statement import statement
from bot.language import Prices
from bot.ports import LanguageModel
from bot.values import Value
from evals.loopback_model import FAILING, LoopbackModel
from evals.misbehaviour import LYING

BRIEFS = Path(__file__).parent / "wording" / "briefs.yaml"
MODES = (*LYING, *FAILING, "invented-amount/plain", "obeyed-injection/ignores")
AT_ONCE = 8

Connect = Callable[[str, str], LanguageModel]
"""A model by its name, on the server at that address."""

_WORTH = re.compile(r"[£€$]\s?[\d.,]+|[\d.,]+\s?(?:%|per ?cent|pounds?|quid|euros?|dollars?)")


class ByMode(Value):
    """What happened in one mode. `settled_ms` is when it was clear what the model adds, or not."""

    mode: str
    answers: int
    worded: int
    shown: int
    cut: dict[str, int]
    failed: dict[str, int]
    first_ms: tuple[float, ...]
    settled_ms: tuple[float, ...]
    states: tuple[tuple[Reworded, ...], ...]
    dishonest: tuple[str, ...]
    foreign_worth: tuple[str, ...]


class Grounded(Value):
    """The whole run."""

    modes: tuple[ByMode, ...]

    @property
    def answers(self) -> int:
        """How many answers there were."""
        return sum(mode.answers for mode in self.modes)

    @property
    def ungrounded(self) -> tuple[str, ...]:
        """Every sentence that should not have been shown."""
        return tuple(s for mode in self.modes for s in (*mode.dishonest, *mode.foreign_worth))


def load_briefs(path: Path = BRIEFS) -> dict[str, Brief]:
    """The shipped briefs, by id."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {brief.pop("id"): Brief.model_validate(brief) for brief in listed}


async def run(
    connect: Connect, answers: int = 500, modes: Sequence[str] = MODES, at_once: int = AT_ONCE
) -> Grounded:
    """So many answers, over all modes in turn; `connect` wires a model as the product does."""
    briefs = list(load_briefs().values())
    each = [answers // len(modes) + (at < answers % len(modes)) for at in range(len(modes))]
    limit = asyncio.Semaphore(at_once)
    async with LoopbackModel() as server:
        found = [
            _mode(mode, connect(mode, server.url), briefs, count, server, limit)
            for mode, count in zip(modes, each, strict=True)
        ]
        return Grounded(modes=tuple(await asyncio.gather(*found)))


async def _mode(
    mode: str,
    model: LanguageModel,
    briefs: Sequence[Brief],
    count: int,
    server: LoopbackModel,
    limit: asyncio.Semaphore,
) -> ByMode:
    asked = [briefs[at % len(briefs)] for at in range(count)]
    told = await asyncio.gather(*(_answer(model, brief, limit) for brief in asked))
    lies = {statement(said.line).text for said in server.said if not said.honest}
    finals = [states[-1][1] for states in told]
    uses = [final.use for final in finals if final.use]
    cut: Counter[str] = Counter()
    for use in uses:
        cut.update(use.cut)
    pairs = list(zip(asked, told, strict=True))
    return ByMode(
        mode=mode,
        answers=count,
        worded=sum(bool(final.sentences) for final in finals),
        shown=sum(len(final.sentences) for final in finals),
        cut=dict(cut),
        failed=dict(Counter(use.failed for use in uses if use.failed)),
        first_ms=tuple(next((ms for ms, s in states if s.sentences), 0.0) for states in told),
        settled_ms=tuple(states[-1][0] for states in told),
        states=tuple(tuple(state for _, state in states) for states in told),
        dishonest=tuple(s for _, states in pairs for s in _ever(states) if _bare(s) in lies),
        foreign_worth=tuple(s for b, states in pairs for s in _ever(states) if _foreign(s, b)),
    )


async def _answer(
    model: LanguageModel, brief: Brief, limit: asyncio.Semaphore
) -> list[tuple[float, Reworded]]:
    """Every state that a channel would have shown, and when."""
    rewording = Rewording(model, Prices(), perf_counter)
    async with limit:
        started = perf_counter()
        return [
            (round((perf_counter() - started) * 1000, 2), state)
            async for state in rewording.drafts(brief)
        ]


def _ever(states: Sequence[tuple[float, Reworded]]) -> set[str]:
    """Every sentence that was shown at any time."""
    return {sentence for _, state in states for sentence in state.sentences}


def _bare(shown: str) -> str:
    return statement(shown).text


def _foreign(shown: str, brief: Brief) -> bool:
    """Whether it names money or a share that neither the passages nor the verdict name."""
    known = " ".join((brief.lead, *(f"{p.text} {p.line}" for p in brief.passages)))
    return any(found not in known for found in _WORTH.findall(shown))
