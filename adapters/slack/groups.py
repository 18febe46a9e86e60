"""Roles from Slack's user groups: who is in which group has which role, in which team.

https://docs.slack.dev/reference/methods/usergroups.users.list
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from adapters.slack.acquaintance import Acquaintance
from adapters.slack.heard import CHANNEL
from adapters.slack.web_api import Refused
from bot.changes import Placed
from bot.errors import SettingsInvalid
from bot.people import Person, Role
from bot.ports import Clock
from bot.record_ports import Places
from bot.values import Value

logger = logging.getLogger(__name__)

MEMBERS, MEMBER = "user groups", "member"
REMEMBERED_ANEW = timedelta(days=30)
"""What is not touched for long is forgotten: see `serving.GONE_ON_IN`."""


class Group(Value):
    """The members of a user group have this role; `team` is their team, or what they answer for."""

    id: str
    role: Role
    team: str = ""


def read_groups(text: str, owners: Collection[str]) -> tuple[Group, ...]:
    """The setting as groups; raises SettingsInvalid."""
    return tuple(_group(one.strip(), owners) for one in text.split(",") if one.strip())


def _group(text: str, owners: Collection[str]) -> Group:
    group, _, rest = text.partition("=")
    role, _, team = rest.partition(":")
    if not group or role not in set(Role):
        raise SettingsInvalid(f"LEEWAY_SLACK_GROUPS: write GROUP=ROLE:TEAM instead of {text!r}")
    if role == Role.OWNER and team not in owners:
        raise SettingsInvalid(f"LEEWAY_SLACK_GROUPS: {team!r} is no owner of owners.yaml")
    if role == Role.TEAM_LEAD and not team:
        raise SettingsInvalid(f"LEEWAY_SLACK_GROUPS: {text!r} needs a team: {text}:TEAM")
    return Group(id=group.strip(), role=Role(role), team=team)


@dataclass
class GroupPeople:
    """Takes people in as their groups say. Who left the last of them is an advisor again."""

    groups: tuple[Group, ...]
    acquaintance: Acquaintance
    places: Places
    clock: Clock

    async def refresh(self) -> int:
        """Take everybody in; how many. Raises StorageUnavailable.

        If Slack does not answer, everything stays as it is.
        """
        try:
            there = {group: await self._members(group.id) for group in self.groups}
        except Refused as refused:
            logger.warning("user groups were not read: %s", refused.says())
            return 0
        now = frozenset[str]().union(*there.values())
        before = await self.places.there(CHANNEL, MEMBERS)
        left = {placed.who for placed in before if placed.about == MEMBER} - now
        taken = [
            grouped(await self._person(user), [g for g, in_it in there.items() if user in in_it])
            for user in sorted(now | left)
        ]
        await self.acquaintance.people.take_in(taken)
        await self._remember(now, left, before)
        return len(taken)

    async def _remember(
        self, now: frozenset[str], left: Collection[str], before: Collection[Placed]
    ) -> None:
        """Who is a member, also for whoever starts after us: who leaves meanwhile has left."""
        at = self.clock()
        fresh = {p.who for p in before if p.about == MEMBER and at - p.at < REMEMBERED_ANEW}
        for user in sorted((now - fresh) | set(left)):
            about = MEMBER if user in now else ""
            placed = Placed(channel=CHANNEL, place=MEMBERS, who=user, about=about, at=at)
            await self.places.put(placed)

    async def _person(self, user: str) -> Person:
        return await self.acquaintance.people.find(await self.acquaintance.sender(user))

    async def _members(self, group: str) -> frozenset[str]:
        answer = await self.acquaintance.api.call("usergroups.users.list", usergroup=group)
        return frozenset(answer.get("users") or ())


def grouped(person: Person, groups: Collection[Group]) -> Person:
    """A person as their groups say; name, e-mail and addresses stay as they are known."""
    teams = [g.team for g in groups if g.team and g.role is not Role.OWNER]
    advised = [g.team for g in groups if g.team and g.role is Role.ADVISOR]
    return person.model_copy(
        update={
            "roles": frozenset(group.role for group in groups) or frozenset({Role.ADVISOR}),
            "team": next(iter([*advised, *teams]), None),
            "leads": frozenset(g.team for g in groups if g.role is Role.TEAM_LEAD),
            "owns": frozenset(g.team for g in groups if g.role is Role.OWNER),
            "known": True,
        }
    )
