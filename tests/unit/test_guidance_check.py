"""The check: what doesn't fit together in a folder whose files can all be read."""

from datetime import date

import pytest

from bot.guidance.check import REQUIRED, checked
from bot.guidance.faults import Severity
from bot.guidance.reading import Reading, read_folder
from tests.unit.guidance_folder import TODAY, a_folder, broken, other

P, E, L = "principles/put-it-right.md", "examples/late-mixer.md", "limits/goodwill-credit.md"
C, J, W, S = "company.yaml", "journey.yaml", "owners.yaml", "signals.yaml"

STAGE = "{id: receive, title: Receive, touchpoints: [{id: x, title: X, owner: care}]}"


def look(files: dict[str, bytes], today: date = TODAY) -> Reading:
    return checked(read_folder(files), today)


def told(files: dict[str, bytes], today: date = TODAY) -> list[tuple[str, int, str]]:
    """Path, line and code of each fault."""
    return [(f.path, f.line, f.code) for f in look(files, today).faults]


def test_a_sound_folder_passes() -> None:
    reading = look(a_folder())
    assert reading.faults == ()
    assert reading.base is not None


REFUSED = [
    (C, "TW-\\\\d{6}", "TW-(", 4, "bad-pattern"),
    (C, "TW-\\\\d{6}", "\\\\d*", 4, "bad-pattern"),
    (J, "owner: logistics", "owner: logistic", 5, "unknown-reference"),
    (J, "      - {id: returns", "      - {id: any, title: X, owner: care}\n      - {id: returns",
     6, "duplicate-id"),
    (J, "stages:\n", f"stages:\n  - {STAGE}\n", 3, "duplicate-id"),
    (W, "fallback: care", "fallback: cares", 14, "unknown-reference"),
    (W, "    fallback: care\n", "", 8, "second-last-resort"),
    (W, "fallback: care", "fallback: logistics", 14, "fallback-loop"),
    (W, "urgent: 1h}\n", "urgent: 1h}\n    fallback: logistics\n", 8, "fallback-loop"),
    (W, '"Mo-Fr 08:00-18:00; Sa 09:00-13:00"', "9 to 5", 12, "bad-hours"),
    (W, '"Mo-Fr 08:00-18:00; Sa 09:00-13:00"', '"PH off"', 12, "never-open"),
    (S, "to: care", "to: nobody", 5, "unknown-reference"),
    (S, "    phrases: [stolen card]\n    examples: [Somebody got into my account]\n", "",
     2, "silent-signal"),
    (P, "[delivery, returns]", "[delivery, return]", 4, "unknown-reference"),
    (P, "owner: care", "owner: cares", 5, "unknown-reference"),
    (P, "status: current", "status: current\nreplaced_by: late-mixer", 8, "not-retired"),
    (E, "principles: [put-it-right]", "principles: [put-it-wrong]", 8, "unknown-reference"),
    (E, "principles: [put-it-right]", "principles: [put-it-right, goodwill-credit]", 8,
     "unknown-reference"),
    (E, "limits: [goodwill-credit]", "limits: [good-credit]", 9, "unknown-reference"),
    (L, "beyond: care", "beyond: carer", 17, "unknown-reference"),
    (L, "stop_if: [suspected-fraud]", "stop_if: [fraud]", 18, "unknown-reference"),
    (L, "role: team_lead", "role: executive", 15, "tier-role"),
    (L, "role: team_lead", "role: advisor", 15, "tier-order"),
    (L, "250.00", "25.00", 16, "tier-order"),
    (L, "    up_to: 25.00\n", "", 13, "tier-amount"),
    (L, "unit: money", "unit: percent", 16, "tier-amount"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "code"), REFUSED)
def test_what_could_make_an_answer_wrong_is_an_error(
    path: str, old: str, new: str, line: int, code: str
) -> None:
    reading = look(broken(path, old, new))
    errors = [f for f in reading.faults if f.severity is Severity.ERROR]
    assert [(f.path, f.line, f.code) for f in errors] == [(path, line, code)]
    assert reading.base is None


