"""Every language is complete: nothing of it falls back to English, no template loses a value."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from string import Formatter

import pytest

from adapters.terminal import languages as terminal
from bot.answers import Quantity
from bot.values import Value
from bot.wording import ENGLISH, Wording
from bot.wordings import BY_LANGUAGE, phrases_of

OTHERS = sorted(set(BY_LANGUAGE) - {"en"})


OWN_LISTS = {"agreeing", "going_on"}
"""How people go on talking: as many words as a language has for it."""


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a language's phrases, by its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Value):
        for name, part in value:
            if name not in OWN_LISTS:
                yield from texts(part, f"{place}.{name}".lstrip("."))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, f"{place}.{name}")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{place}.{number}")


def unset(value: Value, place: str = "") -> Iterator[str]:
    """Fields that a language does not say itself."""
    for name in type(value).model_fields:
        part = getattr(value, name)
        if name not in value.model_fields_set:
            yield f"{place}{name}"
        elif isinstance(part, Value):
            yield from unset(part, f"{place}{name}.")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def pairs(language: str) -> Iterator[tuple[Value, Value]]:
    yield ENGLISH, BY_LANGUAGE[language]
    yield terminal.BY_LANGUAGE["en"], terminal.BY_LANGUAGE[language]


def test_the_terminal_speaks_every_language() -> None:
    assert set(terminal.BY_LANGUAGE) == set(BY_LANGUAGE)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_everything_itself(language: str) -> None:
    for _, other in pairs(language):
        assert list(unset(other)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_template_holds_the_same_values_in_every_language(language: str) -> None:
    for english, other in pairs(language):
        ours, theirs = dict(texts(english)), dict(texts(other))
        assert theirs.keys() == ours.keys()
        for place, template in ours.items():
            assert placeholders(theirs[place]) == placeholders(template), place


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    for english, other in pairs(language):
        ours = dict(texts(english))
        same = {place for place, text in texts(other) if text == ours[place]}
        assert {p for p in same if re.search("[a-z]{3}", re.sub("{.*?}|/[a-z]+", "", ours[p]))} <= {
            "loop.people_columns.0",  # "Name"
            "language.date_form",
        }


def test_german_says_sie() -> None:
    for _, german in pairs("de"):
        for place, text in texts(german):
            assert not re.search(r"\b(?:du|dir|dich|deine?[mnrs]?)\b", text, re.I), place


@pytest.mark.parametrize(
    ("locale", "language"), [("de_DE", "de"), ("de_AT", "de"), ("en_US", "en"), ("fi_FI", "en")]
)
def test_the_company_s_locale_chooses_and_english_is_left(locale: str, language: str) -> None:
    assert phrases_of(locale) is BY_LANGUAGE[language]
    assert terminal.terminal_phrases_of(locale) is terminal.BY_LANGUAGE[language]


def test_amounts_dates_and_lists_come_in_the_locale() -> None:
    said = Wording(phrases_of("de_DE"), "de_DE")

    assert said.money(Decimal("1250.5"), "EUR") == "1.250,50\xa0€"
    assert said.money(Decimal("25.00"), "EUR") == "25\xa0€"
    assert said.quantity(Quantity(value=Decimal("12.5")), "percent") == "12,5\xa0%"
    assert said.quantity(Quantity(value=Decimal(14)), "days") == "14 Tage"
    assert said.day(date(2026, 9, 30)) == "30. Sept. 2026"
    assert said.when(datetime(2026, 11, 23, 14, 30, tzinfo=UTC)) == "Mo., 23. Nov., 14:30"
    assert said.words_of(["Wohnwagen", "Reifen"]) == "„Wohnwagen“ oder „Reifen“"
    assert said.per("customer-per-year") == "Kunde und Jahr"
    assert said.language("en") == "Englisch"


def test_a_title_keeps_its_capital_where_nouns_have_one() -> None:
    title = "Goodwill credit"

    assert Wording(ENGLISH, "en_GB").within_sentence(title) == "goodwill credit"
    assert Wording(phrases_of("de_DE"), "de_DE").within_sentence(title) == title


def test_what_limits_count_by_shows_as_it_is_written_if_nobody_named_it() -> None:
    assert Wording(ENGLISH, "en_GB").per("order") == "order"
    assert Wording(ENGLISH, "en_GB").per("service-visit-per-year") == "service visit and year"
