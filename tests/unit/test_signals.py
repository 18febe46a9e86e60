"""Signals by phrase: word stems in a row, not words somewhere; and by meaning."""

from datetime import date

import numpy as np
import pytest

from adapters.knowledge_folder import load
from bot.answering.retrieval import RankedPassage
from bot.answering.signal_classifier import SignalClassifier
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


def by_meaning(near: float, guidance: float, named: float = 0.0, signal: int = 0) -> list[str]:
    """The signals of a question without a word, `near` to the first example of that signal.

    The nearest guidance has that cosine with it, and so has the limit that it names, if any.
    """
    base = load(KNOWLEDGE, date(2026, 11, 22))
    passages = passages_of(base)
    heard = SignalsHeard(base, passages)
    number = sum(len(s.examples) for s in base.signals.signals)
    directions = np.eye(number + 2, dtype=np.float32)
    examples, elsewhere = directions[:-2], directions[-2:]
    ordinary = np.tile(elsewhere[:1], (len(heard.texts) - number, 1))
    heard.learn(np.concatenate([examples, ordinary]), elsewhere[1:])
    first = sum(len(s.examples) for s in base.signals.signals[:signal])
    passage = next(p for p in passages if p.kind == "limit")
    found = [RankedPassage(passage, guidance, Hit(passage.id, 0.0, dense=guidance))]
    return [s.id for s in heard.hear("?", near * examples[first], found, lambda: named)]


def test_a_signal_is_meant_where_it_is_near_and_guidance_not_far_nearer() -> None:
    first = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals[0]

    assert by_meaning(0.55, guidance=0.60) == [first.id]
    assert by_meaning(0.55, guidance=0.70) == []
    assert by_meaning(0.40, guidance=0.10) == []


def test_what_stops_an_answer_has_to_be_nearer_than_guidance() -> None:
    signals = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals
    stops = next(n for n, s in enumerate(signals) if s.outcome is SignalOutcome.STOP)

    assert by_meaning(0.55, guidance=0.50, signal=stops) == [signals[stops].id]
    assert by_meaning(0.55, guidance=0.60, signal=stops) == []


def test_a_limit_that_is_named_may_explain_the_question_better_too() -> None:
    assert by_meaning(0.74, guidance=0.60)
    assert by_meaning(0.74, guidance=0.60, named=0.80)
    assert not by_meaning(0.74, guidance=0.60, named=0.86)


def test_a_folder_without_examples_hears_phrases() -> None:
    base = load(KNOWLEDGE, date(2026, 11, 22))
    silent = tuple(s.model_copy(update={"examples": ()}) for s in base.signals.signals)
    signals = base.signals.model_copy(update={"signals": silent})
    heard = SignalsHeard(base.model_copy(update={"signals": signals}), ())
    heard.learn(np.zeros((0, 2), dtype=np.float32), np.ones((1, 2), dtype=np.float32))

    assert [s.id for s in heard.hear("his wife died", HERE, ())] == ["bereavement"]


HERE = np.array([1.0, 0.0], dtype=np.float32)


class TestSignalClassifier:
    rng = np.random.default_rng(0)

    def texts(self, number: int, towards: int) -> np.ndarray:
        vectors = self.rng.normal(0.0, 0.2, (number, 16)).astype(np.float32)
        vectors[:, towards] += 1.0
        unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def test_it_tells_texts_it_has_not_seen_from_ordinary_ones(self) -> None:
        of = np.repeat(np.eye(2, dtype=np.bool_), 20, axis=0)
        examples = np.concatenate([self.texts(20, 0), self.texts(20, 1)])
        ordinary = self.texts(300, 2)

        fitted = SignalClassifier.fitted(examples, of, ordinary, np.ones((300, 2), dtype=np.bool_))

        assert sum(bool(fitted.says(text)[0]) for text in self.texts(50, 0)) >= 45
        assert sum(bool(fitted.says(text)[1]) for text in self.texts(50, 0)) <= 10
        assert sum(bool(fitted.says(text).any()) for text in self.texts(300, 2)) <= 9

    def test_guidance_about_a_signal_does_not_speak_against_it(self) -> None:
        examples, alike = self.texts(5, 0), self.texts(200, 0)
        of = np.ones((5, 1), dtype=np.bool_)
        ordinary = np.concatenate([alike, self.texts(100, 2)])
        own = np.repeat([[False], [True]], [200, 100], axis=0)

        right = SignalClassifier.fitted(examples, of, ordinary, own)
        wrong = SignalClassifier.fitted(examples, of, ordinary, np.ones_like(own))

        heard = self.texts(50, 0)
        assert sum(bool(right.says(text)[0]) for text in heard) > sum(
            bool(wrong.says(text)[0]) for text in heard
        )


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
