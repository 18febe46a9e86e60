"""Everything that can go wrong, as one tree.

LeewayError
├─ RequestRefused   the person can act on it
│  ├─ NotAllowed       the role does not permit it
│  ├─ NotFound         no such entry, answer or item
│  ├─ AlreadyDecided   somebody was faster
│  └─ IncompleteForm   fields are missing or wrong; names them
├─ ServiceFailed    a port failed
│  ├─ ModelUnavailable
│  ├─ IndexUnavailable
│  ├─ StorageUnavailable
│  └─ NotDelivered
└─ SetupError       start-up only
   ├─ SettingsInvalid
   └─ GuidanceInvalid

Adapters translate vendor exceptions into these; `Leeway.handle` alone catches them and says, in
`wording.py`, what the person reads. The text of an error is for operators, never for people.
"""

from datetime import timedelta


class LeewayError(Exception):
    """The root: catch this and nothing wider."""


class RequestRefused(LeewayError):
    """The request cannot be done as asked, and the person can act on it."""


class NotAllowed(RequestRefused):
    """The person's roles do not permit this request."""


class NotFound(RequestRefused):
    """What the request names does not exist, or is not this person's to see."""


class AlreadyDecided(RequestRefused):
    """Somebody else did it first."""


class IncompleteForm(RequestRefused):
    """Fields are missing or wrong.

    `faults` maps a field's name to one sentence that says what to do.
    """

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {fault}" for field, fault in faults.items()))
        self.faults = faults


class ServiceFailed(LeewayError):
    """Something outside did not answer; trying again may help."""


class ModelUnavailable(ServiceFailed):
    """The language model or the embedder did not answer in time."""


class IndexUnavailable(ServiceFailed):
    """The guidance index cannot be read."""


class StorageUnavailable(ServiceFailed):
    """The database cannot be reached; nothing was stored."""


class NotDelivered(ServiceFailed):
    """A message could not be handed to its channel.

    `again_in`: when the channel said to try again. `for_good`: trying again will not help.
    """

    def __init__(
        self, reason: str, *, again_in: timedelta | None = None, for_good: bool = False
    ) -> None:
        super().__init__(reason)
        self.again_in = again_in
        self.for_good = for_good


class SetupError(LeewayError):
    """Leeway cannot start; the text says what to change."""


class SettingsInvalid(SetupError):
    """Settings are missing or contradict each other; the text lists all of them."""


class GuidanceInvalid(SetupError):
    """The knowledge folder has errors; the text names file and line."""
