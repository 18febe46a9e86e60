"""A digest's chart as a picture in a card of Teams, as long as the card stays light enough."""

from base64 import b64decode

from adapters.chat.picture import draw, drawn
from adapters.teams.adaptive import BODY, PICTURE, weight
from adapters.teams.outbound import message
from bot.replies import Chart, Reply
from tests.channels.answering import AnsweringLoop
from tests.channels.digests import CHART, DIGEST, digest_for
from tests.channels.teams.playing import Playing
from tests.channels.teams.reading import reading
from tests.channels.teams.rules import Payload, activity_faults, every

YEAR = Chart(
    title="Actions and escalations a week",
    labels=tuple(f"{day} Nov 2026" for day in range(1, 9)),
    values=(75, 55, 72, 73, 72, 94, 64, 1_203),
    alt="Actions and escalations a week: 75, 55, 72, 73, 72, 94, 64, 1203.",
)


def images(said: Payload) -> list[Payload]:
    return [element for element in every(said) if element.get("type") == "Image"]


async def test_a_digest_comes_with_its_picture_and_its_words(
    playing: Playing, door: AnsweringLoop
) -> None:
    await playing.colleague("29:lea").write("help")

    await digest_for(door.loop, "p-lea")
    await playing.send()

    said = playing.teams.said[-1].activity
    (shown,) = images(said)
    assert b64decode(shown["url"].partition("base64,")[2]).startswith(b"\x89PNG")
    assert shown["altText"] == CHART.alt
    assert CHART.alt in reading(said), "for whoever's client shows no pictures in cards"
    assert playing.teams.refused == []


async def test_eight_weeks_are_light_enough() -> None:
    reply = Reply(parts=(YEAR, *DIGEST))

    said = message(reply, pictures=await drawn(reply))

    assert len(images(said)) == 2
    assert all(weight(shown) <= PICTURE for shown in images(said))
    assert list(activity_faults(said)) == []


def test_a_picture_that_is_too_heavy_is_said_in_words() -> None:
    heavy = draw(YEAR) + bytes(BODY)

    said = message(Reply(parts=(YEAR,)), pictures={YEAR: heavy})

    assert images(said) == []
    assert "1203" in reading(said)
