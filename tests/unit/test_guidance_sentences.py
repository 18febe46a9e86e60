"""Text as people write it, in clean sentences and without Markdown's marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guidance.markdown import without_comments
from bot.guidance.passages import plain, sentences


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**Own** it, _always_, *kindly* and ***now***.", "Own it, always, kindly and now."),
        ("Use `goodwill` and ``x``.", "Use goodwill and x."),
        ("See [the guide](https://example.com/a_b).", "See the guide."),
        ("See <https://example.com/a_b>.", "See https://example.com/a_b."),
        ("![a cracked lid](lid.png)", "a cracked lid"),
        ("- first\n- second\n  goes on\n* third", "first\n\nsecond goes on\n\nthird"),
        ("1. first\n2. second\n\n10) tenth", "first\n\nsecond\n\ntenth"),
        ("We paid\n25. Then it was fine.", "We paid 25. Then it was fine."),
        ("Lines that\nare wrapped.\n\nAnother.", "Lines that are wrapped.\n\nAnother."),
        ("### A heading ###\ntext", "A heading\n\ntext"),
        ("> quoted\n> words", "quoted words"),
        ("above\n\n---\n\nbelow", "above\n\nbelow"),
        ("```\nkept: *as is*\n```", "kept: as is"),
        ("| who | how far |\n| --- | --- |\n| advisor | £25 |", "who, how far\n\nadvisor, £25"),
        ("one<!-- a\nnote -->two", "one two"),
        ("2 * 3 * 4, snake_case, #help, C:\\new", "2 * 3 * 4, snake_case, #help, C:\\new"),
        ("\\*not bold\\* and 5 \\> 4", "*not bold* and 5 > 4"),
        ("", ""),
        ("<!-- nothing -->\n\n", ""),
    ],
)  # fmt: skip
def test_plain_drops_marks_and_keeps_words(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


def test_comments_go_and_lines_stay_where_they_are() -> None:
    assert without_comments("a\n<!-- x\ny -->\nb <!-- open") == "a\n\n\nb <!-- open"


@pytest.mark.parametrize(
    "marked",
    [
        "It costs £12.50 a month. |That is £150.00 a year.",
        "Offer e.g. a voucher. |Do it at once!",
        "Ask, i.e. listen, first. |Then act.",
        "Is it late? |Send another.",
        "Dr. Osei and Mrs. Hall called. |J. Smith wrote.",
        "It is on p. 12 of No. 5 there. |No. |That is wrong.",
        "Wait… and see. |Well… I did. |Enough… |Then act.",
        "And so on ... until noon. |Done.",
        "Say: \"I'm sorry. I'll fix it now.\" |Then fix it.",
        '"Are you all right?" she asked. |He was.',
        "Say “I hear you. Go on.” and wait. |Then act.",
        "Tell the lead (she knows. Ask her) today. |Then log it.",
        'The 24" screen broke. |The customer\'s 32" one did too.',
        "We open at 9 a.m. on Mondays. |Call then.",
        "Version 2.1 is out. |3 days later it failed. |£5 was paid.",
        "Bring tape, pens, etc. and go. |Return by 5 p.m. |Lock up.",
        "Wirklich? |Ja! |Übung macht den Meister. |Ärger nicht.",
        "One sentence without an end",
    ],
)
def test_sentences_end_where_people_end_them(marked: str) -> None:
    text = marked.replace("|", "")
    assert sentences(text) == tuple(part.strip() for part in marked.split("|"))


def test_list_items_and_headings_are_sentences_of_their_own() -> None:
    text = "### Then offer\n\n- a **new** one; or\n- the money back.\n  Ask which.\n\nLog it"
    expected = ("Then offer", "a new one; or", "the money back.", "Ask which.", "Log it")
    assert sentences(text) == expected
    assert sentences(plain(text)) == expected


MARKDOWN = st.lists(
    st.sampled_from(
        ["a", "B. ", "it ", "£1.50 ", "- ", "1. ", "**", "*", "_", "`", "[x](y)", "[", "](", '"',
         "“", "”", "(", ")", "\n", "\n\n", "# ", "> ", "| ", "---", "<!--", "-->", "\\", "e.g. ",
         "… ", "! ", "```"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(MARKDOWN, st.text(max_size=80)))
def test_no_word_is_lost_in_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == plain(text).split()


@pytest.mark.parametrize("odd", ["[", "*", "a*", "_a", '"', "a. ", "(", "<!--", "| ", '"a. " '])
def test_odd_texts_take_no_time(odd: str) -> None:
    assert len(" ".join(sentences(odd * 20_000))) <= 20_000 * len(odd)


def test_a_saying_a_line_is_a_sentence_each_without_marks_of_a_list() -> None:
    lines = "where is my parcel\ncan you tell me where it is\nit has not come\nlost parcel"
    assert sentences(lines) == tuple(lines.split("\n"))
    asked = "Is a gift receipt enough\nCan I bring it to any store? It's far.\nWhat if I lost it"
    assert sentences(asked) == (
        "Is a gift receipt enough",
        "Can I bring it to any store?",
        "It's far.",
        "What if I lost it",
    )


def test_wrapped_prose_is_put_together_again_however_it_was_wrapped() -> None:
    by_width = "Name the fix in your first minute, and say what\nhappens next. Then listen."
    by_clause = "Name the fix,\nin your first minute,\nand then listen to the whole of the answer."
    edited = "Choose with the customer.\nThe item again, the money\nback, or something else."
    assert sentences(by_width) == (
        "Name the fix in your first minute, and say what happens next.",
        "Then listen.",
    )
    assert len(sentences(by_clause)) == 1
    assert sentences(edited)[1] == "The item again, the money back, or something else."
