"""The command `casetracker`: one module a subcommand, each with `add_arguments` and `run`."""

from casetracker.cli.main import main

__all__ = ["main"]
