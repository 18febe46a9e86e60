"""Answers worded by a model that misbehaves: nothing ungrounded is shown, and nobody waits for it.

Against the loopback server, whose author marks each sentence honest or not. What was shown is held
against those marks and, apart from them, against the money and shares that guidance names.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

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

_WORTH = re.compile(r"[£€$]\s?[\d.,]+|[\d.,]+\s?(?:%|per ?cent|pounds?|quid|euros?|dollars?)")
Asked = TypeVar("Asked")


class Told(Value):
    """What one person saw: every state of the words and when, in milliseconds.

    `first_ms` is when there was something useful. What `known` says may be named.
    """

    first_ms: float
    states: tuple[tuple[float, Reworded], ...]
    known: str

    @property
    def final(self) -> Reworded:
        """The last of them; none: no model was asked."""
        return self.states[-1][1] if self.states else Reworded(finished=True)

    @property
    def settled_ms(self) -> float:
        """When it was clear what the model adds, or that it adds nothing."""
        return self.states[-1][0] if self.states else self.first_ms

    @property
    def ever(self) -> set[str]:
        """Every sentence that was shown at any time."""
        return {sentence for _, state in self.states for sentence in state.sentences}

    @property
    def foreign(self) -> tuple[str, ...]:
        """Sentences that name money or a share which guidance does not name."""
        worths = ((s, _WORTH.findall(s)) for s in self.ever)
        return tuple(s for s, found in worths if any(each not in self.known for each in found))


Tell = Callable[[Asked], Awaitable[Told]]
"""Tells somebody who asked."""

Connect = Callable[[str, str], LanguageModel]
"""A model by its name, on the server at that address."""


class ByMode(Value):
    """What happened in one mode."""

    mode: str
    told: tuple[Told, ...]
    cut: dict[str, int]
    failed: dict[str, int]
    dishonest: tuple[str, ...]

    @property
    def worded(self) -> int:
        """How many answers have words of the model in the end."""
        return sum(bool(told.final.sentences) for told in self.told)

    @property
    def shown(self) -> int:
        """How many sentences of the model stayed."""
        return sum(len(told.final.sentences) for told in self.told)

    @property
    def foreign(self) -> tuple[str, ...]:
        """Sentences that name money or a share which guidance does not name."""
        return tuple(sentence for told in self.told for sentence in told.foreign)

    @property
    def first_ms(self) -> float:
        """The longest that anybody waited for something useful."""
        return max((told.first_ms for told in self.told), default=0.0)

    @property
    def settled_ms(self) -> float:
        """The longest that it took until nothing more came."""
        return max((told.settled_ms for told in self.told), default=0.0)


class Grounded(Value):
    """The whole run."""

    modes: tuple[ByMode, ...]

    @property
    def answers(self) -> int:
        """How many answers there were."""
        return sum(len(mode.told) for mode in self.modes)

    @property
    def ungrounded(self) -> tuple[str, ...]:
        """Every sentence that should not have been shown."""
        return tuple(s for mode in self.modes for s in (*mode.dishonest, *mode.foreign))


def load_briefs(path: Path = BRIEFS) -> dict[str, Brief]:
    """The shipped briefs, by id."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {brief.pop("id"): Brief.model_validate(brief) for brief in listed}


async def run(
    telling: Callable[[str, str], Tell[Asked]],
    asked: Sequence[Asked],
    answers: int = 500,
    modes: Sequence[str] = MODES,
    at_once: int = AT_ONCE,
) -> Grounded:
    """So many answers over all modes; `telling` has them worded by that mode at that address.

    Each mode gets the next of what is asked, from the beginning again after the last.
    """
    limit = asyncio.Semaphore(at_once)
    async with LoopbackModel() as server:

        async def mode(at: int, name: str) -> ByMode:
            begin, end = (n * answers // len(modes) for n in (at, at + 1))
            tell, put = (
                telling(name, server.url),
                [asked[n % len(asked)] for n in range(begin, end)],
            )
            told = await asyncio.gather(*(_waiting(tell, one, limit) for one in put))
            return _by_mode(name, told, server)

        found = await asyncio.gather(*(mode(at, name) for at, name in enumerate(modes)))
    return Grounded(modes=tuple(found))


async def _waiting(tell: Tell[Asked], asked: Asked, limit: asyncio.Semaphore) -> Told:
    async with limit:
        return await tell(asked)


def _by_mode(name: str, told: Sequence[Told], server: LoopbackModel) -> ByMode:
    lies = {statement(said.line).text for said in server.said if not said.honest}
    uses = [each.final.use for each in told if each.final.use]
    cut: Counter[str] = Counter()
    for use in uses:
        cut.update(use.cut)
    return ByMode(
        mode=name,
        told=tuple(told),
        cut=dict(cut),
        failed=dict(Counter(use.failed for use in uses if use.failed)),
        dishonest=tuple(s for each in told for s in each.ever if statement(s).text in lies),
    )


def by_brief(connect: Connect) -> Callable[[str, str], Tell[Brief]]:
    """The wording alone: guidance's own words are there already."""

    def telling(name: str, url: str) -> Tell[Brief]:
        rewording = Rewording(connect(name, url), Prices(), perf_counter)

        async def tell(brief: Brief) -> Told:
            started = perf_counter()
            states = [(since(started), state) async for state in rewording.drafts(brief)]
            known = " ".join((brief.lead, *(f"{p.text} {p.line}" for p in brief.passages)))
            return Told(first_ms=0.0, states=tuple(states), known=known)

        return tell

    return telling


def since(started: float) -> float:
    """Milliseconds."""
    return round((perf_counter() - started) * 1000, 2)
