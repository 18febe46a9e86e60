"""`leeway serve`: webhooks, health, metrics; Slack in Socket Mode when an app token is set."""

import click


@click.command(epilog="Example: leeway serve --host 0.0.0.0 --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="On which port."
)
def serve(host: str, port: int) -> None:
    """Serve the channels that are set up, until the process is told to end.

    Beside them: /healthz, /readyz, /metrics. Reminders and messages go out from here.
    """
    from adapters.commands import serving  # noqa: PLC0415 - a second that --help need not pay

    serving.serve(host, port)
