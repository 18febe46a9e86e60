"""The settings of the chat channels; `adapters.settings` reads and checks them with the others."""

from collections.abc import Collection, Iterator

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from adapters.variables import NO_SECRET

SLACK = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")


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

    @property
    def slack_on(self) -> bool:
        """Whether Leeway speaks on Slack."""
        return bool(self.slack_bot_token.get_secret_value())


def half_set(names: Collection[str]) -> Iterator[str]:
    """One line for what is missing to complete a channel; `names` are the variables given."""
    bot, secret, app = SLACK
    if bot in names and not {secret, app} & set(names):
        yield f"{secret}: {bot} needs it, or {app} for Socket Mode; see docs/guides/slack.md"
    for name in (secret, app):
        if name in names and bot not in names:
            yield f"{bot}: {name} is set, so this is needed too; see docs/guides/slack.md"
            return
    if "LEEWAY_SLACK_GROUPS" in names and bot not in names:
        yield f"{bot}: LEEWAY_SLACK_GROUPS is set, so this is needed too; see docs/guides/slack.md"
