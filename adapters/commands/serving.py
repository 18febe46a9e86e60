"""The work of `leeway serve`."""

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.bootstrap import Product, Use
from adapters.commands.starting import running
from adapters.settings import Settings, read_settings
from adapters.slack.acquaintance import Acquaintance
from adapters.slack.app import slack_app
from adapters.slack.cards import cards_on as slack_cards
from adapters.slack.groups import GroupPeople, read_groups
from adapters.slack.messenger import SlackMessenger
from adapters.teams.connector import LOOPBACK
from adapters.teams.drawing import cards_on as teams_cards
from adapters.teams.later import TeamsLater
from adapters.web.background import Background, Chore
from adapters.web.health import Probe
from adapters.web.logs import log_as_json
from adapters.web.metrics import Metrics
from adapters.web.server import Mounted, Server
from bot.errors import SettingsInvalid

if TYPE_CHECKING:
    from adapters.teams.app import TeamsApp

logger = logging.getLogger(__name__)

SEND_EVERY_S, LOOK_EVERY_S, GROUPS_EVERY_S, TIDY_EVERY_S = 1.0, 20.0, 900.0, 3600.0
DRAW_EVERY_S, DIGEST_EVERY_S, THEMES_EVERY_S = 5.0, 600.0, 900.0
AT_ONCE = 50
GONE_ON_IN = timedelta(days=90)
"""A thread is gone on with, and a settled card kept up to date, for so long."""
DELIVERED_AGAIN_FOR = timedelta(days=7)
"""Platforms deliver again for hours at most; what was done is known for longer."""


def serve(host: str, port: int) -> None:
    """Put the product together and serve it."""
    log_as_json()
    asyncio.run(_serve(read_settings(), host, port))


async def _serve(settings: Settings, host: str, port: int) -> None:
    async with running(settings, Use.SERVE) as product:
        await server_of(product, host).run(
            host, port, lambda url: logger.info("serving on %s", url)
        )


def server_of(product: Product, host: str = "127.0.0.1") -> Server:
    """The server on which that product runs; raises SettingsInvalid."""
    metrics, channels = Metrics(), dict[str, Mounted]()
    if product.kept.slack:
        channels["slack"] = slack_on(product, metrics)
    if teams_wanted(product.settings, host):
        channels["teams"] = teams_on(product, metrics)
    return Server(probes(product), channels, background(product, metrics), metrics)


def probes(product: Product) -> dict[str, Probe]:
    """What has to work before anybody is sent here."""

    async def database() -> None:
        await product.store.outbox.given_up(1)

    async def index() -> None:
        await product.index.search("is it there?", None, 1)

    return {"database": database, "index": index}


def background(product: Product, metrics: Metrics) -> Background:
    """What goes out by itself: any number of replicas may run it."""
    kept = product.kept

    async def send() -> None:
        while taken := await kept.dispatching.run_once(AT_ONCE):
            metrics.sent.inc(taken)
            if taken < AT_ONCE:
                return

    async def tidy() -> None:
        now = kept.desk.clock()
        await product.store.places.forget(now - GONE_ON_IN)
        await product.store.deliveries.forget(now - DELIVERED_AGAIN_FOR)

    chores = [
        Chore("dispatcher", send, SEND_EVERY_S),
        Chore("scheduler", kept.scheduling.run_once, LOOK_EVERY_S),
        Chore("tidying", tidy, TIDY_EVERY_S),
        Chore("digests", kept.sending.run_once, DIGEST_EVERY_S),
        Chore("themes", product.outer.tending.run_once, THEMES_EVERY_S),
    ]
    if kept.slack is not None:
        chores += slack_chores(product, kept.slack)
    if kept.teams is not None and product.settings.teams_on:
        on, places = kept.teams, product.store.places
        cards = teams_cards(on.connector, on.views, product.leeway, places)
        chores.append(Chore("cards on Teams", cards.refresh, DRAW_EVERY_S))
    return Background(*chores)


def slack_chores(product: Product, slack: SlackMessenger) -> list[Chore]:
    """What goes on by itself on Slack: cards follow what happens elsewhere, roles the groups."""
    cards = slack_cards(slack.api, product.leeway, product.store.places)
    chores = [Chore("cards", cards.refresh, DRAW_EVERY_S)]
    if groups := product.settings.slack_groups:
        known = Acquaintance(product.store.people, slack.api)
        read = read_groups(groups, product.base.owner_by_id)
        people = GroupPeople(read, known, product.store.places, product.kept.desk.clock)
        chores.append(Chore("groups", people.refresh, GROUPS_EVERY_S))
    return chores


def teams_wanted(settings: Settings, host: str) -> bool:
    """Whether Teams has a way in: with an app id, or on this machine alone.

    Raises SettingsInvalid where anybody could come in.
    """
    if settings.microsoft_app_id:
        return True
    here = settings.env == "local" and host in LOOPBACK
    if settings.teams_on and not here:
        raise SettingsInvalid(
            f"MICROSOFT_APP_ID: Teams needs it on {host}; without one, anybody could come in"
        )
    return here


def teams_on(product: Product, metrics: Metrics) -> Mounted:
    """Teams over HTTP."""

    def make() -> "TeamsApp":
        from adapters.teams.app import teams_app  # noqa: PLC0415 - see `TeamsLater`
        from adapters.teams.authentication import TokenCheck  # noqa: PLC0415

        kept, settings = product.kept, product.settings
        assert kept.teams is not None
        app_id, keys = settings.microsoft_app_id, settings.teams_openid_metadata_url
        return teams_app(
            leeway=product.leeway,
            people=kept.desk.people,
            places=product.store.places,
            deliveries=product.store.deliveries,
            messenger=kept.teams,
            clock=kept.desk.clock,
            ids=kept.desk.ids,
            count=metrics.count,
            check=TokenCheck(app_id, keys) if app_id else None,
            tenant=settings.microsoft_app_tenant_id,
        )

    later = TeamsLater(make, at_once=product.settings.teams_on)
    return Mounted(routes={"/api/messages": later.receive}, start=later.start, stop=later.stop)


def slack_on(product: Product, metrics: Metrics) -> Mounted:
    """Slack over HTTP where there is a signing secret, by socket where there is an app token."""
    kept, settings = product.kept, product.settings
    assert kept.slack is not None
    secret = settings.slack_signing_secret.get_secret_value()
    app = slack_app(
        leeway=product.leeway,
        people=kept.desk.people,
        places=product.store.places,
        deliveries=product.store.deliveries,
        api=kept.slack.api,
        clock=kept.desk.clock,
        ids=kept.desk.ids,
        count=metrics.count,
        signing_secret=secret,
        app_token=settings.slack_app_token.get_secret_value(),
    )
    # Without a secret anybody could sign: then there is no way in over HTTP.
    routes = {"/slack/events": app.receive} if secret else {}
    return Mounted(routes=routes, start=app.start, stop=app.stop)
