"""The base of every value that crosses an edge of trust."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable value; unknown keys are an error, so that a typo is never silent."""

    model_config = ConfigDict(frozen=True, extra="forbid")
