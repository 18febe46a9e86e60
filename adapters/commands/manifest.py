"""`leeway manifest`: what a chat platform needs to know about the app."""

import json
import re
from pathlib import Path

import click

_APP_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@click.group(epilog="Example: leeway manifest slack --url https://leeway.example.org")
def manifest() -> None:
    """Print an app's manifest, ready to be uploaded."""


@manifest.command(
    epilog="Example: leeway manifest slack --url https://leeway.example.org -o leeway.json"
)
@click.option("--url", default="", help="Where Slack reaches Leeway; without it, Socket Mode.")
@click.option("--groups", is_flag=True, help="With the scope that LEEWAY_SLACK_GROUPS needs.")
@click.option(
    "-o", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file."
)
def slack(url: str, groups: bool, file: Path | None) -> None:
    """Print the manifest of the Slack app."""
    from adapters.slack import manifest as made  # noqa: PLC0415 - --help need not pay for it

    if url and not url.startswith("https://"):
        raise click.UsageError("Slack reaches only addresses that begin with https://")
    text = json.dumps(made.manifest(url, groups=groups), indent=2, ensure_ascii=False)
    if file is None:
        click.echo(text)
    else:
        file.write_text(f"{text}\n", encoding="utf-8")


@manifest.command(
    epilog="Example: leeway manifest teams --url https://leeway.example.org -o leeway.zip"
)
@click.option("--url", required=True, help="Where Teams reaches Leeway.")
@click.option("--app-id", default="", help="The bot's app id; without it, MICROSOFT_APP_ID.")
@click.option(
    "-o",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the package, a zip, to a file.",
)
def teams(url: str, app_id: str, file: Path | None) -> None:
    """Write the package of the Teams app; without a file, print its manifest."""
    from adapters.settings import read_settings  # noqa: PLC0415 - --help need not pay for it
    from adapters.teams import manifest as made  # noqa: PLC0415 - --help need not pay for it

    if not url.startswith("https://"):
        raise click.UsageError("Teams reaches only addresses that begin with https://")
    app_id = app_id or read_settings().microsoft_app_id
    if not _APP_ID.fullmatch(app_id):
        raise click.UsageError(
            "The app id of the bot's registration is needed: set MICROSOFT_APP_ID, or give --app-id"
        )
    if file is None:
        click.echo(json.dumps(made.manifest(url, app_id), indent=2, ensure_ascii=False))
    else:
        file.write_bytes(made.package(url, app_id))
