"""Signals by phrase: word stems in a row, not words somewhere."""

from bot.guidance.company import Signal, SignalOutcome
from bot.guidance.signals import signals_by_phrase

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
