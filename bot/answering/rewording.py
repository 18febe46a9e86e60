"""A model words what to do; what passes the check is shown, sentence by sentence.

Nothing that was shown is taken back (`sifting.py`). If too little passes, or the model fails,
guidance's own words stand.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

from bot.answering.brief import Brief
from bot.answering.prompting import wording_prompt
from bot.answering.sifting import Sifted
from bot.answering.statement import Sentences, Statement
from bot.answers import Coverage, Outcome
from bot.errors import ModelUnavailable
from bot.language import ModelUse, Prices, Prompt, Usage
from bot.ports import LanguageModel
from bot.values import Value

LONGEST_DRAFT = 4_000
CHECKED_LANGUAGES = frozenset({"en"})

Timer = Callable[[], float]
"""Monotonic seconds."""


class Reworded(Value):
    """What may be shown of a draft so far. No sentences: guidance's own words stand.

    `use` is what the model has done for it by then, and null if no model was asked.
    """

    sentences: tuple[str, ...] = ()
    finished: bool = False
    use: ModelUse | None = None


class Rewording:
    """Has answers worded by a model, within what guidance and the verdict say."""

    def __init__(self, model: LanguageModel, prices: Prices, timer: Timer) -> None:
        self._model = model
        self._prices = prices
        self._timer = timer

    async def drafts(self, brief: Brief) -> AsyncGenerator[Reworded, None]:
        """Every state worth showing, the last one finished; never raises for a failing model."""
        if not worth_wording(brief):
            yield Reworded(finished=True)
            return
        run = _Run(self._model, brief, self._timer)
        shown: tuple[str, ...] = ()
        async with aclosing(run.states()) as states:
            async for sifted in states:
                if sifted.shown != shown:
                    shown = sifted.shown
                    yield Reworded(sentences=shown, use=run.use(self._prices))
        yield Reworded(sentences=run.sifted.shown, finished=True, use=run.use(self._prices))

    async def final(self, brief: Brief) -> Reworded:
        """The last of the drafts."""
        return [draft async for draft in self.drafts(brief)][-1]


def worth_wording(brief: Brief) -> bool:
    """Whether a model is asked at all: not where guidance is silent, nor where all stops.

    Nor in a language whose numbers and small words the check does not know.
    """
    return (
        brief.language in CHECKED_LANGUAGES
        and brief.coverage is not Coverage.UNCOVERED
        and brief.outcome is not Outcome.STOP
        and bool(brief.passages)
    )


class _Run:
    """One draft on its way."""

    def __init__(self, model: LanguageModel, brief: Brief, timer: Timer) -> None:
        self._model = model
        self._brief = brief
        self._timer = timer
        self._prompt = wording_prompt(brief)
        self._started = timer()
        self._first: float | None = None
        self._usage: Usage | None = None
        self._failed: str | None = None
        self._text = ""
        self.sifted = Sifted()

    async def states(self) -> AsyncGenerator[Sifted, None]:
        """What is known after every piece of text."""
        sentences = Sentences()
        try:
            async with aclosing(self._model.stream(self._prompt)) as pieces:
                async for piece in pieces:
                    self._usage = piece.usage or self._usage
                    if piece.text and self._first is None:
                        self._first = self._timer()
                    self._text += piece.text
                    self._sift(sentences.feed(piece.text))
                    yield self.sifted
                    if self.sifted.full or len(self._text) > LONGEST_DRAFT:
                        return
                    if piece.cut_off:
                        self._failed = "cut off"
                        return
            self._sift(sentences.end())
            yield self.sifted
        except ModelUnavailable as failed:
            self._failed = str(failed)

    def _sift(self, finished: Sequence[Statement]) -> None:
        for sentence in finished:
            self.sifted.add(sentence, self._brief)

    def use(self, prices: Prices) -> ModelUse:
        usage = self._usage or estimated(self._prompt, self._text)
        first = None if self._first is None else _ms(self._first - self._started)
        return ModelUse(
            model=self._model.name,
            prompts=(self._prompt.version,),
            usage=usage,
            cost=prices.cost(usage),
            shown=len(self.sifted.shown),
            cut={fault.value: count for fault, count in self.sifted.cut.items()},
            failed=self._failed,
            first_ms=first,
            total_ms=_ms(self._timer() - self._started),
        )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def estimated(prompt: Prompt, written: str) -> Usage:
    """Tokens when the server did not count them: about four characters each."""
    read = len(prompt.instructions) + len(prompt.data) + len(prompt.as_json)
    return Usage(read=read // 4, written=len(written) // 4, exact=False)
