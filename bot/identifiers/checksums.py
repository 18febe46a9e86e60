"""Check digits: each function says whether digits (or letters and digits) add up."""

from itertools import cycle

_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def luhn(digits: str) -> bool:
    """Payment cards (ISO/IEC 7812-1, annex B), Canadian SIN, Swedish personnummer."""
    doubled = (int(d) * weight for d, weight in zip(reversed(digits), cycle((1, 2)), strict=False))
    return bool(digits) and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def iban(code: str) -> bool:
    """IBAN (ISO 13616): country and check digits moved to the end, letters as 10 to 35, mod 97."""
    rearranged = code[4:] + code[:4]
    return int("".join(str(int(char, 36)) for char in rearranged)) % 97 == 1


def nhs(digits: str) -> bool:
    """NHS number: weights 10 to 2, 11 minus the rest of mod 11 (NHS Data Dictionary)."""
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def dni(code: str) -> bool:
    """Spanish DNI and NIE: the letter is number mod 23; X, Y, Z stand for 0, 1, 2."""
    number = code[:-1].translate(str.maketrans("XYZ", "012"))
    return number.isdecimal() and _DNI_LETTERS[int(number) % 23] == code[-1]


def nir(digits: str) -> bool:
    """French social security number: the last two digits are 97 minus the first 13 mod 97."""
    return len(digits) == 15 and 97 - int(digits[:13]) % 97 == int(digits[13:])


def cpf(digits: str) -> bool:
    """Brazilian CPF: two check digits, each mod 11 over those before it."""
    for length in (9, 10):
        weights = range(length + 1, 1, -1)
        total = sum(int(d) * weight for d, weight in zip(digits, weights, strict=False))
        if total * 10 % 11 % 10 != int(digits[length]):
            return False
    return len(digits) == 11
