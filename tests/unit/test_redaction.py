"""Redaction as a whole: placeholders, memory, doing it twice, and what a model adds."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import ModelUnavailable
from bot.identifiers.guesses import Guess, Part
from bot.identifiers.spans import Kind, Span
from bot.redaction import FullRedaction, Memory, Redacted, Redactor
from evals.redaction import Item, Outcome, measured

REDACTOR = Redactor([r"BW-\d{6}", r"C\d{7}"], keep=["Brindlewick", "Grace Period Team", "nordby"])

PIECES = st.sampled_from(
    [
        "my name is", "Jane", "smith", "Mr", "Will", "order", "BW-204518", "account no", "12",
        "£40", "+44 7700 900123", "4111 1111 1111 1111", "jane@x.org", "High Street", "LS1 4AB",
        "[name 1]", "[order 7]", "[", "]", "dob", "1/2/1990", "is my name", "\n", ",", ".", "@",
        "at", "dot", "com", "\u200b", "５", "07700", "900123", "Dear", "hi", "speaking", "iban",
        "GB82WEST12345698765432", "https://a.b/c", "CLWBAYQULN", "flat 3", "van", "de", "-", "'s",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)


def patterns(text: str) -> str:
    return REDACTOR.patterns(text).text


def test_placeholders_are_typed_and_keep_the_sentence() -> None:
    said = "Jane Doe here, order BW-204518, ring +44 7700 900123, £40 back by 12/11/2026?"
    assert patterns(said) == (
        "[name 1] here, order [order 1], ring [phone 1], £40 back by 12/11/2026?"
    )


def test_the_same_value_has_the_same_number_however_it_is_written() -> None:
    assert patterns("bw 204518, BW-204519 and BW-204518") == "[order 1], [order 2] and [order 1]"
    assert (
        patterns("4111 1111 1111 1111 or ４１１１１１１１１１１１１１１１")
        == "[card 1] or [card 1]"
    )


def test_a_conversation_keeps_its_numbers() -> None:
    first = REDACTOR.patterns("my name is Jane Doe, order BW-204518")
    second = REDACTOR.patterns("BW-204519 is Jane's too, not BW-204518", first.memory)
    assert second.text == "[order 2] is [name 1]'s too, not [order 1]"
    other = REDACTOR.patterns("my name is Omar", second.memory)
    assert other.text == "my name is [name 2]"


def test_numbers_already_in_the_text_are_not_given_again() -> None:
    assert patterns("[order 1] and BW-204518") == "[order 1] and [order 2]"


def test_memory_holds_no_value_and_can_be_stored() -> None:
    secret = Redactor([r"BW-\d{6}"], secret=b"key")
    memory = secret.patterns("my name is Jane Doe, order BW-204518").memory
    stored = memory.model_dump_json()
    assert "204518" not in stored
    assert "jane" not in stored.lower()
    again = Memory.model_validate_json(stored)
    assert secret.patterns("BW-204518", again).text == "[order 1]"
    assert REDACTOR.patterns("BW-204518", again).text == "[order 2]"  # another key, another digest


def test_what_the_company_calls_itself_stays() -> None:
    said = "my name is Brindlewick, ask the Grace Period Team"
    assert patterns(said) == said


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("my name is [name 1] jane")
@example("dob 1/2/1990, dob, 3/4/1991")
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = patterns(text)
    assert patterns(once) == once


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_company_number_never_survives(text: str) -> None:
    left = patterns(f"{text} BW-204518 {text}")
    assert re.search(r"(?<![A-Za-z0-9])BW-204518(?!\d)", left) is None


LONG = [
    "1" * 100_000, "1 " * 50_000, "a-" * 50_000, "a.'" * 33_000, "a@" * 50_000, "Aa " * 33_000,
    "020 7946 0958 " * 7_000, "12 High Street, " * 6_000, "my name is Jane. " * 5_900,
    "[name " * 16_000, "[name 1] " * 11_000, "1\u200b" * 50_000, "a at b dot " * 9_000,
    "order no 12345 " * 6_600, "a:" * 50_000, "\0" * 100_000, "via " * 25_000, "mr " * 33_000,
]  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=lambda text: repr(text[:12]))
def test_a_hundred_kilobytes_are_no_trap(text: str) -> None:
    started = time.process_time()
    patterns(text)
    assert time.process_time() - started < 10  # about one second; a trap takes hours


class Says:
    """A recogniser that takes given words for given parts, wherever they stand."""

    def __init__(self, parts: dict[str, tuple[Part, float]]) -> None:
        self.parts = parts
        self.read: list[str] = []

    async def guesses(self, texts: Sequence[str]) -> tuple[tuple[Guess, ...], ...]:
        self.read += texts
        return tuple(tuple(self._of(text)) for text in texts)

    def _of(self, text: str) -> list[Guess]:
        found = [
            Guess(text.index(word), text.index(word) + len(word), part, score)
            for word, (part, score) in self.parts.items()
            if word in text
        ]
        return sorted(found, key=lambda guess: guess.start)


async def full(text: str, **parts: tuple[Part, float]) -> Redacted:
    return await FullRedaction(REDACTOR, Says(dict(parts)).guesses).redact(text)


NAME, STREET, HOUSE, PLACE = Part.NAME, Part.STREET, Part.HOUSE, Part.PLACE


async def test_a_model_adds_names_that_nothing_announces() -> None:
    redacted = await full("Why is Katrine so rude about BW-204518?", Katrine=(NAME, 0.9))
    assert redacted.text == "Why is [name 1] so rude about [order 1]?"
    assert redacted.complete


async def test_a_surname_that_the_model_missed_goes_along() -> None:
    redacted = await full("then Katrine Okonkwo called", Katrine=(NAME, 0.9))
    assert redacted.text == "then [name 1] called"


async def test_a_name_keeps_its_number_where_something_is_theirs() -> None:
    guesses = Says({"Katrine": (NAME, 0.9), "Okonkwo": (NAME, 0.9)}).guesses
    redaction = FullRedaction(REDACTOR, guesses)
    first = await redaction.redact("Katrine Okonkwo's parcel is late")
    again = await redaction.redact("and if Katrine Okonkwo wants it?", first.memory)
    assert again.text == "and if [name 1] wants it?"
    assert REDACTOR.patterns("thanks, Okonkwo", again.memory).text == "thanks, [name 1]"


async def test_ordinary_words_are_not_believed_to_be_names() -> None:
    said = "I like these jeans, and I will be gold soon"
    redacted = await full(said, jeans=(NAME, 0.99), will=(NAME, 0.9), gold=(NAME, 0.9))
    assert redacted.text == said


async def test_words_of_chat_are_not_believed_to_be_names() -> None:
    said = "cust rings a 3rd time"
    assert (await full(said, cust=(NAME, 0.9), **{"3rd": (NAME, 0.9)})).text == said


async def test_capitals_make_a_name_of_a_word() -> None:
    assert (await full("then Will called", Will=(NAME, 0.9))).text == "then [name 1] called"


async def test_products_and_brands_stay() -> None:
    said = "the Eva Solo carafe and the calvin klein boots"
    guesses = {"Eva": (NAME, 0.9), "Solo": (NAME, 0.9), "calvin": (NAME, 1.0), "klein": (NAME, 1.0)}
    assert (await full(said, **guesses)).text == said


async def test_a_city_alone_stays_and_an_address_goes() -> None:
    leeds = (PLACE, 0.99)
    assert (await full("is Leeds served?", Leeds=leeds)).text == "is Leeds served?"
    parts = {"17": (HOUSE, 0.9), "Mellemgade": (STREET, 0.9), "Leeds": leeds}
    assert (await full("at 17 Mellemgade, Leeds", **parts)).text == "at [address 1]"


async def test_amounts_are_never_house_numbers() -> None:
    said = "It's the $99 shirt"
    assert (await full(said, **{"99": (HOUSE, 0.9)})).text == said


async def test_without_a_model_unknown_words_go_and_the_result_says_so() -> None:
    said = "Yesterday Katrine Okonkwo rang about the Nordby shelf; customer jenkin waits"
    redacted = await FullRedaction(REDACTOR, None).redact(said)
    assert redacted.text == (
        "Yesterday [name 1] rang about the Nordby shelf; customer [name 2] waits"
    )
    assert not redacted.complete


async def test_a_model_that_fails_is_done_without() -> None:
    async def fails(texts: Sequence[str]) -> tuple[tuple[Guess, ...], ...]:
        raise ModelUnavailable("gone")

    redacted = await FullRedaction(REDACTOR, fails).redact("then Katrine rang")
    assert redacted.text == "then [name 1] rang"
    assert not redacted.complete


async def test_the_model_reads_no_number_that_was_found_before() -> None:
    says = Says({"Katrine": (NAME, 0.9)})
    await FullRedaction(REDACTOR, says.guesses).redact("Katrine and BW-204518")
    assert "BW-204518" not in says.read[-1]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
async def test_full_redaction_twice_changes_nothing(text: str) -> None:
    said = {"Jane": (NAME, 0.9), "smith": (NAME, 0.7), "High": (STREET, 0.9), "12": (HOUSE, 0.9)}
    redaction = FullRedaction(REDACTOR, Says(said).guesses)
    once = await redaction.redact(text)
    assert (await redaction.redact(once.text)).text == once.text


async def test_the_measure_counts_what_was_left_standing() -> None:
    said = "Jane Doe in Spain, 12/11/2026"
    item = Item.model_validate(
        {
            "text": said,
            "spans": [
                {"start": 0, "end": 8, "type": "PERSON"},
                {"start": 12, "end": 17, "type": "GPE"},
            ],
        }
    )
    half = Outcome(item=item, spans=(Span(0, 4, Kind.NAME),), patterns_ms=1, full_ms=2)
    whole = half.model_copy(update={"spans": (Span(0, 8, Kind.NAME), Span(19, 29, Kind.BIRTH))})
    figures = measured([half, whole])
    assert figures["identifying"]["both"]["recall"] == 0.5
    assert figures["types"]["GPE"] == {
        "identifying": False, "n": 2, "hits": 0, "recall": 0.0,
        "interval": figures["types"]["GPE"]["interval"],
    }  # fmt: skip
    assert figures["precision"]["both"]["precision"] == round(2 / 3, 4)
    assert figures["clean"]["both"]["n"] == 0


def test_a_city_counts_as_identifying_only_within_an_address() -> None:
    street = {"start": 0, "end": 9, "type": "STREET_ADDRESS"}
    city = {"start": 10, "end": 15, "type": "GPE"}
    item = Item.model_validate({"text": "1 Elm St, Leeds", "spans": [street, city]})
    alone = Item.model_validate({"text": "1 Elm St, Leeds", "spans": [city]})
    assert [item.kind(span) for span in item.spans] == ["STREET_ADDRESS", "CITY_OF_ADDRESS"]
    assert [alone.kind(span) for span in alone.spans] == ["GPE"]
