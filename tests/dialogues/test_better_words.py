"""An answer is complete at once; a model's words come after it, and what was read is recorded."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import pytest

from adapters.bootstrap import Product
from adapters.model.scripted import ScriptedModel
from adapters.terminal.people import SENDERS
from bot.answering.improving import Improving
from bot.answers import Coverage
from bot.changes import Appended, Change
from bot.entries import AnswerReworded, Asked, Entry
from bot.errors import StorageUnavailable
from bot.language import Governs, Opinion, Prices
from bot.leeway import Leeway
from bot.logbook.desk import Desk
from bot.people import Role
from bot.record_ports import Logbook
from bot.redaction import Memory, Redacted
from bot.replies import Buttons, Reply
from bot.requests import Ask, GiveFeedback, ShowEntry, ShowMine
from tests.unit.loop import text_of

LATE = "parcel 4 days late, can I give her £20?"
COST = (
    "Take the whole cost of our error off the customer: the postage, the charge, the second trip, "
    "the price difference. [3]"
)
OFFER = (
    'Offer it before they ask: "That was our mistake, so you won\'t be paying for any of it." [3]'
)
BENEFIT = (
    "Let them keep the benefit when our slip was in their favour and it is small and done. [3]"
)
LIE = "Give her £500 at once. [3]"
ADVISOR, LEAD = SENDERS[Role.ADVISOR], SENDERS[Role.TEAM_LEAD]
PARTLY = Opinion(governs=Governs.PARTLY, passage=3)

Worded = Callable[..., Leeway]


@pytest.fixture
def worded(product: Product) -> Worded:
    """The product with that model, its desk perhaps another one."""

    def with_model(model: ScriptedModel, desk: Desk | None = None) -> Leeway:
        desk = desk or product.kept.desk
        prices = Prices(read=Decimal(2), written=Decimal(10))
        improving = Improving(model, prices, perf_counter, desk.wording)
        return Leeway(product.answering, desk, product.kept.sample, improving)

    return with_model


async def ask(leeway: Leeway, text: str = LATE, follows: str | None = None) -> Reply:
    reply = await leeway.handle(Ask(text=text, follows=follows), ADVISOR)
    assert reply.answer is not None
    return reply


async def better(leeway: Leeway, reply: Reply) -> list[Reply]:
    assert reply.answer is not None
    return [each async for each in leeway.reworded(reply.answer.id, ADVISOR)]


async def history(leeway: Leeway, reply: Reply) -> tuple[Entry, ...]:
    assert reply.answer is not None
    return await leeway.desk.thing(reply.answer.id)


async def recorded(leeway: Leeway, reply: Reply) -> object:
    """The answer as the logbook has it."""
    assert reply.answer is not None
    person = await leeway.desk.people.find(ADVISOR)
    return (await leeway.desk.own_question(reply.answer.id, person)).answer


async def test_the_answer_is_complete_before_a_model_is_asked(worded: Worded) -> None:
    model = ScriptedModel([f"{COST}\n{OFFER}\n{BENEFIT}"])
    leeway = worded(model)

    first = await ask(leeway)

    assert first.answer is not None
    assert first.answer.composed_by == "extract"
    assert first.answer.steps
    assert not model.asked
    assert await recorded(leeway, first) == first.answer


async def test_its_words_come_one_after_the_other_in_place_of_the_steps(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}\n{BENEFIT}"]))
    first = await ask(leeway)

    replies = await better(leeway, first)

    said = [reply.answer.steps for reply in replies if reply.answer]
    assert said == [(COST, OFFER), (COST, OFFER, BENEFIT), (COST, OFFER, BENEFIT)]
    last = replies[-1]
    assert last.answer is not None
    assert first.answer is not None
    assert last.answer.composed_by == "model"
    assert BENEFIT in last.answer.text
    assert BENEFIT in text_of(Reply(parts=last.parts))
    assert last.answer.verdict == first.answer.verdict
    assert last.answer.citations == first.answer.citations
    assert [p for p in last.parts if isinstance(p, Buttons)] == [first.parts[-1]]


async def test_what_was_read_last_is_recorded_once_with_what_the_model_did(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{LIE}\n{OFFER}"]))
    first = await ask(leeway)

    *_, last = await better(leeway, first)

    asked, reworded = await history(leeway, first)
    assert isinstance(asked, Asked)
    assert isinstance(reworded, AnswerReworded)
    assert asked.answer == first.answer
    assert await recorded(leeway, first) == last.answer
    assert reworded.model is not None
    assert reworded.model.prompts == ("wording-1", "coverage-1")
    assert reworded.model.cut == {"number": 1}
    assert reworded.model.cost > 0
    assert await better(leeway, first) == []


async def test_a_model_that_fails_leaves_the_answer_and_is_recorded(worded: Worded) -> None:
    leeway = worded(ScriptedModel([None]))
    first = await ask(leeway)

    (last,) = await better(leeway, first)

    assert last.answer is not None
    assert first.answer is not None
    assert last.parts == first.parts
    assert last.answer.model is not None
    assert last.answer.model.failed
    assert last.answer == first.answer.model_copy(update={"model": last.answer.model})
    assert await recorded(leeway, first) == last.answer


async def test_who_stops_reading_has_what_was_shown_recorded(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}\n{BENEFIT}"]))
    first = await ask(leeway)
    assert first.answer is not None

    async with aclosing(leeway.reworded(first.answer.id, ADVISOR)) as replies:
        shown = await anext(replies)

    assert shown.answer is not None
    assert shown.answer.steps == (COST, OFFER)
    assert await recorded(leeway, first) == shown.answer
    assert len(await history(leeway, first)) == 2


async def test_only_who_asked_gets_them(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}"]))
    first = await ask(leeway)
    assert first.answer is not None

    assert [r async for r in leeway.reworded(first.answer.id, LEAD)] == []
    assert [r async for r in leeway.reworded("nothing", ADVISOR)] == []
    assert len(await better(leeway, first)) == 2


async def test_a_second_opinion_lowers_coverage_everywhere(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}"], opinion=PARTLY))
    first = await ask(leeway)
    assert first.answer is not None
    assert first.answer.coverage is Coverage.COVERED

    *_, last = await better(leeway, first)

    assert last.answer is not None
    assert last.answer.coverage is Coverage.PARTIAL
    assert leeway.desk.wording.phrases.partial in last.answer.text
    entry = await leeway.handle(ShowEntry(entry=first.answer.id), ADVISOR)
    assert "coverage: partial" in text_of(entry)
    assert "covered in part" in text_of(await leeway.handle(ShowMine(), ADVISOR))


@pytest.mark.parametrize("text", ["what's the weather", "she says she will kill herself"])
async def test_where_guidance_is_silent_or_all_stops_no_model_is_asked(
    worded: Worded, text: str
) -> None:
    model = ScriptedModel([f"{COST}\n{OFFER}"])
    leeway = worded(model)

    assert await better(leeway, await ask(leeway, text)) == []
    assert not model.asked


async def test_a_model_sees_no_name_and_a_follow_up_with_its_question(worded: Worded) -> None:
    model = ScriptedModel([f"{COST}\n{OFFER}"])
    leeway = worded(model)
    first = await ask(leeway, "Jane Smith's parcel is 4 days late, Tom Baker signed. Give £20?")
    assert first.answer is not None

    then = await ask(leeway, "and if Tom Baker and Jane Smith both want it?", first.answer.id)
    await better(leeway, then)

    (sent, *_) = (prompt.data for prompt in model.asked)
    assert "Jane" not in sent
    assert "Baker" not in sent
    assert "[name 1] parcel" in sent
    assert "if [name 2] and [name 1] both" in sent
    assert then.answer is not None
    assert then.answer.question == "and if [name 2] and [name 1] both want it?"


async def test_without_the_search_for_names_nothing_is_sent(
    worded: Worded, product: Product
) -> None:
    async def patterns_only(text: str, memory: Memory | None = None) -> Redacted:
        return Redacted(text=text, memory=memory or Memory(), complete=False)

    model = ScriptedModel([f"{COST}\n{OFFER}"])
    leeway = worded(model, replace(product.kept.desk, redact=patterns_only))

    assert await better(leeway, await ask(leeway)) == []
    assert not model.asked


class Failing:
    """A logbook that writes so many changes, and then fails."""

    def __init__(self, logbook: Logbook, writes: int) -> None:
        self._logbook = logbook
        self._left = writes
        self.about, self.page, self.standings = logbook.about, logbook.page, logbook.standings

    async def write(self, change: Change) -> Appended:
        self._left -= 1
        if self._left < 0:
            raise StorageUnavailable("full")
        return await self._logbook.write(change)


async def test_words_that_cannot_be_recorded_do_not_stay(worded: Worded, product: Product) -> None:
    desk = product.kept.desk
    failing = replace(desk, logbook=Failing(desk.logbook, writes=1))
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}"]), failing)
    first = await ask(leeway)

    *_, last = await better(leeway, first)

    assert last == first
    assert await recorded(leeway, first) == first.answer


async def test_feedback_in_between_is_no_obstacle(worded: Worded) -> None:
    leeway = worded(ScriptedModel([f"{COST}\n{OFFER}"]))
    first = await ask(leeway)
    assert first.answer is not None

    replies: AsyncGenerator[Reply, None] = leeway.reworded(first.answer.id, ADVISOR)
    async with aclosing(replies):
        await anext(replies)
        await leeway.handle(GiveFeedback(answer=first.answer.id, helpful=True), ADVISOR)
        rest = [reply async for reply in replies]

    kinds = [entry.kind for entry in await history(leeway, first)]
    assert kinds == ["asked", "feedback_given", "answer_reworded"]
    assert await recorded(leeway, first) == rest[-1].answer


async def test_without_a_model_there_is_nothing_to_wait_for(product: Product) -> None:
    first = await ask(product.leeway)

    assert await better(product.leeway, first) == []
    assert first.answer is not None
    assert first.answer.model is None
