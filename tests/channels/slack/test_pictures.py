"""A digest's chart as a picture in Slack; without one, the digest goes out all the same."""

import pytest

from bot.standing_requests import ShowDigest
from tests.channels.answering import AnsweringLoop
from tests.channels.digests import CHART, digest_for
from tests.channels.slack.loopback import Payload
from tests.channels.slack.playing import Playing
from tests.channels.slack.rules import readable


def images(blocks: list[Payload]) -> list[Payload]:
    return [block for block in blocks if block["type"] == "image"]


async def test_the_chart_is_a_picture_with_its_words(playing: Playing, door: AnsweringLoop) -> None:
    playing.slack.looks = 2  # Slack looks at the file for a moment

    await digest_for(door.loop, "p-cy", "p-lea")
    await playing.send()

    said = playing.slack.said
    assert {s.channel for s in said} == {"DCY", "DLEA"}
    for one in said:
        (shown,) = images(one.blocks)
        file = playing.slack.files[shown["slack_file"]["id"]]
        assert file.content.startswith(b"\x89PNG")
        assert shown["alt_text"] == file.alt == CHART.alt
        assert "one" in readable({"blocks": one.blocks})
    assert len(playing.slack.files) == 1, "uploaded once, for whoever gets it"


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_without_an_upload_the_words_go_out(
    playing: Playing, door: AnsweringLoop, method: str
) -> None:
    playing.slack.fails[method] = [{"ok": False, "error": "missing_scope"}] * 2

    await digest_for(door.loop, "p-cy")
    await playing.send()

    (one,) = playing.slack.said
    assert images(one.blocks) == []
    assert "3, then 9" in readable({"blocks": one.blocks})


async def test_a_picture_that_slack_never_takes_is_said_in_words(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.looks = 1_000

    await digest_for(door.loop, "p-cy")
    await playing.send()

    (one,) = playing.slack.said
    assert images(one.blocks) == []
    assert "3, then 9" in readable({"blocks": one.blocks})


async def test_who_asks_in_our_conversation_sees_the_picture_too(
    playing: Playing, door: AnsweringLoop
) -> None:
    for _ in range(4):
        await door.loop.asked("ada")
    door.loop.now = door.loop.now.replace(day=30)
    await digest_for(door.loop, "p-lea")
    await playing.send()
    (button,) = [
        e for b in playing.slack.said[0].blocks if b["type"] == "actions" for e in b["elements"]
    ]
    button = {**button, "value": ShowDigest().model_dump_json()}

    await playing.colleague("ULEA").press(button, playing.slack.said[0])

    assert len(images(playing.slack.said[-1].blocks)) == 1
    assert "Actions and escalations a week" in readable({"b": playing.slack.said[-1].blocks})
