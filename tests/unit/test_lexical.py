"""Search by words."""

from concurrent.futures import ThreadPoolExecutor

from adapters.index.lexical import Lexical
from tests.contracts.guidance import passage


def scores(question: str, *texts: str) -> list[float]:
    found = Lexical([passage(f"p{n}", text, context="") for n, text in enumerate(texts)])
    return [float(score) for score in found.scores(question)]


def test_another_form_of_a_word_is_the_word() -> None:
    late, other = scores("refunding parcels", "A refund for the parcel", "An apology")

    assert late > 0 == other


def test_a_form_that_no_passage_has_is_found_by_its_stem() -> None:
    assert scores("he was apologising", "She apologised")[0] > 0


def test_words_that_everybody_says_hardly_count() -> None:
    small, telling = scores("is it a bereavement", "It is this", "Bereavement", *["It is"] * 8)[:2]

    assert telling > 3 * small


def test_amounts_count_even_of_one_digit() -> None:
    five, fifty = scores("£5", "Up to £5 at once", "Up to £50 at once")

    assert five > 0 == fifty


def test_a_rare_word_says_more_than_a_common_one() -> None:
    common, rare = scores("parcel bereavement", "parcel", "bereavement", *["parcel"] * 8)[:2]

    assert rare > common


def test_no_passages_no_scores() -> None:
    assert Lexical([]).scores("parcel").shape == (0,)


def test_threads_do_not_disturb_each_other() -> None:
    texts = [f"word{n} apologising parcels" for n in range(50)]
    found = Lexical([passage(f"p{n}", text) for n, text in enumerate(texts)])
    questions = [f"strange{n} words apologised word{n % 50}" for n in range(400)]

    with ThreadPoolExecutor(4) as threads:
        together = [row.tolist() for row in threads.map(found.scores, questions)]

    assert together == [found.scores(question).tolist() for question in questions]
