"""Phone numbers of every country, by the kept metadata of Google's libphonenumber."""

import re

import phonenumbers
from phonenumbers import NumberParseException

_WRITTEN_AS_PHONE = re.compile(r"\+|\(|0|\d{3}[ .-]\d{3}[ .-]\d{4}$")
_OTHERS = ("GB", "US")


def is_phone(chain: str, region: str) -> bool:
    """Whether digits as written can be dialled: abroad with +, else in `region`, GB or US.

    Numbers reserved for fiction are possible but not valid; those count when written as phones.
    """
    if not 7 <= sum(char.isdigit() for char in chain) <= 17:
        return False
    if chain.isdecimal() and chain[0] != "0":
        return False  # a plain number: nothing says that it is dialled
    written = _WRITTEN_AS_PHONE.match(chain) is not None
    for country in dict.fromkeys((region, *_OTHERS)):
        try:
            number = phonenumbers.parse(chain, country)
        except NumberParseException:
            continue
        if written and phonenumbers.is_possible_number(number):
            return True
        if phonenumbers.is_valid_number(number):
            return True
    return False
