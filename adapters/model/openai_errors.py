"""What the OpenAI client raises, as what Leeway's port promises."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

import openai

from adapters.model.failures import NotSupported, TryAgain
from bot.errors import ModelUnavailable


@contextmanager
def translated() -> Iterator[None]:
    """Raises ModelUnavailable for whatever goes wrong with the server or with what it says."""
    try:
        yield
    except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
        raise NotSupported(f"status {error.status_code}") from error
    except openai.APIStatusError as error:
        if error.status_code in {408, 409, 429} or error.status_code >= 500:
            raise TryAgain(f"status {error.status_code}", _retry_after(error)) from error
        raise ModelUnavailable(f"status {error.status_code}") from error
    except openai.APIConnectionError as error:
        raise TryAgain(type(error).__name__) from error
    except (openai.OpenAIError, ValueError) as error:
        raise ModelUnavailable(type(error).__name__) from error


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds, from either form that HTTP allows; a date is held against the server's own clock."""
    headers = error.response.headers
    said = headers.get("retry-after")
    if said is None:
        return None
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None
