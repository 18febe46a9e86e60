"""The settings of the chat channels; `adapters.settings` reads and checks them with the others."""

from collections.abc import Collection, Iterator

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from adapters.variables import NO_SECRET

SLACK = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")
TEAMS = ("MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID")
OUTBOUND = "LEEWAY_TEAMS_OUTBOUND_TOKEN"


class ChannelSettings(BaseSettings):
    """A channel is on when its settings are complete."""

    slack_bot_token: SecretStr = Field(
        default=NO_SECRET,
        validation_alias="SLACK_BOT_TOKEN",
        description="Slack: the token that the app speaks with (xoxb-…). Empty: Slack is off.",
    )
    slack_signing_secret: SecretStr = Field(
        default=NO_SECRET,
        validation_alias="SLACK_SIGNING_SECRET",
        description="Slack over HTTP: what requests are signed with.",
    )
    slack_app_token: SecretStr = Field(
        default=NO_SECRET,
        validation_alias="SLACK_APP_TOKEN",
        description="Slack in Socket Mode: the app-level token (xapp-…); no public address needed.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        description="Where Slack's Web API is. For tests and gateways.",
    )
    slack_groups: str = Field(
        default="",
        description="Roles from Slack user groups: S0123=advisor:blue, S0456=team_lead:blue, "
        "S0789=owner:billing, S0AAA=cx. Empty: people come from leeway people import alone.",
    )

    microsoft_app_id: str = Field(
        default="",
        validation_alias="MICROSOFT_APP_ID",
        description="Microsoft Teams: the app (client) id of the bot. Empty: Teams is off, except "
        "on a loopback address in local mode.",
    )
    microsoft_app_password: SecretStr = Field(
        default=NO_SECRET,
        validation_alias="MICROSOFT_APP_PASSWORD",
        description="Microsoft Teams: the client secret that the bot speaks with.",
    )
    microsoft_app_tenant_id: str = Field(
        default="",
        validation_alias="MICROSOFT_APP_TENANT_ID",
        description="Microsoft Teams: the directory (tenant) id that the bot is registered in. "
        "Empty: it was registered for several.",
    )
    teams_openid_metadata_url: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the keys come from that Teams' tokens are checked with. For tests and "
        "gateways; what is checked stays the same.",
    )
    teams_outbound_token: SecretStr = Field(
        default=NO_SECRET,
        description="A fixed token to speak with in place of the client secret, to services on "
        "loopback alone. For tests and gateways.",
    )

    @property
    def teams_on(self) -> bool:
        """Whether Leeway speaks first on Teams."""
        return bool(self.microsoft_app_id or self.teams_outbound_token.get_secret_value())

    @property
    def slack_on(self) -> bool:
        """Whether Leeway speaks on Slack."""
        return bool(self.slack_bot_token.get_secret_value())


def half_set(names: Collection[str]) -> Iterator[str]:
    """One line for what is missing to complete a channel; `names` are the variables given."""
    yield from _half_slack(names)
    yield from _half_teams(names)


def _half_teams(names: Collection[str]) -> Iterator[str]:
    app, password, tenant = TEAMS
    others = [name for name in (password, tenant) if name in names]
    if app in names and not {password, OUTBOUND} & set(names):
        yield f"{password}: {app} needs it; see docs/guides/teams.md"
    if others and app not in names:
        yield f"{app}: {others[0]} is set, so this is needed too; see docs/guides/teams.md"


def _half_slack(names: Collection[str]) -> Iterator[str]:
    bot, secret, app = SLACK
    if bot in names and not {secret, app} & set(names):
        yield f"{secret}: {bot} needs it, or {app} for Socket Mode; see docs/guides/slack.md"
    for name in (secret, app):
        if name in names and bot not in names:
            yield f"{bot}: {name} is set, so this is needed too; see docs/guides/slack.md"
            return
    if "LEEWAY_SLACK_GROUPS" in names and bot not in names:
        yield f"{bot}: LEEWAY_SLACK_GROUPS is set, so this is needed too; see docs/guides/slack.md"
