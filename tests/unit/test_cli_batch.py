import json

import pytest

from adapters.commands.batch import BadLines, Case, read_cases
from bot.people import Role


def lines(*cases: object) -> list[bytes]:
    return [json.dumps(case).encode() for case in cases]


def faults(*raw: bytes) -> list[str]:
    with pytest.raises(BadLines) as caught:
        read_cases(raw)
    return str(caught.value).splitlines()


def fault(*cases: object) -> str:
    found = faults(*lines(*cases))
    assert len(found) == 1, found
    return found[0]


def test_a_line_is_a_question_asked_as_somebody() -> None:
    (case,) = read_cases(lines({"id": "a", "ask": "late parcel", "as": "team_lead"}))

    assert (case.id, case.ask, case.as_role, case.after) == (
        "a",
        "late parcel",
        Role.TEAM_LEAD,
        None,
    )


def test_who_asks_is_an_advisor_unless_said() -> None:
    (case, null) = read_cases(lines({"id": 1, "ask": "x"}, {"id": 2, "ask": "x", "as": None}))

    assert case.as_role is null.as_role is Role.ADVISOR


def test_a_follow_up_is_asked_by_the_same_person() -> None:
    earlier = {"id": 1, "ask": "x", "as": "team_lead"}

    _, follow_up = read_cases(lines(earlier, {"id": 2, "ask": "and £80?", "after": 1}))

    assert follow_up.as_role is Role.TEAM_LEAD
    assert "has to be 'team_lead'" in fault(
        earlier, {"id": 2, "ask": "y", "as": "advisor", "after": 1}
    )


def test_blank_lines_and_a_byte_order_mark_are_nothing() -> None:
    raw = [b'\xef\xbb\xbf{"id": 1, "ask": "x"}\r\n', b"\r\n", b'{"id": 2, "ask": "y"}']

    assert [case.id for case in read_cases(raw)] == [1, 2]


def test_every_bad_line_is_named_at_once() -> None:
    found = faults(
        b'{"id": 1, "ask": "x"}',
        b"{not json}",
        b'{"id": 1, "ask": "again"}',
        b'{"id": 2, "ask": "x", "as": "manager"}',
        b'{"ask": "x"}',
        b"[]",
        b'{"id": 3, "ask": "x", "after": 9}',
        b'{"id": 4, "ask": "\xff"}',
        b"[" * 100_000,
    )

    assert [fault.partition(":")[0] for fault in found] == [f"line {n}" for n in range(2, 10)]
    assert "the id 1 is taken" in found[1]
    assert "no earlier line has the id 9" in found[5]
    assert "save the file as UTF-8" in found[6]


def test_a_mistyped_key_is_a_fault_and_a_foreign_one_is_not() -> None:
    case = {"id": 1, "ask": "x"}

    assert "did you mean 'after'?" in fault({**case, "aftr": 0})
    assert "did you mean 'as'?" in fault({**case, "As": "team_lead"})
    assert read_cases(lines({**case, "task": "x", "case": "y", "about": []}))


def test_what_is_no_text_is_taken_out_of_a_question() -> None:
    (case,) = read_cases([rb'{"id": 1, "ask": "late \ud800\u001b[31mparcel\u0007"}'])

    assert case == Case.model_validate({"id": 1, "ask": "late ?parcel "})
