"""The language model's settings; `adapters.settings` reads and checks them with the others."""

from decimal import Decimal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from adapters.variables import NO_SECRET


class ModelSettings(BaseSettings):
    """Which model words answers better, where it is, how long it has and what it costs."""

    model: str = Field(
        default="",
        description="The language model that words answers better, as its server calls it. "
        "Empty: no language model; answers are complete without one.",
    )
    model_first_words_s: float = Field(
        default=2.0,
        gt=0,
        description="Seconds that the model has for its first words; after that the first answer "
        "stands as it is.",
    )
    model_total_s: float = Field(
        default=8.0,
        gt=0,
        description="Seconds that the model has in all, tries and waits included.",
    )
    model_price_in: Decimal = Field(
        default=Decimal(0),
        ge=0,
        description="What a million tokens cost that the model reads, in the currency that you are "
        "billed in; the cost of every answer is recorded with it.",
    )
    model_price_out: Decimal = Field(
        default=Decimal(0),
        ge=0,
        description="What a million tokens cost that the model writes.",
    )
    openai_api_key: SecretStr = Field(
        default=NO_SECRET,
        validation_alias="OPENAI_API_KEY",
        description="The key for the language model's server.",
    )
    openai_base_url: str = Field(
        default="",
        validation_alias="OPENAI_BASE_URL",
        description="Any server that speaks OpenAI's interface: https://HOST/v1. Empty: OpenAI.",
    )
