"""Signals by phrase: word stems in a row, not words somewhere; and by meaning."""

from collections.abc import Sequence, Set
from datetime import date

import numpy as np
import pytest

from adapters.knowledge_folder import load
from bot.answering.signal_classifier import SignalClassifier
from bot.answering.signals_heard import SignalsHeard
from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.passages import passages_of, sentences
from bot.guidance.signals import signals_by_phrase
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


def heard_by_meaning(alike: float) -> list[str]:
    """The signals of a question without a word, whose cosine with the first example is that."""
    base = load(KNOWLEDGE, date(2026, 11, 22))
    heard = SignalsHeard(base, passages_of(base), ["twenty quid goodwill"])
    number = sum(len(s.examples) for s in base.signals.signals)
    directions = np.eye(number + 1, dtype=np.float32)
    ordinary = np.tile(directions[-1:], (len(heard.texts) - number, 1))
    heard.learn(np.concatenate([directions[:-1], ordinary]))
    vector = alike * directions[0] + (1 - alike**2) ** 0.5 * directions[-1]
    return [s.id for s in heard.hear("?", vector)]


def test_a_signal_is_heard_where_the_question_means_what_an_example_does() -> None:
    first = load(KNOWLEDGE, date(2026, 11, 22)).signals.signals[0]

    assert heard_by_meaning(0.95) == [first.id]
    assert heard_by_meaning(0.20) == []


def test_guidance_about_a_signal_is_not_ordinary() -> None:
    base = load(KNOWLEDGE, date(2026, 11, 22))
    passages = passages_of(base)

    ordinary = SignalsHeard(base, passages, ()).texts
    claims = [p for p in passages if p.item == "customer-mentions-small-claims"]

    assert set(ordinary) & {s for p in passages for s in sentences(p.text)}
    assert not set(ordinary) & {s for p in claims for s in sentences(p.text)}


def test_a_folder_without_examples_hears_phrases() -> None:
    base = load(KNOWLEDGE, date(2026, 11, 22))
    silent = tuple(s.model_copy(update={"examples": ()}) for s in base.signals.signals)
    signals = base.signals.model_copy(update={"signals": silent})
    heard = SignalsHeard(base.model_copy(update={"signals": signals}), (), ["parcel late"])
    heard.learn(np.ones((1, 2), dtype=np.float32))

    assert [s.id for s in heard.hear("his wife died", HERE)] == ["bereavement"]


HERE = np.array([1.0, 0.0], dtype=np.float32)


FREELY = (2.0, 2.0)


class TestSignalClassifier:
    rng = np.random.default_rng(0)

    def texts(self, number: int, towards: int) -> np.ndarray:
        vectors = self.rng.normal(0.0, 0.2, (number, 16)).astype(np.float32)
        vectors[:, towards] += 1.0
        unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def fitted(self, words: Sequence[Set[str]]) -> SignalClassifier:
        """Of two signals with 20 examples each, and 300 ordinary texts."""
        vectors = np.concatenate([self.texts(20, 0), self.texts(20, 1), self.texts(300, 2)])
        of = np.repeat([[True, False], [False, True]], 20, axis=0)
        return SignalClassifier.fitted(vectors, words, of)

    def test_it_tells_texts_it_has_not_seen_from_ordinary_ones(self) -> None:
        fitted = self.fitted([frozenset()] * 340)

        assert sum(bool(fitted.says(text, set(), FREELY)[0]) for text in self.texts(50, 0)) >= 45
        assert sum(bool(fitted.says(text, set(), FREELY)[1]) for text in self.texts(50, 0)) <= 10
        assert sum(bool(fitted.says(text, set(), FREELY).any()) for text in self.texts(300, 2)) <= 9

    def test_a_rare_word_of_an_example_helps_to_hear_it(self) -> None:
        words = [{"barrist"}, *([{"sofa"}] * 19), *([{"kettl"}] * 20), *([{"sofa"}] * 300)]
        fitted, doubtful = self.fitted(words), self.texts(200, 0) + self.texts(200, 2)
        doubtful /= np.linalg.norm(doubtful, axis=1, keepdims=True)

        def heard(word: str) -> int:
            return sum(bool(fitted.says(text, {word}, FREELY)[0]) for text in doubtful)

        assert heard("barrist") > heard("never-said") > heard("kettl")

    def test_an_ordinary_text_may_be_nearer_only_so_much(self) -> None:
        fitted, text = self.fitted([frozenset()] * 340), self.texts(1, 0)[0]

        assert fitted.says(text, set(), (0.0, 0.0))[0]
        assert not fitted.says(text, set(), (-2.0, -2.0))[0]


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
