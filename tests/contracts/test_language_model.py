"""What every language model does, and how the OpenAI-compatible one takes a server's misbehaviour.

The servers are real ones on loopback (`evals/loopback_model.py`).
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from time import perf_counter

import pytest

from adapters.model.backoff import Backoff
from adapters.model.budget import Budget
from adapters.model.circuit_breaker import CircuitBreaker
from adapters.model.drafts import DraftLines, opinion_in
from adapters.model.failures import NotSupported, TryAgain
from adapters.model.openai_compatible import OpenAICompatible, connect
from adapters.model.scripted import ScriptedModel
from adapters.model.steady import OpenModel, SteadyModel
from bot.answering.prompting import coverage_prompt, wording_prompt
from bot.answering.statement import Sentences
from bot.errors import ModelUnavailable
from bot.language import Governs, Opinion, Piece, Usage
from bot.ports import LanguageModel
from evals.grounding import MODES, Told, by_brief, load_briefs, run
from evals.loopback_model import FAILING, LoopbackModel
from tests.unit.briefs import a_brief

BRIEF = a_brief()
PROMPT = wording_prompt(BRIEF)
JUDGE = coverage_prompt(BRIEF)
LONGEST = 5.0
AMPLE = Budget(first_words=10.0, total=20.0)
SHORT = Budget(first_words=0.2, total=0.4)
NEVER_DONE = ("slow", "drip", "endless")

Connect = Callable[[str], OpenAICompatible]


@pytest.fixture
async def server() -> AsyncIterator[LoopbackModel]:
    async with LoopbackModel() as running:
        yield running


@pytest.fixture
async def connected(server: LoopbackModel) -> AsyncIterator[Connect]:
    """A model that behaves in the way that its name says."""
    made: list[OpenAICompatible] = []

    def connect_to(name: str) -> OpenAICompatible:
        made.append(connect(name, "key", server.url, LONGEST))
        return made[-1]

    yield connect_to
    for model in made:
        await model.close()


def steady(model: OpenModel, budget: Budget = AMPLE) -> SteadyModel:
    breaker = CircuitBreaker(perf_counter, failures=100)
    backoff = Backoff(chance=lambda: 0.1, first=0.01)
    return SteadyModel(model, budget, breaker, backoff, perf_counter, asyncio.sleep)


def kept_back(told: Told) -> bool:
    """Whether every state holds all that the one before it showed."""
    return all(
        after.sentences[: len(before.sentences)] == before.sentences
        for (_, before), (_, after) in pairwise(told.states)
    )


async def pieces(model: LanguageModel) -> list[Piece]:
    return [piece async for piece in model.stream(PROMPT)]


async def sentences(model: LanguageModel) -> list[str]:
    cut = Sentences()
    found = [s for piece in await pieces(model) for s in cut.feed(piece.text)]
    return [s.shown for s in (*found, *cut.end())]


@pytest.fixture(params=["scripted", "structured", "plain", "ignores the form", "steady"])
def model(request: pytest.FixtureRequest, connected: Connect) -> LanguageModel:
    """Every implementation, and every form in which a server may answer."""
    made: dict[str, Callable[[], LanguageModel]] = {
        "scripted": lambda: ScriptedModel(
            ["Name the fix in your first minute. [2]\nChoose with the customer. [2]"]
        ),
        "structured": lambda: connected("honest"),
        "plain": lambda: connected("honest/plain"),
        "ignores the form": lambda: connected("honest/ignores"),
        "steady": lambda: steady(connected("honest")),
    }
    return made[request.param]()


async def test_a_draft_comes_as_sentences_with_their_marks(model: LanguageModel) -> None:
    found = await sentences(model)

    assert len(found) >= 2
    assert found[0] == "Name the fix in your first minute. [2]"
    assert all(sentence.endswith("]") for sentence in found)


async def test_the_last_piece_says_what_it_took_and_that_it_is_whole(model: LanguageModel) -> None:
    *_, last = await pieces(model)

    assert last.usage is not None
    assert last.usage.read > 0
    assert last.usage.written > 0
    assert last.usage.exact
    assert not last.cut_off


async def test_an_opinion_names_the_passage_it_rests_on(model: LanguageModel) -> None:
    judged = await model.judge(JUDGE)

    assert judged.opinion.governs in set(Governs)
    assert judged.opinion.passage == 1


async def test_it_has_a_name(model: LanguageModel) -> None:
    assert model.name


async def test_a_server_that_refuses_the_form_is_asked_in_another_from_then_on(
    connected: Connect, server: LoopbackModel
) -> None:
    model = connected("honest/plain")

    await pieces(model)
    await pieces(model)

    assert ["response_format" in body for body in server.seen] == [True, False, False]
    assert "one sentence a line" in server.seen[1]["messages"][0]["content"]


async def test_the_server_gets_instructions_and_data_apart(
    connected: Connect, server: LoopbackModel
) -> None:
    await pieces(connected("honest"))

    (body,) = server.seen
    system, user = body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"] == PROMPT.data
    assert BRIEF.question not in system["content"]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", TryAgain),
        ("500", TryAgain),
        ("reset", TryAgain),
        ("unauthorised", ModelUnavailable),
        ("broken", ModelUnavailable),
    ],
)
async def test_what_goes_wrong_is_said_as_the_port_promises(
    connected: Connect, kind: str, error: type[ModelUnavailable]
) -> None:
    with pytest.raises(error):
        await pieces(connected(kind))


async def test_a_server_that_is_gone_is_unavailable() -> None:
    async with LoopbackModel() as gone:
        url = gone.url
    model = connect("honest", "key", url, LONGEST)

    with pytest.raises(TryAgain):
        await pieces(model)
    await model.close()


async def test_how_long_the_server_asks_to_be_left_alone_is_known(connected: Connect) -> None:
    with pytest.raises(TryAgain) as failed:
        await pieces(connected("429-later"))

    assert failed.value.after == 3600


@pytest.mark.parametrize("kind", ["cut-off", "html"])
async def test_a_draft_without_its_end_says_so(connected: Connect, kind: str) -> None:
    *_, last = await pieces(connected(kind))

    assert last.cut_off


@pytest.mark.parametrize("kind", ["empty", "invalid-json"])
async def test_without_an_opinion_there_is_none(connected: Connect, kind: str) -> None:
    with pytest.raises(ModelUnavailable):
        await connected(kind).judge(JUDGE)


async def test_a_server_that_is_busy_once_is_asked_again(connected: Connect) -> None:
    assert len(await sentences(steady(connected("500-once")))) >= 2


async def test_a_server_that_asks_for_an_hour_is_not_asked_again_at_once(
    connected: Connect, server: LoopbackModel
) -> None:
    model = steady(connected("429-later"))

    for _ in range(2):
        with pytest.raises(ModelUnavailable):
            await pieces(model)

    assert len(server.seen) == 1


@pytest.mark.parametrize("kind", ["slow", "drip"])
async def test_no_server_takes_longer_than_the_budget(connected: Connect, kind: str) -> None:
    started = perf_counter()

    with pytest.raises(ModelUnavailable, match="in time"):
        await pieces(steady(connected(kind), SHORT))

    assert perf_counter() - started < LONGEST


async def test_a_server_that_never_stops_is_cut_off_by_time_or_by_length(
    connected: Connect,
) -> None:
    async def how_it_ends() -> str:
        try:
            *_, last = await pieces(steady(connected("endless"), SHORT))
        except ModelUnavailable as late:
            return str(late)
        return "cut off" if last.cut_off else "as if it were whole"

    started = perf_counter()

    ended = await how_it_ends()

    assert ended == "cut off" or "in time" in ended
    assert perf_counter() - started < LONGEST


async def test_nothing_ungrounded_is_shown_whatever_the_server_does() -> None:
    made: list[OpenAICompatible] = []

    def wired(name: str, url: str) -> LanguageModel:
        made.append(connect(name, "", url, AMPLE.total))
        return steady(made[-1], SHORT if name in NEVER_DONE else AMPLE)

    briefs = list(load_briefs().values())
    found = await run(by_brief(wired), briefs, answers=4 * len(MODES), at_once=4)
    for model in made:
        await model.close()

    by_mode = {mode.mode: mode for mode in found.modes}
    assert found.ungrounded == ()
    assert by_mode["honest"].worded >= 3
    assert by_mode["invented-amount"].worded >= 3
    assert not any(by_mode[kind].worded for kind in ("slow", "429", "500", "not-json", "empty"))
    assert set(FAILING) < set(by_mode)
    assert all(kept_back(told) for mode in found.modes for told in mode.told)
    assert all(by_mode[kind].settled_ms < 1000 * LONGEST for kind in NEVER_DONE)


def test_json_is_cut_into_lines_as_its_sentences_end() -> None:
    lines = DraftLines()

    assert lines.feed('{"sentences": [{"text": "Ask.", ') == ""
    assert lines.feed('"cites": [1, 2]}, {"text": "Te') == "Ask. [1][2]\n"
    assert lines.feed('ll.", "cites": []}, {"nonsense": 1}]}') == "Tell. \n"


@pytest.mark.parametrize(
    ("text", "governs", "passage"),
    [
        ('{"governs": "partly", "passage": 2}', "partly", 2),
        ('```json\n{"governs": "no", "passage": null}\n```', "no", None),
        ("partly [2]", "partly", 2),
        ("Yes, [1].", "yes", 1),
        ("no", "no", None),
    ],
)
def test_an_opinion_is_read_in_either_form(text: str, governs: str, passage: int | None) -> None:
    assert opinion_in(text) == Opinion(governs=Governs(governs), passage=passage)


@pytest.mark.parametrize("text", ["", "maybe", '{"governs": "perhaps"}', "[1]"])
def test_anything_else_is_no_opinion(text: str) -> None:
    with pytest.raises(ModelUnavailable):
        opinion_in(text)


def test_not_supported_is_unavailable_to_everybody_else() -> None:
    assert issubclass(NotSupported, ModelUnavailable)
    assert Usage(read=1) + Usage(written=2, exact=False) == Usage(read=1, written=2, exact=False)
