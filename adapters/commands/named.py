"""A group of commands whose modules are imported when they are named: `--help` answers at once."""

from collections.abc import Mapping
from importlib import import_module

import click


class Named(click.Group):
    """Commands by name, with what each is for; `module` is where one is, with `{}` for its name."""

    commands_by_name: Mapping[str, str]
    module: str

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        del ctx
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        del ctx
        if cmd_name not in self.commands_by_name:
            return None
        command = getattr(import_module(self.module.format(cmd_name)), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing anything."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.commands_by_name.items()))
