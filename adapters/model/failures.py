"""The two ways in which a model's server can fail that there is something to do about."""

from bot.errors import ModelUnavailable


class TryAgain(ModelUnavailable):
    """The server may answer the same question soon; `after` is when, in seconds, if it said so."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class NotSupported(ModelUnavailable):
    """The server does not take the request in this form."""
