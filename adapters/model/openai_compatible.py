"""A language model behind any server that speaks OpenAI's chat interface.

Servers differ in what they take. The richest form is tried first, and what a server refuses is
left out from then on.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import TypeVar

from openai import AsyncOpenAI, AsyncStream
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionChunk, ChatCompletionMessageParam
from pydantic import BaseModel

from adapters.model.drafts import DraftLines, opinion_in
from adapters.model.failures import NotSupported
from adapters.model.openai_errors import translated
from bot.language import Draft, Judged, Opinion, Piece, Prompt, Usage

Answered = TypeVar("Answered")

_FORMS = 3
"""Structured output; plain output with a length and the usage; nothing but the messages."""
_NO_KEY = "none"
_LONGEST = 20_000


def connect(
    model: str, api_key: str, base_url: str, longest: float, *, structured: bool = True
) -> "OpenAICompatible":
    """A model on that server, or OpenAI's own; `longest` is how many seconds one call may take.

    Without `structured` it is never asked for JSON.
    """
    client = AsyncOpenAI(
        api_key=api_key or _NO_KEY,
        base_url=base_url or "https://api.openai.com/v1",
        timeout=longest,
        max_retries=0,
    )
    return OpenAICompatible(client, model, form=0 if structured else 1)


class OpenAICompatible:
    """One call to the server for each use: no retry, no budget (`steady.py` adds those)."""

    def __init__(self, client: AsyncOpenAI, model: str, form: int = 0) -> None:
        self._client = client
        self._model = model
        self._form = form

    @property
    def name(self) -> str:
        """The model as its server calls it."""
        return self._model

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """The draft as lines; empty pieces while one is unfinished; raises ModelUnavailable."""
        lines = DraftLines()
        usage: Usage | None = None
        ended = False
        length = 0
        with translated():
            async with await self._open(prompt) as chunks:
                async for chunk in chunks:
                    usage = _usage(chunk.usage) or usage
                    for choice in chunk.choices or ():
                        text = (choice.delta.content or "") if choice.delta else ""
                        length += len(text)
                        if text:
                            yield Piece(text=lines.feed(text))
                        ended = ended or choice.finish_reason == "stop"
                    if length > _LONGEST:
                        break
        yield Piece(usage=usage, cut_off=not ended)

    async def judge(self, prompt: Prompt) -> Judged:
        """One opinion; raises ModelUnavailable."""

        async def ask(form: int) -> ChatCompletion:
            return await self._client.chat.completions.create(
                model=self._model,
                messages=_messages(prompt, structured=form == 0),
                extra_body=_options(prompt, form, Opinion),
            )

        with translated():
            completion = await self._in_form(ask)
            text = (completion.choices[0].message.content or "") if completion.choices else ""
        used = _usage(completion.usage) or Usage(read=len(prompt.data) // 4, written=4, exact=False)
        return Judged(opinion=opinion_in(text), usage=used)

    async def _open(self, prompt: Prompt) -> AsyncStream[ChatCompletionChunk]:
        async def ask(form: int) -> AsyncStream[ChatCompletionChunk]:
            return await self._client.chat.completions.create(
                model=self._model,
                messages=_messages(prompt, structured=form == 0),
                stream=True,
                extra_body=_options(prompt, form, Draft)
                | ({"stream_options": {"include_usage": True}} if form < _FORMS - 1 else {}),
            )

        return await self._in_form(ask)

    async def _in_form(self, ask: Callable[[int], Awaitable[Answered]]) -> Answered:
        """Ask in the richest form that the server takes, and remember which it was."""
        for form in range(self._form, _FORMS):
            try:
                with translated():
                    answered = await ask(form)
            except NotSupported:
                if form == _FORMS - 1:
                    raise
            else:
                self._form = form
                return answered
        raise NotSupported("no form is taken")


def _messages(prompt: Prompt, structured: bool) -> list[ChatCompletionMessageParam]:
    shape = prompt.as_json if structured else prompt.as_lines
    return [
        {"role": "system", "content": f"{prompt.instructions}\n{shape}"},
        {"role": "user", "content": prompt.data},
    ]


def _options(prompt: Prompt, form: int, shape: type[BaseModel]) -> dict[str, object]:
    if form == 0:
        schema = {"name": shape.__name__, "strict": True, "schema": shape.model_json_schema()}
        return {
            "response_format": {"type": "json_schema", "json_schema": schema},
            "max_completion_tokens": prompt.most_tokens,
            "temperature": 0,
        }
    return {"max_tokens": prompt.most_tokens, "temperature": 0} if form == 1 else {}


def _usage(counted: CompletionUsage | None) -> Usage | None:
    if counted is None:
        return None
    return Usage(read=counted.prompt_tokens or 0, written=counted.completion_tokens or 0)
