"""The evidence pack and the document: everything in them, and nothing in them is markup."""

import json
from xml.etree import ElementTree

import pytest

from bot.outer_entries import Mode
from bot.outer_loop.documents import document
from bot.outer_loop.pack import html, markdown, pack_of
from bot.outer_loop.themes import Seen, Themes
from bot.people import Sender
from bot.theme_requests import RenameTheme, SuggestFix
from tests.unit.loop import MONDAY
from tests.unit.themes import WEEK, OuterLoop, member


@pytest.fixture
async def loop() -> OuterLoop:
    loop = OuterLoop()
    await loop.first_entry(MONDAY - 6 * WEEK)
    await loop.with_theme()
    await loop.put([member(90, text="<script>alert(1)</script> | `*late*`")])
    await loop.say("cy", RenameTheme(theme="t1", title="Late & <b>lost</b>"))
    await loop.say("cy", SuggestFix(theme="t1", fix="a photo"))
    return loop


async def seen_by(loop: OuterLoop, by: str) -> Seen:
    person = await loop.desk.people.find(Sender(channel="slack", id=by))
    (seen,) = await Themes(loop.at).seen([await loop.at.one("t1")], person, words=True)
    return seen


async def test_the_pack_holds_figures_chart_words_readiness_and_methods(loop: OuterLoop) -> None:
    pack = await pack_of(loop.at, await seen_by(loop, "eve"))
    said = markdown(pack, loop.at)

    for heading in (
        "# Evidence: Late & \\<b\\>lost\\</b\\>",
        "## In figures",
        "## Entries per week",
        "## In their words",
        "## Ready to act on?",
        "## What was decided",
        "## How this was computed",
    ):
        assert heading in said
    assert "| Entries | 13 |" in said
    assert "Garwood" in said
    assert "Suggested: a photo" in said
    assert "p-ad" not in said


async def test_the_page_is_whole_and_nothing_in_it_is_markup(loop: OuterLoop) -> None:
    page = html(await pack_of(loop.at, await seen_by(loop, "eve")), loop.at, "en")

    assert "<script>" not in page
    assert "<b>" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    start, end = page.index("<svg"), page.index("</svg>") + len("</svg>")
    picture = ElementTree.fromstring(page[start:end])
    bars = [e for e in picture.iter() if e.attrib.get("class") == "bar"]
    assert len(bars) == 6
    assert "Entries per week over 6 weeks" in picture.attrib["aria-label"]


async def test_the_document_says_the_same_to_programs(loop: OuterLoop) -> None:
    made = json.loads(document(loop.at, await seen_by(loop, "eve")).model_dump_json())

    assert (made["entries"], made["advisors"], made["owner"]) == (13, 6, "logistics")
    assert [week["entries"] for week in made["weeks"]] == [0, 0, 0, 0, 0, 13]
    assert made["per_week"]["estimate"] == pytest.approx(13 / 6, abs=1e-3)
    assert made["baseline"] is None
    assert made["decision_mode"] is None
    assert made["ready"][Mode.SPEED.value] == []
    assert len(made["verbatims"]) == 5
