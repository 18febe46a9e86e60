"""What a model says about words of a text, before anybody believes it."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a model takes a word for."""

    NAME = "name"
    HOUSE = "house number"
    STREET = "street"
    PLACE = "city or state"
    POSTCODE = "postcode"
    CODE = "number of a person, document or account"
    WEB = "e-mail or link"


@dataclass(frozen=True, slots=True)
class Guess:
    """Characters `start` to `end` are one word; `score` in [0, 1] that it identifies somebody."""

    start: int
    end: int
    part: Part
    score: float
