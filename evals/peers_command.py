"""`python -m evals peers`: the same sets through the usual frameworks, side by side."""

import json
from pathlib import Path

import click

from evals import arguments
from evals.beir import read_set
from evals.peers.comparison import OURS, Compared, as_json
from evals.peers.process import SYSTEMS
from evals.peers.report import of_all, of_set
from evals.peers.running import PYTHON, command, measure

HELP = "python -m evals peers sets/orsharc sets/clinc150 --limit 500"
OTHERS = [name for name in SYSTEMS if name != OURS]


@click.command(epilog=f"Example: {HELP}")
@arguments.folders
@click.option("--json", "in_json", is_flag=True, help="One JSON document.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many questions of each set.")
@click.option(
    "--rounds",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    help="Ask everything so often; a question's time is its median.",
)
@click.option(
    "--peer", "peers", multiple=True, type=click.Choice(OTHERS), help="Only this one; may repeat."
)
@click.option(
    "--python",
    default=PYTHON,
    show_default=".venv-peers, from make peers",
    type=click.Path(path_type=Path),
    help="The interpreter that has the peers installed.",
)
def peers(
    folders: tuple[Path, ...],
    in_json: bool,
    limit: int | None,
    rounds: int,
    peers: tuple[str, ...],
    python: Path,
) -> None:
    """Ask Leeway, LangChain, LlamaIndex and Haystack the same, with the same embedder."""
    commands = {name: command(name, python) for name in (OURS, *(peers or OTHERS))}
    compared = []
    for folder in folders:
        data = read_set(folder, limit=limit)
        compared.append(Compared(name=data.name, measured=measure(data, commands, rounds)))
        if not in_json:
            click.echo(of_set(compared[-1]))
    if in_json:
        click.echo(json.dumps(as_json(compared), indent=1))
    elif len(compared) > 1:
        click.echo(of_all(compared))
