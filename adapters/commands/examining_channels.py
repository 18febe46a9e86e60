"""What `leeway doctor` finds out about the chat channels."""

from adapters.chat.refused import NotTaken
from adapters.settings import Settings
from adapters.slack.web_api import Refused, SlackApi
from adapters.teams.setup import token_of
from bot.errors import LeewayError


async def slack_state(settings: Settings) -> str:
    """As whom Leeway speaks on Slack; raises LeewayError, which says what to do."""
    if not settings.slack_on:
        return "off; docs/guides/slack.md says how to set it up"
    api = SlackApi(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        who = await api.call("auth.test")
    except Refused as refused:
        raise LeewayError(refused.says()) from refused
    finally:
        await api.close()
    ways = (("HTTP", settings.slack_signing_secret), ("Socket Mode", settings.slack_app_token))
    by = " and ".join(way for way, secret in ways if secret.get_secret_value())
    return f"speaks as {who.get('user')} in {who.get('team')}, by {by}"


async def teams_state(settings: Settings) -> str:
    """Whether Teams' keys and Leeway's own token can be had; raises LeewayError."""
    if not settings.teams_on:
        return "off; docs/guides/teams.md says how to set it up"
    if not settings.microsoft_app_id:
        return "speaks to services on this machine alone, for trying it"
    # botbuilder takes two seconds to import: only who asks about Teams waits for it.
    from adapters.teams.authentication import Keys, KeysAway  # noqa: PLC0415

    keys = Keys(settings.teams_openid_metadata_url)
    try:
        await keys.fetch()
        await token_of(settings)()
    except KeysAway as away:
        raise LeewayError(
            f"the keys of Teams' tokens cannot be fetched ({away}); let Leeway reach "
            f"{settings.teams_openid_metadata_url}"
        ) from away
    except NotTaken as refused:
        raise LeewayError(refused.says()) from refused
    return f"is let in as {settings.microsoft_app_id}, with {len(keys.found)} keys"
