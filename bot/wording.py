"""What a person reads: the phrases of one language, filled with amounts, dates and names."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from bot.answers import Quantity
from bot.phrases import ENGLISH as ENGLISH
from bot.phrases import Phrases as Phrases


class Wording:
    """Fills the phrases of one language in one locale and currency."""

    def __init__(self, phrases: Phrases, locale: str) -> None:
        self.phrases = phrases
        self._locale = Locale.parse(locale)

    def say(self, template: str, **values: str) -> str:
        """Fill one template, and start the sentence with a capital letter."""
        text = template.format(**values)
        return text[:1].upper() + text[1:]

    def quantity(self, quantity: Quantity, unit: str) -> str:
        """So much, with its unit: `£25`, `12.5%`, `14 days`, `3`."""
        if quantity.currency:
            return self.money(quantity.value, quantity.currency)
        if unit == "percent":
            share = quantity.value / 100
            # Babel rounds to the whole percent otherwise: 12.5 would be shown as 12.
            return str(format_percent(share, locale=self._locale, decimal_quantization=False))
        number = str(format_decimal(quantity.value.normalize(), locale=self._locale))
        if unit == "days":
            p = self.phrases
            return p.unit_day if quantity.value == 1 else p.unit_days.format(number=number)
        return number

    def money(self, value: Decimal, currency: str) -> str:
        """An amount of money; whole pounds without pence."""
        text = str(format_currency(value, currency, locale=self._locale))
        whole = value == value.to_integral_value()
        return text.replace(".00", "").replace(",00", "") if whole else text

    def share(self, value: float) -> str:
        """A share in [0, 1] as whole percent: `87%`."""
        return str(format_percent(round(value, 2), locale=self._locale))

    def number(self, value: float, digits: int = 0) -> str:
        """A number with at most so many decimals."""
        rounded = round(Decimal(value), digits)
        return str(format_decimal(rounded, locale=self._locale, decimal_quantization=False))

    def words_of(self, words: Sequence[str]) -> str:
        """Words as a list of quotes: `“caravan” or “tyres”`."""
        quoted = [self.phrases.language.quoted.format(word=word) for word in words]
        return str(format_list(quoted, style="or", locale=self._locale))

    def when(self, moment: datetime) -> str:
        """A due time in the moment's own zone, as people say it: `Mon 23 Nov, 14:30`."""
        return str(format_datetime(moment, self.phrases.language.moment_form, locale=self._locale))

    def day(self, moment: date) -> str:
        """A date: `30 Sep 2026`."""
        return str(format_date(moment, self.phrases.language.date_form, locale=self._locale))

    def per(self, per: str) -> str:
        """`customer-per-year` as `customer and year`."""
        thing = per.removesuffix("-per-year")
        says = self.phrases.language
        named = says.periods.get(thing, thing.replace("-", " "))
        return says.per_year.format(thing=named) if thing != per else named

    def within_sentence(self, title: str) -> str:
        """A title for the middle of a sentence: `goodwill credit`; abbreviations stay."""
        keeps = self.phrases.language.capital_nouns or title[1:2].isupper()
        return title if keeps else title[:1].lower() + title[1:]

    def language(self, code: str) -> str:
        """A language by its ISO 639-1 code: `German`."""
        return str(Locale.parse(code).get_display_name(self._locale))
