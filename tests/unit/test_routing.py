"""When a reply is due: working time in the owner's own zone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.guidance.routing import due_time

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
