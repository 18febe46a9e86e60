"""Who may do and see what, cell by cell."""

from pathlib import Path

import pytest

from bot.people import (
    ALWAYS_OWN,
    NEVER_OWN,
    PERMITTED,
    Person,
    Reach,
    Right,
    Role,
    Subject,
    may,
    pattern_visible,
    permissions_table,
)

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "team-leads.md"
MINE = Subject(by="me", team="green", owner="range")
MY_TEAMS = Subject(by="ada", team="blue", owner="range")
MY_OWN = Subject(by="ada", team="green", owner="billing")
ANOTHERS = Subject(by="ada", team="green", owner="range")


def me(role: Role) -> Person:
    return Person(
        id="me",
        name="Me",
        roles=frozenset({role}),
        leads=frozenset({"blue"}),
        owns=frozenset({"billing"}),
    )


CELLS = [(right, role, reach) for right, row in PERMITTED.items() for role, reach in row.items()]


@pytest.mark.parametrize(("right", "role", "reach"), CELLS)
def test_a_cell_of_the_table(right: Right, role: Role, reach: Reach) -> None:
    person = me(role)
    everything = reach is Reach.ALL

    assert may(person, right, ANOTHERS) == everything
    assert may(person, right, MY_TEAMS) == (everything or reach is Reach.TEAMS)
    assert may(person, right, MY_OWN) == (everything or reach is Reach.OWNED)
    own = everything or reach is Reach.OWN or right in ALWAYS_OWN
    assert may(person, right, MINE) == (own and right not in NEVER_OWN)


@pytest.mark.parametrize(
    ("right", "role", "reach"),
    [
        (Right.SEE_TEXTS, Role.ADMIN, Reach.OWN),
        (Right.SEE_TEXTS, Role.CX, Reach.ALL),
        (Right.SEE_TEXTS, Role.EXECUTIVE, Reach.OWN),
        (Right.SEE_NAMES, Role.CX, Reach.OWN),
        (Right.SEE_NAMES, Role.OWNER, Reach.OWN),
        (Right.SEE_NAMES, Role.TEAM_LEAD, Reach.TEAMS),
        (Right.REVIEW, Role.CX, Reach.NONE),
        (Right.REVIEW, Role.TEAM_LEAD, Reach.TEAMS),
        (Right.ANSWER, Role.OWNER, Reach.OWNED),
        (Right.ANSWER, Role.ADVISOR, Reach.NONE),
        (Right.KEEP_RECORD, Role.CX, Reach.NONE),
    ],
)
def test_what_the_company_was_promised(right: Right, role: Role, reach: Reach) -> None:
    assert PERMITTED[right][role] is reach


def test_several_roles_reach_further_together() -> None:
    both = me(Role.ADVISOR).model_copy(update={"roles": frozenset({Role.OWNER, Role.TEAM_LEAD})})

    assert may(both, Right.ANSWER, MY_OWN)
    assert may(both, Right.ANSWER, MY_TEAMS)
    assert not may(both, Right.ANSWER, ANOTHERS)


def test_patterns_over_people_need_five_of_them() -> None:
    assert pattern_visible("abcde")
    assert not pattern_visible("abcdd")


def test_the_guide_prints_this_table() -> None:
    assert permissions_table() in GUIDE.read_text(encoding="utf-8")