POINTED_OUT = [
    (W, '    channels: {slack: "#logistics", teams: "19:abc@thread.tacv2"}\n', "", 8, "no-channel"),
    (W, "urgent: 1h", "urgent: 9h", 7, "urgent-is-slower"),
    (P, "2027-03-31", "2026-11-20", 6, "review-overdue"),
    (J, "    touchpoints:\n", "    touchpoints:\n      - {id: x, title: X, owner: care}\n",
     5, "no-guidance"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "code"), POINTED_OUT)
def test_what_somebody_should_look_at_is_a_warning(
    path: str, old: str, new: str, line: int, code: str
) -> None:
    reading = look(broken(path, old, new))
    assert [(f.path, f.line, f.code) for f in reading.faults] == [(path, line, code)]
    assert reading.base is not None


def test_dates_and_hours_are_judged_on_the_day_given() -> None:
    assert told(a_folder(), date(2027, 3, 31)) == []
    assert {code for _, _, code in told(a_folder(), date(2027, 4, 1))} == {"review-overdue"}
    files = broken(W, '"Mo-Fr 08:00-18:00; Sa 09:00-13:00"', '"2027 Mo-Fr 08:00-18:00"')
    assert told(files) == []
    assert (W, 12, "never-open") in told(files, date(2028, 1, 1))


def test_a_permission_needs_no_amount_and_takes_none() -> None:
    plain = "unit: none"
    bare = ("    up_to: 25.00\n", ""), ("    up_to: 250.00\n", ""), ("unit: money", plain)
    names = ("action: goodwill-credit", "action: collection"), ("[voucher, money off]", "[pick up]")
    assert told(a_folder(other("limit", "collection", *bare, *names))) == []
    assert told(broken(L, "unit: money", plain)) == [(L, 14, "tier-amount"), (L, 16, "tier-amount")]


@pytest.mark.parametrize("unit", ["days", "count"])
def test_days_and_counts_are_whole(unit: str) -> None:
    half = ("unit: money", f"unit: {unit}"), ("25.00", "2.5")
    names = ("action: goodwill-credit", "action: longer"), ("[voucher, money off]", "[]")
    files = other("limit", "longer", *half, *names)
    assert told(a_folder(files)) == [("limits/longer.md", 14, "tier-amount")]


MORE = [
    ("the same twice", [], "limits-contradict"),
    ("another cap", [("25.00", "30.00")], "limits-contradict"),
    ("somebody else beyond", [("beyond: care", "beyond: logistics")], "limits-contradict"),
    ("per something else", [("per: contact", "per: customer-per-year")], None),
    ("in another unit", [("unit: money", "unit: percent"), ("250.00", "50")], None),
    ("a draft", [("status: current", "status: draft")], None),
    ("retired", [("status: current", "status: retired")], None),
    ("an alias of the other's", [("action: goodwill-credit", "action: treat"), ("money off", "x")],
     "shared-alias"),
    ("an alias by its stem", [("action: goodwill-credit", "action: treat"),
     ("[voucher, money off]", "[the Vouchers]")], "shared-alias"),
    ("an alias that is the other's action", [("action: goodwill-credit", "action: treat"),
     ("[voucher, money off]", "[Goodwill Credits]")], "shared-alias"),
    ("words of its own", [("action: goodwill-credit", "action: treat"),
     ("[voucher, money off]", "[flowers]")], None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "code"), MORE, ids=[what for what, *_ in MORE])
def test_two_limits_do_not_contradict_each_other(
    what: str, changes: list[tuple[str, str]], code: str | None
) -> None:
    found = told(a_folder(other("limit", "second-credit", *changes)))
    line = {"limits-contradict": 8, "shared-alias": 9}.get(code or "")
    assert found == ([("limits/second-credit.md", line, code)] if code else [])


