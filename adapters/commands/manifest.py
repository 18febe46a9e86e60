"""`leeway manifest`: what a chat platform needs to know about the app."""

import json
from pathlib import Path

import click


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
