"""Teams from the settings: who speaks there, and with which tokens."""

from collections.abc import Mapping

from adapters.settings import Settings
from adapters.teams.connector import Connector, Token
from adapters.teams.conversations import Conversations
from adapters.teams.drawing import Views
from adapters.teams.messenger import TeamsMessenger
from bot.ports import Clock
from bot.record_ports import People, Places


def teams_messenger(
    settings: Settings, owners: Mapping[str, str], people: People, places: Places, clock: Clock
) -> TeamsMessenger | None:
    """Who speaks on Teams, if it is on, or if somebody may try it on this machine.

    `owners` are the owners by their channel's id.
    """
    if not settings.teams_on and settings.env != "local":
        return None
    fixed = bool(settings.teams_outbound_token.get_secret_value())
    anywhere = bool(settings.microsoft_app_id) and not fixed
    connector = Connector(token_of(settings), anywhere=anywhere)
    views = Views(people, Conversations(places, connector, clock), owners)
    return TeamsMessenger(connector, places, views, clock)


def token_of(settings: Settings) -> Token:
    """Where the tokens come from that Leeway speaks with; botbuilder is loaded for the first."""
    fixed = settings.teams_outbound_token.get_secret_value()
    made: list[Token] = []

    async def token() -> str:
        if fixed or not settings.microsoft_app_id:
            return fixed
        if not made:
            # botbuilder takes two seconds to import: who does not speak on Teams does not wait.
            from adapters.teams.authentication import Credentials  # noqa: PLC0415

            app_id, tenant = settings.microsoft_app_id, settings.microsoft_app_tenant_id
            password = settings.microsoft_app_password.get_secret_value()
            made.append(Credentials(app_id, password, tenant).token)
        return await made[0]()

    return token
