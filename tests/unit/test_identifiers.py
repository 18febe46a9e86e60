"""What is found in text by its shape, and what is left alone."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.identifiers import checksums
from bot.identifiers.brands import brands
from bot.identifiers.codes import own_patterns
from bot.identifiers.folding import fold
from bot.identifiers.gibberish import is_gibberish
from bot.identifiers.lexicon import Lexicon
from bot.identifiers.recognisers import found
from bot.identifiers.spans import Certainty, Kind, Places, Span, resolve
from bot.identifiers.words import is_common, names_too

OWN = own_patterns([r"BW-\d{6}", r"C\d{7}"])


def kinds(text: str) -> dict[str, str]:
    """What is found, and as what, in the words of the text."""
    plain = fold(text).text
    spans = resolve(found(plain, OWN, Lexicon(), "GB"), plain)
    return {plain[span.start : span.end]: span.kind.value for span in spans}


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("card 4111 1111 1111 1111 please", "4111 1111 1111 1111", "card"),
        ("4111-1111-1111-1111", "4111-1111-1111-1111", "card"),
        ("amex 378282246310005 declined", "378282246310005", "card"),
        ("the card ending 4421", "4421", "card"),
        ("it goes to GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", "iban"),
        ("my IBAN is gb99west12345698765432", "gb99west12345698765432", "iban"),
        ("sort code 20-00-00", "20-00-00", "account"),
        ("account number 12345678", "12345678", "account"),
        ("Hi. My Account ID is AXAAQRAHZG.", "AXAAQRAHZG", "account"),
        ("CLWBAYQULN", "CLWBAYQULN", "number"),
        ("3HM0IICQHS", "3HM0IICQHS", "number"),
        ("her NI number is QQ 12 34 56 C", "QQ 12 34 56 C", "id"),
        ("nino AB123456C", "AB123456C", "id"),
        ("943 476 5919", "943 476 5919", "id"),
        ("my ssn is 536-90-4399", "536-90-4399", "id"),
        ("CPF 529.982.247-25", "529.982.247-25", "id"),
        ("DNI 12345678Z", "12345678Z", "id"),
        ("passport 533380006", "533380006", "id"),
        ("licence MORGA657054SM9IJ", "MORGA657054SM9IJ", "id"),
        ("the van AB12 CDE hit us", "AB12 CDE", "id"),
        ("order BW-204518", "BW-204518", "order"),
        ("bw 204518 is late", "bw 204518", "order"),
        ("customer C1234567", "C1234567", "order"),
        ("my order id is 0223692699", "0223692699", "order"),
        ("order no. 20451877", "20451877", "order"),
        ("ring 07700 900123", "07700 900123", "phone"),
        ("+49 30 901820", "+49 30 901820", "phone"),
        ("(020) 7946 0958", "(020) 7946 0958", "phone"),
        ("905-674-3793", "905-674-3793", "phone"),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00", "phone"),
        ("email a.b+c@mail.example.co.uk", "a.b+c@mail.example.co.uk", "email"),
        ("jane dot doe at gmail dot com", "jane dot doe at gmail dot com", "email"),
        ("jane (at) example (dot) com", "jane (at) example (dot) com", "email"),
        ("username is alberts1..", "alberts1", "username"),
        ("@anna.kowalska look", "@anna.kowalska", "username"),
        ("from 192.168.1.44", "192.168.1.44", "ip"),
        ("see https://photos.example.com/u/7.", "https://photos.example.com/u/7", "link"),
        ("password: Hunter2!", "Hunter2!", "secret"),
        ("her date of birth is 6/24/1991", "6/24/1991", "date of birth"),
        ("born on 3rd March 1958", "3rd March 1958", "date of birth"),
        ("to SW1A 1AA", "SW1A 1AA", "postcode"),
        ("my zip code is 35350", "35350", "postcode"),
        ("at 221B Baker Street", "221B Baker Street", "address"),
        ("to 5 rowan close", "5 rowan close", "address"),
        ("at Flat 3b, 12 High St, York YO1 4AB", "Flat 3b, 12 High St, York YO1 4AB", "address"),
        ("2282 2nd Ave, Raleigh, CA 61684", "2282 2nd Ave, Raleigh, CA 61684", "address"),
        ("on Villacher Strasse 89", "Villacher Strasse 89", "address"),
        ("Rua do Arenque 1634", "Rua do Arenque 1634", "address"),
        ("Unit 7349 Box 6067\nDPO AE 99081", "Unit 7349 Box 6067\nDPO AE 99081", "address"),
        ("my name is crystal minh and", "crystal minh", "name"),
        ("Albert Sanders is my name", "Albert Sanders", "name"),
        ("this is Tom speaking", "Tom", "name"),
        ("a mr o'brien rang", "o'brien", "name"),
        ("Mr Lamb is 84", "Lamb", "name"),
        ("Dear Mr & Mrs Patel,", "Patel", "name"),
        ("Ms. Grace Hope's lamp", "Grace Hope", "name"),
        ("the customer Jürgen Groß", "Jürgen Groß", "name"),
        ("Kind regards,\nOlivia", "Olivia", "name"),
    ],
)  # fmt: skip
def test_found(text: str, said: str, kind: str) -> None:
    assert kinds(text) == {said: kind}


@pytest.mark.parametrize(
    "text",
    [
        "Can I refund £1,250.00, 40% or 1000000 pounds?",
        "delivered 12/11/2026 or 2026-11-12 14:30:00, between 08:00 and 12:00",
        "in 3-5 working days, a 30-day window, 24/7, two weeks, 2019-2020",
        "sizes 6 8 10 12 14 16, 180 x 90 cm",
        "EAN 4006381333931, item number 70312845",
        "the WH-1000XM4 and the AF500 with code SAVE20",
        "12",
        "My size is 9",
        "I forgot my password and my username",
        "Will the May sale continue? Mark it for me. I may grant it.",
        "I'm so upset, this is ridiculous, it's broken",
        "My name appears wrong on my card",
        "Hi there, thanks, and good morning team",
        "3 days in a row, 2 steps down the road, 5 people in the street",
        "cheaper at amazon.com, look at currys.co.uk",
        "ABSOLUTELY DISGRACEFUL, THE NIGHTSTAND ARRIVED BROKEN",
        "born in 1959, married in 1980",
        "2 @ £5 each",
        "ring me on Monday 24 November",
    ],
)
def test_left_alone(text: str) -> None:
    assert kinds(text) == {}


def test_digits_are_read_however_they_are_written() -> None:
    assert kinds("４１１１ １１１１ １１１１ １１１１") == {"4111 1111 1111 1111": "card"}
    assert kinds("0\u200b7700\u00ad 900\u2060123") == {"07700 900123": "phone"}
    assert kinds("٠٧٧٠٠ ٩٠٠١٢٣") == {"07700 900123": "phone"}
    assert kinds("4111–1111–1111–1111") == {"4111-1111-1111-1111": "card"}
    assert kinds("41\x0011111111111111") == {"4111111111111111": "card"}


def test_folding_knows_the_way_back() -> None:
    text = "a\u200bb ４２"
    folded = fold(text)
    assert folded.text == "ab 42"
    assert text[slice(*folded.original(0, 2))] == "a\u200bb"
    assert text[slice(*folded.original(3, 5))] == "４２"


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.original(at, at + 1)
        assert 0 <= start < end <= len(text)


def test_check_digits() -> None:
    assert checksums.luhn("4111111111111111")
    assert not checksums.luhn("4111111111111112")
    assert checksums.iban("GB82WEST12345698765432")
    assert not checksums.iban("GB82WEST12345698765433")
    assert checksums.nhs("9434765919")
    assert not checksums.nhs("9434765918")
    assert checksums.dni("12345678Z")
    assert checksums.nir("255081416802538")
    assert checksums.cpf("52998224725")
    assert not checksums.cpf("52998224724")


@given(st.text(alphabet="0123456789", min_size=11, max_size=18), st.integers(0, 10), st.data())
def test_luhn_notices_any_wrong_digit(body: str, place: int, data: st.DataObject) -> None:
    number = next(body + str(d) for d in range(10) if checksums.luhn(body + str(d)))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert not checksums.luhn(number[:place] + other + number[place + 1 :])


def test_gibberish_is_told_from_words() -> None:
    assert is_gibberish("CLWBAYQULN", enough=2)
    assert not is_gibberish("STRENGTHS", enough=2)
    assert not is_gibberish("NIGHTSTAND", enough=2)


def test_a_longer_span_holds_those_inside() -> None:
    inner = Span(4, 8, Kind.POSTCODE, Certainty.CHECKED)
    outer = Span(0, 10, Kind.ADDRESS)
    assert resolve([inner, outer], "x" * 10) == [outer]


def test_overlapping_spans_leave_nothing_standing() -> None:
    sure = Span(0, 6, Kind.CARD, Certainty.CHECKED)
    unsure = Span(4, 12, Kind.NUMBER, Certainty.GUESSED)
    assert resolve([unsure, sure], "x" * 12) == [Span(0, 12, Kind.CARD, Certainty.CHECKED)]


spans = st.builds(
    lambda start, length, kind, certainty: Span(start, start + length, kind, certainty),
    st.integers(0, 40),
    st.integers(1, 20),
    st.sampled_from(Kind),
    st.sampled_from(Certainty),
)


@given(st.lists(spans, max_size=12), st.text(alphabet="aB 1,", min_size=60, max_size=60))
def test_resolved_spans_are_apart_and_cover_all(given_spans: list[Span], text: str) -> None:
    resolved = resolve(given_spans, text)
    assert all(a.end <= b.start for a, b in pairwise(resolved))
    covered = {at for span in resolved for at in range(span.start, span.end)}
    assert all(covered.issuperset(range(s.start, s.end)) for s in given_spans)


def test_places_say_what_is_touched() -> None:
    places = Places([(10, 12), (2, 5), (4, 6)])
    assert [places.touch(*s) for s in ((0, 2), (5, 6), (6, 10), (11, 30), (12, 13))] == [
        False, True, False, True, False,
    ]  # fmt: skip


def test_brands_that_sound_like_people_need_words_of_trade() -> None:
    def at(text: str) -> list[str]:
        return [text[start:end] for start, end in brands(text)]

    assert at("a pair of michael_kors boots") == ["michael_kors"]
    assert at("cheaper at John Lewis") == ["John Lewis"]
    assert at("a Paul Smith shirt") == ["Paul Smith"]
    assert at("Paul Smith called") == []


def test_common_words_and_their_forms() -> None:
    assert all(map(is_common, ["kettle", "Kettles", "stopped", "deliveries", "we'll", "quickly"]))
    assert not any(map(is_common, ["julie", "chang", "carrie", "jenkins", "markus", "o'brien"]))
    assert names_too("Marks")
    assert not names_too("kettle")


def test_own_patterns_take_any_case_and_dash_but_whole_words_only() -> None:
    (pattern,) = own_patterns([r"BW-\d{6}"])
    assert all(map(pattern.search, ["bw-123456", "BW 123456", "(BW123456)"]))
    assert pattern.search("XBW-123456") is None
    assert pattern.search("BW-1234567") is None
    assert own_patterns([r"[A-C]-\d"])[0].search("B-1")


def test_own_patterns_are_the_surest() -> None:
    spans_found = list(found("order BW-204518", OWN, Lexicon(), "GB"))
    assert Certainty.OWN in {span.certainty for span in spans_found}
    assert re.fullmatch("order", Kind.ORDER.value)
