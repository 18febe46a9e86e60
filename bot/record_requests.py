"""What leads, CX, owners and admins ask of the whole record; part of `bot.requests.Request`."""

from typing import Literal

from pydantic import AwareDatetime, Field

from bot.values import Value


class ShowLogbook(Value):
    """Entries of others, newest first, as far as the person may see them.

    `before` continues where the page before ended.
    """

    kind: Literal["show_logbook"] = "show_logbook"
    only: Literal["asked", "action_logged", "escalated"] | None = None
    team: str | None = None
    touchpoint: str | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    case: str = ""
    before: int | None = Field(default=None, ge=0, lt=2**63)


class VerifyRecord(Value):
    """Check the whole chain of the record."""

    kind: Literal["verify_record"] = "verify_record"


class EraseEntries(Value):
    """Erase texts, for good: older than a moment, of one case, or of one person (by e-mail or id).

    Exactly one of the three.
    """

    kind: Literal["erase_entries"] = "erase_entries"
    before: AwareDatetime | None = None
    case: str = ""
    person: str = ""


class ShowPeople(Value):
    """Everybody imported, and the senders whom nobody has imported."""

    kind: Literal["show_people"] = "show_people"


class ImportPeople(Value):
    """Take people from the text of a CSV file: all or nothing."""

    kind: Literal["import_people"] = "import_people"
    csv: str


class ShowUndelivered(Value):
    """What could not be delivered, and why."""

    kind: Literal["show_undelivered"] = "show_undelivered"


AboutTheRecord = (
    ShowLogbook | VerifyRecord | EraseEntries | ShowPeople | ImportPeople | ShowUndelivered
)
