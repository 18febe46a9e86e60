"""What goes to a language model and what comes back. It words and weighs; it decides nothing."""

from decimal import Decimal
from enum import StrEnum

from bot.values import Value

_MILLION = Decimal(1_000_000)


class Prompt(Value):
    """One task for a model; `data` holds what people and guidance wrote, and gives no orders.

    `version` names the prompt's wording and is recorded with the answer. `as_lines` and `as_json`
    each ask for one form of output: a model's server supports the second, or it doesn't.
    """

    version: str
    instructions: str
    data: str
    as_lines: str
    as_json: str
    most_tokens: int


class Usage(Value):
    """Tokens read and written; `exact` is false when they were estimated from the texts."""

    read: int = 0
    written: int = 0
    exact: bool = True

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            read=self.read + other.read,
            written=self.written + other.written,
            exact=self.exact and other.exact,
        )


class Piece(Value):
    """The next text of a draft. The last piece has the usage, and may say that it was cut off."""

    text: str = ""
    usage: Usage | None = None
    cut_off: bool = False


class Governs(StrEnum):
    """Whether a passage settles the situation that a question describes."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Opinion(Value):
    """A model's view of coverage; `passage` is the number of the passage it rests on."""

    governs: Governs
    passage: int | None


class Judged(Value):
    """An opinion and what it took."""

    opinion: Opinion
    usage: Usage


class DraftSentence(Value):
    """One sentence of a draft in its structured form."""

    text: str
    cites: tuple[int, ...]


class Draft(Value):
    """A draft in its structured form."""

    sentences: tuple[DraftSentence, ...]


class Prices(Value):
    """What a million tokens cost, in the currency that the operator is billed in."""

    read: Decimal = Decimal(0)
    written: Decimal = Decimal(0)

    def cost(self, usage: Usage) -> Decimal:
        """The price of that usage."""
        return (usage.read * self.read + usage.written * self.written) / _MILLION


class ModelUse(Value):
    """What a model did for one answer: recorded with it.

    `cut` counts the sentences that were not shown, by reason; `failed` names what went wrong with
    the server, and is null when it answered to the end.
    """

    model: str
    prompts: tuple[str, ...]
    usage: Usage
    cost: Decimal
    shown: int
    cut: dict[str, int]
    failed: str | None
    first_ms: float | None
    total_ms: float
