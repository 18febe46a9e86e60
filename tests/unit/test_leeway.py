"""The one door: every request has a feature, and nothing makes it silent."""

from typing import get_args

from bot.requests import Request, ShowMine
from tests.unit.loop import Loop, text_of


def test_every_request_has_a_feature() -> None:
    assert set(Loop().leeway.routes) == set(get_args(get_args(Request)[0]))


async def test_a_fault_nobody_thought_of_has_a_reference() -> None:
    loop = await Loop().begin()

    def broken(request: object, visit: object) -> None:
        raise ZeroDivisionError

    loop.leeway.routes[ShowMine] = broken  # type: ignore[assignment]
    reply = await loop.say("ada", ShowMine())

    assert not reply.ok
    assert "reference n0" in text_of(reply)