def test_a_contradiction_says_what_differs() -> None:
    [fault] = look(a_folder(other("limit", "second-credit", ("25.00", "30.00")))).faults
    assert "advisor 25.00 there, 30.00 here" in fault.message


def test_ids_are_unique_over_all_items() -> None:
    files = a_folder(other("example", "put-it-right"))
    assert (P, 2, "duplicate-id") in told(files)


def test_a_retired_item_may_say_what_holds_now() -> None:
    def retired(by: str) -> list[tuple[str, int, str]]:
        line = f"status: retired\nreplaced_by: {by}"
        return told(a_folder(other("example", "old-way", ("status: current", line))))

    path = "examples/old-way.md"
    assert retired("late-mixer") == []
    assert retired("old-way") == [(path, 8, "replaced-by-itself")]
    assert retired("nowhere") == [(path, 8, "unknown-reference")]


@pytest.mark.parametrize("status", ["draft", "retired"])
@pytest.mark.parametrize(
    ("kind", "line"), [("principle", 8), ("limit", 9)], ids=["principle", "limit"]
)
def test_an_example_shows_what_is_in_force(status: str, kind: str, line: int) -> None:
    own = {"principle": "put-it-right", "limit": "goodwill-credit"}[kind]
    files = a_folder(other(kind, own, ("status: current", f"status: {status}")))
    assert (E, line, "not-current") in told(files)


def test_the_same_story_told_twice_is_pointed_out() -> None:
    again = ("The mixer was promised for Friday", "The mixer had been promised for Friday")
    [fault] = look(a_folder(other("example", "mixer-again", again))).faults
    assert (fault.path, fault.line, fault.code) == ("examples/mixer-again.md", 2, "near-duplicate")
    assert E in fault.message
    different = ("The mixer was promised for Friday, and the birthday was on Saturday.",
                 "A customer is charged twice for one lamp and is overdrawn now.")  # fmt: skip
    assert told(a_folder(other("example", "charged-twice", different))) == []


def test_a_principle_wants_an_example() -> None:
    files = a_folder(other("principle", "say-what-we-know"))
    assert told(files) == [("principles/say-what-we-know.md", 2, "no-example")]


def test_an_item_that_cannot_be_read_is_not_called_unknown() -> None:
    assert told(broken(P, "id: put-it-right", "id: put-it-wrong")) == [(P, 2, "name-not-id")]
    assert told(broken(P, "status: current", "status: curent")) == [(P, 7, "bad-value")]
    assert (E, 8, "unknown-reference") in told(
        {**broken(E, "[put-it-right]", "[put-it-wrong]"), P: b"\xff"}
    )


@pytest.mark.parametrize(
    ("zone", "fine"),
    [("Europe/Paris", True), ("UTC", True), ("Europe/Londom", False), ("Europe", False),
     ("../../etc/passwd", False), ("", None)],
)  # fmt: skip
def test_time_zones_exist(zone: str, fine: bool | None) -> None:
    owners = a_folder()[W].decode().replace("Europe/London", f'"{zone}"', 1)
    codes = [code for _, _, code in told(a_folder({W: owners}))]
    assert codes == {True: [], False: ["bad-time-zone"], None: ["bad-value"]}[fine]


def test_an_owner_is_not_called_like_a_role() -> None:
    owners = a_folder()[W].decode().replace("logistics", "owner")
    journey = a_folder()[J].decode().replace("logistics", "owner")
    example = other("example", "late-mixer", ("owner: logistics", "owner: owner"))
    assert told(a_folder({W: owners, J: journey, **example})) == [(W, 8, "reserved-id")]


def test_only_errors_are_looked_for_when_leeway_starts() -> None:
    stale = read_folder(broken(P, "2027-03-31", "2020-01-01"))
    assert checked(stale, TODAY, REQUIRED).faults == ()
