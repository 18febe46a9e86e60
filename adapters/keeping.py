"""What Leeway keeps and looks after, put together: the part of `bootstrap` that needs a store."""

import logging
import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from adapters.model.names import Rampart
from adapters.settings import Settings
from adapters.slack.heard import CHANNEL as SLACK
from adapters.slack.messenger import SlackMessenger
from adapters.slack.web_api import SlackApi
from adapters.storage.store import Store
from adapters.teams.heard import CHANNEL as TEAMS
from adapters.teams.messenger import TeamsMessenger
from adapters.teams.setup import teams_messenger
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.people import CHANNEL, SENDERS, local_person
from adapters.variables import shares_of
from bot.errors import ServiceFailed, StorageUnavailable
from bot.guidance.base import GuidanceBase
from bot.inner_loop.dispatching import Dispatching
from bot.inner_loop.reviews import Sample
from bot.inner_loop.scheduling import Scheduling
from bot.logbook.cases import CaseKeys
from bot.logbook.desk import Desk, Redact
from bot.outer_loop.digesting import Sending
from bot.outer_loop.theme_desk import ThemeDesk
from bot.people import Person, Role, Sender, unknown_person
from bot.ports import Clock, Ids
from bot.record_ports import Messenger, People
from bot.redaction import FullRedaction, Redactor
from bot.wording import Wording

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """The desk that features work at, and what happens of itself."""

    desk: Desk
    sample: Sample
    scheduling: Scheduling
    sending: Sending
    dispatching: Dispatching
    terminal: TerminalMessenger
    slack: SlackMessenger | None = None
    teams: TeamsMessenger | None = None

    async def close(self) -> None:
        """Let go of connections to channels."""
        if self.slack is not None:
            await self.slack.api.close()
        if self.teams is not None:
            await self.teams.connector.close()

    async def tend(self, terminal: str) -> int:
        """Do what is due by now; how much came back to the one with that id at a terminal."""
        try:
            await self.scheduling.run_once()
            await self.dispatching.run_once()
        except ServiceFailed as failed:
            logger.warning("what is due has to wait: %s", failed)
        return self.terminal.news(terminal)


class LocalPeople:
    """Implements `bot.record_ports.People`: those at a terminal, beside those of a store.

    Only who can start a command on this machine can be one of them. Unless they are `listed`,
    nobody sends them anything, and they own nothing. An e-mail address as their id means the
    imported person of that address; looking up is all that happens to them.
    """

    def __init__(self, others: People, owners: Collection[str] = (), *, listed: bool) -> None:
        self._others, self._listed = others, listed
        owned = owners if listed else ()
        self._local = {SENDERS[role].id: local_person(role, owned) for role in Role}

    async def find(self, sender: Sender) -> Person:
        """The local person, or whoever the store knows."""
        if sender.channel != CHANNEL:
            return await self._others.find(sender)
        if sender.id in self._local:
            return self._local[sender.id]
        imported = (p for p in await self._others.everyone() if p.known)
        named = (p for p in imported if (p.email or "").lower() == sender.id)
        return next(named, unknown_person(sender))

    async def everyone(self) -> tuple[Person, ...]:
        """The people of the store, then the local ones."""
        local = self._local.values() if self._listed else ()
        return (*await self._others.everyone(), *local)

    async def take_in(self, people: Sequence[Person]) -> None:
        """Into the store."""
        await self._others.take_in(people)


def kept(
    settings: Settings,
    store: Store,
    base: GuidanceBase,
    redactor: Redactor,
    wording: Wording,
    clock: Clock,
    ids: Ids,
) -> Kept:
    """Put it together; raises StorageUnavailable."""
    local = settings.env == "local"
    share, teams = shares_of(settings.review_share)
    terminal, slack = TerminalMessenger(), slack_messenger(settings, store, clock)
    people = LocalPeople(store.people, base.owner_by_id, listed=local)
    on_teams = teams_messenger(settings, owners_on_teams(base), people, store.places, clock)
    messengers: dict[str, Messenger] = {CHANNEL: terminal}
    messengers |= {SLACK: slack} if slack else {}
    messengers |= {TEAMS: on_teams} if on_teams else {}
    desk = desk_of(settings, store, base, redactor, wording, people, clock, ids)
    holder, themes = secrets.token_hex(8), ThemeDesk(desk, store.members, store.outlines)
    return Kept(
        desk=desk,
        sample=Sample(share, teams, seed=settings.review_seed),
        scheduling=Scheduling(desk, store.leases, holder=holder),
        sending=Sending(desk, store.leases, holder=holder, themes=themes),
        dispatching=Dispatching(store.outbox, messengers, clock),
        terminal=terminal,
        slack=slack,
        teams=on_teams,
    )


def desk_of(
    settings: Settings,
    store: Store,
    base: GuidanceBase,
    redactor: Redactor,
    wording: Wording,
    people: People,
    clock: Clock,
    ids: Ids,
) -> Desk:
    """What every feature works at; raises StorageUnavailable."""
    return Desk(
        base=base,
        wording=wording,
        clock=clock,
        ids=ids,
        redact=redaction(redactor),
        cases=CaseKeys(case_secrets(settings)),
        logbook=store.logbook,
        record=store.record,
        inbox=store.inbox,
        outbox=store.outbox,
        people=people,
        outcomes=store.outcomes,
        pulses=store.pulses,
        channels=channels_of(settings),
    )


def owners_on_teams(base: GuidanceBase) -> dict[str, str]:
    """The owners by their channel on Teams."""
    return {
        line: owner.id
        for owner in base.owners.owners
        for channel, line in owner.channels.items()
        if channel == TEAMS
    }


def channels_of(settings: Settings) -> frozenset[str]:
    """Where people can be written to."""
    on = {CHANNEL: settings.env == "local", SLACK: settings.slack_on, TEAMS: settings.teams_on}
    return frozenset(channel for channel, speaks in on.items() if speaks)


def slack_messenger(settings: Settings, store: Store, clock: Clock) -> SlackMessenger | None:
    """Who speaks on Slack, if it is on."""
    if not settings.slack_on:
        return None
    api = SlackApi(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    return SlackMessenger(api, store.places, clock)


def redaction(redactor: Redactor) -> Redact:
    """Patterns and model, before anything is stored."""
    return FullRedaction(redactor, Rampart().guesses).redact


def store_of(settings: Settings, url: str, given: Store | None = None) -> Store:
    """The database, unless a store is given; in local mode migrated by itself.

    Raises SettingsInvalid, ServiceFailed.
    """
    if given is not None:
        return given
    # SQLAlchemy takes a third of a second to import; checking guidance starts without it.
    from adapters.storage.migrating import refuse_older, upgrade  # noqa: PLC0415
    from adapters.storage.sql_store import sql_store  # noqa: PLC0415

    bring_up = upgrade if settings.env == "local" else refuse_older
    bring_up(url)
    return sql_store(url)


def case_secrets(settings: Settings) -> tuple[bytes, ...]:
    """The secrets that case references were made with, newest first."""
    now = settings.secret_key.get_secret_value() or key_file(settings.data_dir)
    before = settings.secret_keys_before.get_secret_value().split(",")
    return tuple(secret.strip().encode() for secret in (now, *before) if secret.strip())


def key_file(folder: Path) -> str:
    """The key in the data folder, made at the first start; raises StorageUnavailable."""
    path = folder / "secret.key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(32))
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise StorageUnavailable(f"{path} cannot be used: {error.strerror}") from error
