"""Roles from Slack's user groups."""

import pytest

from adapters.commands.examining_channels import slack_state
from adapters.settings import Settings
from adapters.slack.groups import GroupPeople, read_groups
from bot.errors import LeewayError, SettingsInvalid
from bot.people import Role, Sender
from tests.channels.answering import AnsweringLoop
from tests.channels.slack.loopback import SECRET, TOKEN
from tests.channels.slack.people import reading
from tests.channels.slack.playing import Playing

OWNERS = {"billing"}


def people(playing: Playing, setting: str) -> GroupPeople:
    acquaintance = playing.app.intake.responding.acquaintance
    read = read_groups(setting, OWNERS)
    return GroupPeople(read, acquaintance, playing.store.places, playing.clock)


async def test_members_have_the_role_of_their_group(playing: Playing, door: AnsweringLoop) -> None:
    playing.slack.groups = {"S1": ["UADA", "UNEW"], "S2": ["UADA"], "S3": ["UNEW"]}
    playing.slack.profiles["UNEW"] = {"profile": {"email": "new@example.org", "real_name": "Nel"}}
    grouped = people(playing, "S1=advisor:green, S2=team_lead:green, S3=owner:billing")

    assert await grouped.refresh() == 2

    ada = await door.loop.store.people.find(Sender(channel="slack", id="UADA"))
    assert (ada.roles, ada.team) == ({Role.ADVISOR, Role.TEAM_LEAD}, "green")
    assert (ada.name, ada.email) == ("Ada", "ada@example.org")
    new = await door.loop.store.people.find(Sender(channel="slack", id="UNEW"))
    assert (new.name, new.owns, new.known) == ("Nel", {"billing"}, True)


async def test_who_leaves_the_last_group_is_an_advisor_again(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.groups = {"S2": ["UADA"]}
    grouped = people(playing, "S2=team_lead:green")
    await grouped.refresh()
    await playing.colleague("UADA").command("review")
    playing.slack.groups = {"S2": []}
    await grouped.refresh()
    await playing.colleague("UADA").command("review")

    first, second = (reading(said.blocks) for said in playing.slack.said)
    assert "Nothing waits for your review" in first
    assert "not yours to do" in second


async def test_who_leaves_while_nobody_looks_is_an_advisor_again_too(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.groups = {"S2": ["UADA", "UABE"]}
    await people(playing, "S2=team_lead:green").refresh()
    playing.slack.groups = {"S2": ["UABE"]}

    assert await people(playing, "S2=team_lead:green").refresh() == 2  # a process started anew

    ada = await door.loop.store.people.find(Sender(channel="slack", id="UADA"))
    assert ada.roles == {Role.ADVISOR}
    assert await people(playing, "S2=team_lead:green").refresh() == 1  # taken back once only


async def test_groups_that_cannot_be_read_change_nothing(
    playing: Playing, door: AnsweringLoop
) -> None:
    playing.slack.groups = {"S2": ["UADA"]}
    grouped = people(playing, "S2=team_lead:green")
    await grouped.refresh()
    playing.slack.fails["usergroups.users.list"] = [{"ok": False, "error": "missing_scope"}]

    assert await grouped.refresh() == 0
    ada = await door.loop.store.people.find(Sender(channel="slack", id="UADA"))
    assert ada.leads == {"green"}


@pytest.mark.parametrize("wrong", ["S1", "S1=boss", "S1=owner:nobody", "S1=team_lead", "=advisor"])
def test_a_mapping_that_is_wrong_is_said_at_the_start(wrong: str) -> None:
    with pytest.raises(SettingsInvalid, match="LEEWAY_SLACK_GROUPS"):
        read_groups(wrong, OWNERS)


async def test_the_doctor_says_whether_slack_takes_the_token(playing: Playing) -> None:
    there = {"slack_api_url": playing.slack.api_url, "slack_signing_secret": SECRET}
    assert (await slack_state(Settings())).startswith("off;")
    said = await slack_state(Settings(slack_bot_token=TOKEN, **there))
    assert said == "speaks as leeway in Sandbox, by HTTP"
    with pytest.raises(LeewayError, match="no longer accepts the token; install the app again"):
        await slack_state(Settings(slack_bot_token="xoxb-revoked", **there))
