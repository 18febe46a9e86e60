"""A language model that says what it is given: for tests, and for trying Leeway without a server.

Drafts are said in turn, the last one again and again. A draft of None stands for a server that
does not answer.
"""

from collections.abc import AsyncGenerator, Sequence

from bot.errors import ModelUnavailable
from bot.language import Governs, Judged, Opinion, Piece, Prompt, Usage

_CHUNK = 7
AGREES = Opinion(governs=Governs.YES, passage=1)


class ScriptedModel:
    """Says its drafts in small pieces; `asked` keeps the prompts it got."""

    def __init__(
        self,
        drafts: Sequence[str | None],
        opinion: Opinion | None = AGREES,
    ) -> None:
        self._drafts = list(drafts)
        self._opinion = opinion
        self.asked: list[Prompt] = []

    @property
    def name(self) -> str:
        """What it calls itself."""
        return "scripted"

    async def close(self) -> None:
        """It holds nothing."""

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """The next draft."""
        self.asked.append(prompt)
        draft = self._drafts.pop(0) if len(self._drafts) > 1 else self._drafts[0]
        if draft is None:
            raise ModelUnavailable("scripted not to answer")
        for start in range(0, len(draft), _CHUNK):
            yield Piece(text=draft[start : start + _CHUNK])
        yield Piece(usage=Usage(read=len(prompt.data) // 4, written=len(draft) // 4))

    async def judge(self, prompt: Prompt) -> Judged:
        """Always the same opinion."""
        self.asked.append(prompt)
        if self._opinion is None:
            raise ModelUnavailable("scripted not to answer")
        return Judged(opinion=self._opinion, usage=Usage(read=len(prompt.data) // 4, written=4))
