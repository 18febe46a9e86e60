"""How a question is put: as a case that is told, or as a fact that is asked for."""

import pytest

from adapters.model.minilm import minilm
from bot.answering.inquiry import CASES, FACTS, Inquiries, Inquiry, asks_for_a_fact

FACT = "which of our shops have a coffee bar and when is it open"
CASE = "her coffee machine leaked all over the new oak floor, she is in tears and wants us to pay"


@pytest.mark.parametrize(
    "question",
    [
        "do we rent furniture",
        "lady on chat, does the sofa come in green",
        "Where do I find the returns form?",
        "mic is dead. who do i ring",
        "my mic is dead, who in IT do i ring",
        "whats the price for assembling three chests",
    ],
)
def test_a_fact_is_asked_for(question: str) -> None:
    assert asks_for_a_fact(question)


@pytest.mark.parametrize(
    "question",
    [
        "can i give her 40 quid, shes called five times",
        "parcel is four days late and he is cross",
        "How much goodwill can I give?",
        "what do i do, the lamp came broken twice",
        "is it fair to charge for collecting",
        "whats the right move here",
        "whats the most i can hand out as a sorry",
        "how do i handle somebody who shouts",
        "do i have to take it back without the box",
        "what's my limit for vouchers",
        "",
    ],
)
def test_what_asks_what_oneself_may_or_should_do_is_no_question_for_a_fact(question: str) -> None:
    assert not asks_for_a_fact(question)


async def test_a_case_and_a_fact_are_told_apart_by_meaning() -> None:
    embedder, put = minilm(), Inquiries()
    put.learn(await embedder.embed_passages(put.examples))
    fact, case = await embedder.embed_questions([FACT, CASE])

    assert put.of(FACT, fact).told < 0 < put.of(CASE, case).told


async def test_before_anything_is_learned_words_only_tell() -> None:
    (vector,) = await minilm().embed_questions([FACT])

    assert Inquiries().of(FACT, vector) == Inquiry(asks=1.0, told=0.0)
    assert Inquiries().of(CASE, None) == Inquiry(asks=0.0, told=0.0)


def test_both_kinds_of_messages_are_put_alike() -> None:
    """Else the direction between them would be one of style."""
    words = [sum(len(text.split()) for text in kind) / len(kind) for kind in (FACTS, CASES)]

    assert len(FACTS) == len(set(FACTS)) == len(CASES) == len(set(CASES))
    assert words[0] == pytest.approx(words[1], rel=0.15)
