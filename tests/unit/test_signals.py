"""Signals by phrase: word stems in a row, not words somewhere; and by meaning."""

from datetime import date

import numpy as np
import pytest

from adapters.knowledge_folder import load
from bot.answering.retrieval import RankedPassage
from bot.answering.signals_heard import SignalsHeard
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.passages import passages_of
from bot.guidance.signals import signals_by_phrase
from bot.ports import Hit
from tests.unit.loop import KNOWLEDGE

BEREAVED = Signal(
    id="bereavement",
    title="Someone died",
    say_first="Say you are sorry.",
    to="care",
    outcome=SignalOutcome.CAUTION,
    phrases=("passed away", "her husband died"),
)


def found(question: str) -> list[str]:
    return [s.id for s in signals_by_phrase(question, (BEREAVED,))]


def test_a_phrase_is_found_in_any_form_of_its_words():
    assert found("Her dad PASSED away last week") == ["bereavement"]
    assert found("she says her husband's died") == ["bereavement"]


def test_the_same_words_elsewhere_are_no_signal():
    assert found("my phone died, husband will call") == []
    assert found("passed it on, put away") == []


def test_a_phrase_added_to_a_signal_is_found_from_then_on():
    assert found("lost her mum on Sunday") == []

    taught = BEREAVED.model_copy(update={"phrases": (*BEREAVED.phrases, "lost her mum")})

    assert signals_by_phrase("lost her mum on Sunday", (taught,)) == (taught,)


def by_meaning(question: np.ndarray, guidance: float, named: float = 0.0) -> list[str]:
    """The signals of a question without a word; the nearest guidance has that cosine with it.

    So has the limit that it names, if it names one.
    """
    base = load(KNOWLEDGE, date(2026, 11, 22))
    heard = SignalsHeard(base)
    heard.learn(np.eye(len(heard.examples), dtype=np.float32))
    passage = next(p for p in passages_of(base) if p.kind == "limit")
    hit = Hit(passage=passage.id, lexical=0.0, dense=guidance)
    found = [RankedPassage(passage, guidance, hit)]
    return [s.id for s in heard.hear("?", question, found, lambda: named)]


def like_the_first_example(cosine: float) -> np.ndarray:
    base = load(KNOWLEDGE, date(2026, 11, 22))
    question = np.zeros(sum(len(s.examples) for s in base.signals.signals), dtype=np.float32)
    question[0] = cosine
    return question


@pytest.mark.parametrize(
    ("near", "guidance", "heard"),
    [
        (0.55, 0.40, True),
        (0.55, 0.50, False),  # guidance explains it as well
        (0.45, 0.10, False),  # too far to be meant
        (0.75, 0.75, True),  # so near that it counts beside guidance as near
    ],
)
def test_a_signal_is_meant_where_it_explains_the_question_better(near, guidance, heard):
    first = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals[0]

    assert (by_meaning(like_the_first_example(near), guidance) == [first.id]) is heard


def test_a_limit_that_is_named_may_explain_the_question_better_too() -> None:
    question = like_the_first_example(0.74)

    assert by_meaning(question, guidance=0.60)
    assert by_meaning(question, guidance=0.60, named=0.70)
    assert not by_meaning(question, guidance=0.60, named=0.82)


SELVES = (("he", "himself"), ("she", "herself"), ("they", "themselves"), ("i", "myself"))
MEANT = (
    "{who} will hurt {self} because of the debt",
    "{who} is going to hurt {self}",
    "says {who}'ll hurt {self} if we take the money",
    "{who} wants to hurt {self}",
    "{who} talks of hurting {self}",
    "{who} keeps thinking about harming {self}",
    "{who} might kill {self} over this bill",
    "{who} feels suicidal",
)


@pytest.mark.parametrize(("who", "self"), SELVES)
@pytest.mark.parametrize("said", MEANT)
def test_who_may_do_themselves_harm_is_heard_by_words_alone(said: str, who: str, self: str) -> None:
    signals = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals

    heard = signals_by_phrase(said.format(who=who, self=self), signals)

    assert "threat-of-harm" in [signal.id for signal in heard]


@pytest.mark.parametrize(
    "said", ["he hurt himself on the shelf", "the lid may hurt somebody", "cut herself on the vase"]
)
def test_an_accident_is_no_threat(said: str) -> None:
    signals = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals

    assert "threat-of-harm" not in [signal.id for signal in signals_by_phrase(said, signals)]
