"""When a reply is due: working time in the owner's own zone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.guidance.base import GuidanceBase
from bot.guidance.routing import due_time, route_to
from tests.unit.loop import base

OFFICE = "Mo-Fr 08:00-18:00; Sa 09:00-13:00"


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-23T09:00", "2026-11-23T17:00"),  # a Monday morning
        ("2026-11-23T15:00", "2026-11-24T13:00"),  # runs over night
        ("2026-11-21T11:00", "2026-11-23T14:00"),  # a Saturday with two hours left
        ("2026-11-22T03:00", "2026-11-23T16:00"),  # a Sunday
        ("2026-12-24T16:00", "2026-12-29T10:00"),  # Christmas, and Boxing Day kept on the Monday
        ("2026-06-01T09:00", "2026-06-01T18:00"),  # summer time: 10:00 in London
    ],
)
def test_eight_working_hours(asked, due):
    start = datetime.fromisoformat(asked).replace(tzinfo=UTC)

    result = due_time(start, timedelta(hours=8), OFFICE, "Europe/London", "GB")

    assert result.strftime("%Y-%m-%dT%H:%M") == due


def test_hours_that_never_open_still_give_a_due_time():
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)

    assert due_time(start, timedelta(hours=8), "off", "Europe/London", "GB") > start


@pytest.mark.parametrize(
    ("channels", "channel", "says"),
    [
        ({"slack": "#help", "teams": "19:a@thread.tacv2"}, "slack", "#help"),
        ({"slack": "#help", "teams": "19:a@thread.tacv2"}, "teams", "#help"),
        ({"teams": "19:a@thread.tacv2"}, "teams", "Teams"),
        ({"teams": "19:a@thread.tacv2"}, "slack", "Teams"),
        ({}, "teams", "Billing"),
    ],
)
def test_nobody_reads_an_id_of_teams(channels, channel, says):
    known = base()
    billing = known.owner_by_id["billing"].model_copy(update={"channels": channels})
    owners = tuple(billing if o.id == "billing" else o for o in known.owners.owners)
    parts = {name: getattr(known, name) for name in type(known).model_fields}
    one = GuidanceBase(**parts | {"owners": known.owners.model_copy(update={"owners": owners})})

    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert route_to(one, "billing", channel, start).route == says
