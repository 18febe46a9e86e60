"""What stands in a person's home is the same in Slack and Teams, and follows from their roles."""

import pytest

from adapters.chat.home import links_of, sections_of
from adapters.slack.home import home as on_slack
from adapters.teams.home import home as on_teams
from adapters.terminal.people import local_person
from bot.people import Person, Role
from bot.replies import Reply, Text
from tests.channels.slack.people import reading
from tests.channels.slack.rules import view_faults
from tests.channels.teams.reading import reading as reading_on_teams
from tests.channels.teams.rules import activity_faults

OWNED = ("billing", "customer-experience")
KINDS = {
    Role.ADVISOR: ["show_mine"],
    Role.TEAM_LEAD: ["show_reviews", "show_escalations", "show_mine"],
    Role.CX: ["show_escalations", "show_upkeep", "show_themes", "show_logbook", "show_mine"],
    Role.OWNER: ["show_escalations", "show_own_themes", "show_logbook", "show_mine"],
    Role.EXECUTIVE: ["show_mine"],
    Role.ADMIN: ["show_escalations", "show_undelivered", "show_mine"],
}
LINKS = {
    Role.ADVISOR: ["open_log", "open_pulse", "show_themes", "show_pulse", "show_assessment"],
    Role.TEAM_LEAD: ["open_log", "show_digest", "show_themes", "show_pulse", "show_assessment"],
    Role.CX: ["open_log", "show_digest", "show_pulse", "show_assessment"],
    Role.OWNER: ["open_log", "show_digest", "show_themes", "show_pulse", "show_assessment"],
    Role.EXECUTIVE: ["open_log", "show_digest", "show_themes", "show_pulse", "show_assessment"],
    Role.ADMIN: ["open_log", "show_themes", "show_pulse", "show_assessment"],
}


@pytest.mark.parametrize("role", list(Role))
def test_what_waits_for_a_role_and_what_is_one_tap_away(role: Role) -> None:
    person = local_person(role, OWNED)

    assert [request.kind for _, request in sections_of(person)] == KINDS[role]
    assert [link.request.kind for link in links_of(person)] == LINKS[role]


def test_an_owner_in_the_cx_team_has_both() -> None:
    both = Person(id="p", name="P", roles=frozenset({Role.CX}), owns=frozenset({"billing"}))

    kinds = [request.kind for _, request in sections_of(both)]

    assert kinds.index("show_own_themes") < kinds.index("show_upkeep") < kinds.index("show_themes")


@pytest.mark.parametrize("role", list(Role))
def test_every_section_is_in_both_homes(role: Role) -> None:
    person = local_person(role, OWNED)
    sections = [
        (heading, Reply(parts=(Text(text=f"This is {request.kind}."),)))
        for heading, request in sections_of(person)
    ]

    view, card = on_slack(person, sections), on_teams(person, sections)

    assert list(view_faults(view)) == []
    assert list(activity_faults(card)) == []
    for heading, reply in sections:
        (said,) = reply.parts
        for shown in (reading(view["blocks"]), reading_on_teams(card)):
            assert heading in shown
            assert isinstance(said, Text)
            assert said.text in shown
    for link in links_of(person):
        assert link.label in reading(view["blocks"]) + str(view)
        assert link.label in str(card)


def test_long_sections_leave_room_for_those_after_them() -> None:
    cx = local_person(Role.CX, OWNED)
    long = Reply(parts=tuple(Text(text="word " * 500) for _ in range(60)))
    sections = [(heading, long) for heading, _ in sections_of(cx)[:-1]]
    last = ("", Reply(parts=(Text(text="the very last"),)))

    view, card = on_slack(cx, [*sections, last]), on_teams(cx, [*sections, last])

    assert list(view_faults(view)) == []
    assert list(activity_faults(card)) == []
    assert "the very last" in reading(view["blocks"])
    assert "the very last" in reading_on_teams(card)
