"""A server on this machine that speaks OpenAI's chat interface and misbehaves as it is told.

How, the request's `model` says: a kind of draft from `misbehaviour.py`, or one of `FAILING`, and
after a `/` a way to answer: `plain` takes no JSON schema (status 400), `ignores` answers in plain
lines whatever it is asked for.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from types import TracebackType
from typing import Any
from zlib import crc32

from aiohttp import web

from evals.misbehaviour import Said, data_in, draft

FAILING = (
    "slow", "drip", "429", "429-later", "500", "500-once", "broken", "reset", "invalid-json",
    "half-json", "not-json", "empty", "cut-off", "endless", "unauthorised", "html",
)  # fmt: skip
_CHUNK = 11
_PACE = 0.05
_LATER = "3600"
_DRAFTS = 997


class LoopbackModel:
    """The server; `said` holds every sentence that it has sent, `seen` every request's body."""

    def __init__(self) -> None:
        self.url = ""
        self.said: list[Said] = []
        self.seen: list[dict[str, Any]] = []
        self._turns: Counter[str] = Counter()
        self._closing = asyncio.Event()
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)

    async def __aenter__(self) -> "LoopbackModel":
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closing.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._answered(request, await request.json())
        except ConnectionError:
            # The other side has hung up, as it may.
            return web.Response()

    async def _answered(self, request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        self.seen.append(body)
        kind, _, manner = str(body["model"]).partition("/")
        if manner == "plain" and "response_format" in body:
            return _error(400, "response_format is not supported")
        turn, again = self._turn(kind, str(body["messages"][1]["content"]))
        refusal = _refusal(kind, again)
        if refusal is not None:
            return refusal
        if kind == "slow":
            await self._closing.wait()
        structured = "response_format" in body and manner != "ignores"
        text = self._text(kind, body, turn, structured)
        if not body.get("stream"):
            return web.json_response(_completion(text))
        return await self._stream(request, kind, text)

    def _turn(self, kind: str, prompt: str) -> tuple[int, bool]:
        """Which draft this prompt gets, and whether it came before: whoever else is faster.

        Honest drafts begin at the first passage.
        """
        asked = f"{kind} {prompt}"
        before = self._turns[asked]
        self._turns[asked] += 1
        begin = 0 if kind == "honest" else crc32(asked.encode()) % _DRAFTS
        return begin + before, before % 2 == 1

    def _text(self, kind: str, body: dict[str, Any], turn: int, structured: bool) -> str:
        prompt = body["messages"][1]["content"]
        data = data_in(prompt)
        if not data:
            return "Hello."
        if "verdict" not in data:
            return _opinion(kind, structured)
        if kind == "empty":
            return ""
        if kind in {"not-json", "html"}:
            return "<html><body>Bad gateway</body></html>"
        sentences = draft("honest" if kind in FAILING else kind, prompt, turn)
        self.said += sentences
        text = _in_json(sentences) if structured else "\n".join(s.line for s in sentences)
        return {"invalid-json": text.replace('"', "'"), "half-json": text[: len(text) // 2]}.get(
            kind, text
        )

    async def _stream(self, request: web.Request, kind: str, text: str) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        pieces = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
        for number, piece in enumerate(_endless(pieces) if kind == "endless" else pieces):
            if kind in {"broken", "reset"} and number >= len(pieces) // 2:
                return await self._break(request, response, kind)
            if kind == "drip" and not await self._paced():
                break
            if kind == "endless":
                await asyncio.sleep(0)
            await response.write(_event(_delta(piece)))
        await response.write(_event(_end("length" if kind == "cut-off" else "stop")))
        await response.write(_event(_usage(text)) + b"data: [DONE]\n\n")
        return response

    async def _paced(self) -> bool:
        """Wait for the next piece's time; false when the server closes."""
        try:
            await asyncio.wait_for(self._closing.wait(), _PACE)
        except TimeoutError:
            return True
        return False

    async def _break(
        self, request: web.Request, response: web.StreamResponse, kind: str
    ) -> web.StreamResponse:
        if kind == "broken":
            await response.write(b'data: {"choices": [{"delta": {"cont\n\n')
        elif request.transport is not None:
            request.transport.abort()
        return response


def _refusal(kind: str, again: bool) -> web.Response | None:
    if kind == "429":
        return _error(429, "slow down", {"Retry-After": "0"})
    if kind == "429-later":
        return _error(429, "slow down", {"Retry-After": _LATER})
    if kind == "500" or (kind == "500-once" and not again):
        return _error(500, "internal error")
    if kind == "unauthorised":
        return _error(401, "no such key")
    if kind == "html":
        return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
    return None


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"message": message}}, status=status, headers=headers)


def _endless(pieces: list[str]) -> Iterator[str]:
    yield from pieces
    while True:
        yield " and so on"


def _in_json(sentences: list[Said]) -> str:
    said = [{"text": f"{s.text}.", "cites": list(s.cites)} for s in sentences]
    return json.dumps({"sentences": said})


def _opinion(kind: str, structured: bool) -> str:
    if kind in {"empty", "not-json"}:
        return ""
    if kind == "invalid-json":
        return '{"governs": "perhaps", "passage": "many"}'
    return '{"governs": "partly", "passage": 1}' if structured else "partly [1]"


def _event(data: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()


def _chunk(choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "loopback",
            "choices": choices}  # fmt: skip


def _delta(text: str) -> dict[str, Any]:
    return _chunk([{"index": 0, "delta": {"content": text}, "finish_reason": None}])


def _end(reason: str) -> dict[str, Any]:
    return _chunk([{"index": 0, "delta": {}, "finish_reason": reason}])


def _usage(text: str) -> dict[str, Any]:
    written = len(text) // 4
    counted = {"prompt_tokens": 900, "completion_tokens": written, "total_tokens": 900 + written}
    return {**_chunk([]), "usage": counted}


def _completion(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "loopback",
            "choices": [choice], "usage": _usage(text)["usage"]}  # fmt: skip
