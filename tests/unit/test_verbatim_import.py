"""Customers' words from a file: every bad row is named, and nothing comes in twice."""

import pytest

from bot.outer_entries import VerbatimImported
from bot.replies import Points, Text
from bot.theme_requests import ImportVerbatims
from tests.unit.loop import text_of
from tests.unit.themes import OuterLoop

GOOD = """text,date,touchpoint,source,score
"Jane waited, nobody came",2026-11-20,delivery,survey,2
"late, again",2026-11-21T10:00:00+01:00,,,
"""
BAD = """text,date,touchpoint,source,score
fine,2026-11-20,delivery,survey,2
,2026-11-20,delivery,survey,2
no day,yesterday,delivery,survey,2
to come,2027-01-01,delivery,survey,2
nowhere,2026-11-20,moon,survey,2
no number,2026-11-20,delivery,survey,good
not a number,2026-11-20,delivery,survey,nan
short row,2026-11-20
"""


@pytest.fixture
async def loop() -> OuterLoop:
    loop = OuterLoop()
    await loop.begin()
    return loop


async def kept(loop: OuterLoop) -> list[VerbatimImported]:
    return [
        VerbatimImported.model_validate_json(link.payload)
        async for link in loop.store.record.links("verbatim_imported")
        if link.payload
    ]


async def test_words_are_redacted_and_kept_with_what_is_known_of_them(loop: OuterLoop) -> None:
    reply = await loop.say("cy", ImportVerbatims(csv=GOOD))

    assert "Taken in: 2 verbatims." in text_of(reply)
    first, second = await kept(loop)
    assert first.text == "[name] waited, nobody came"
    assert (first.touchpoint, first.source, first.score) == ("delivery", "survey", 2.0)
    assert (second.touchpoint, second.source, second.score) == ("", "", None)


async def test_the_same_file_comes_in_once(loop: OuterLoop) -> None:
    await loop.say("cy", ImportVerbatims(csv=GOOD))
    again = await loop.say("cy", ImportVerbatims(csv=GOOD + "late too,2026-11-21,,,\n"))

    assert "Taken in: 1 verbatims. 2 were there already." in text_of(again)
    assert len(await kept(loop)) == 3


async def test_two_customers_may_say_the_same_on_one_day(loop: OuterLoop) -> None:
    twice = "text,date\nlate,2026-11-20\nlate,2026-11-20\n"
    await loop.say("cy", ImportVerbatims(csv=twice))
    await loop.say("cy", ImportVerbatims(csv=twice))

    assert len(await kept(loop)) == 2


async def test_every_bad_row_is_named_and_nothing_comes_in(loop: OuterLoop) -> None:
    reply = await loop.say("cy", ImportVerbatims(csv=BAD))

    assert not reply.ok
    (faults,) = (part for part in reply.parts if isinstance(part, Points))
    assert faults.points == (
        "line 3: the text is missing",
        "line 4: 'yesterday' is no date; write it as 2026-11-23",
        "line 5: '2027-01-01' has not come yet",
        "line 6: there is no touchpoint 'moon' in journey.yaml",
        "line 7: 'good' is no score; write it as a number",
        "line 8: 'nan' is no score; write it as a number",
        "line 9: 2 cells under 5 columns",
    )
    assert not await kept(loop)


async def test_on_demand_the_others_come_in(loop: OuterLoop) -> None:
    reply = await loop.say("cy", ImportVerbatims(csv=BAD, skip_bad=True))

    assert isinstance(reply.parts[0], Text)
    assert reply.parts[0].text.endswith("Left out, as they are wrong: 7 rows.")
    assert [v.text for v in await kept(loop)] == ["fine"]


async def test_columns_may_be_called_otherwise(loop: OuterLoop) -> None:
    csv = "When;Comment\n".replace(";", ",") + "2026-11-20,late\n"
    reply = await loop.say("cy", ImportVerbatims(csv=csv))
    assert "the column 'text' is missing" in text_of(reply)
    mapped = ImportVerbatims(csv=csv, columns="text=comment, date=When")
    assert (await loop.say("cy", mapped)).ok
    wrong = ImportVerbatims(csv=csv, columns="text=comment,date=When,score=NPS")
    assert "the column 'NPS' is missing" in text_of(await loop.say("cy", wrong))
    unknown = ImportVerbatims(csv=csv, columns="words=comment")
    assert "there is no column 'words' to map" in text_of(await loop.say("cy", unknown))


async def test_only_curators_take_words_in(loop: OuterLoop) -> None:
    for by in ("ada", "lea", "log", "eve", "adam"):
        assert not (await loop.say(by, ImportVerbatims(csv=GOOD))).ok
    assert not await kept(loop)
