"""What several commands take."""

from pathlib import Path

import click

folders = click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
"""Folders of public sets, at least one."""
