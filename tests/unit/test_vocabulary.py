"""What a question speaks of that guidance has no word for."""

from datetime import date

import pytest

from adapters.knowledge_folder import load
from bot.answering.vocabulary import Vocabulary
from tests.unit.loop import KNOWLEDGE


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(load(KNOWLEDGE, date(2026, 11, 22)))


def test_names_the_words_that_stand_nowhere_in_guidance_in_their_order(
    vocabulary: Vocabulary,
) -> None:
    lacks = vocabulary.lacks("which tyres fit the caravan of a customer whose parcel is late")

    assert lacks == ("tyres", "caravan")


@pytest.mark.parametrize("said", ["the parcel was delievered broken", "two refunds for parcels"])
def test_slips_and_inflections_of_known_words_are_known(vocabulary: Vocabulary, said: str) -> None:
    assert vocabulary.lacks(said) == ()


def test_a_question_without_content_lacks_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.lacks("and what can I do then?") == ()
