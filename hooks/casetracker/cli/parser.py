"""The command line's own mistakes, in the words of the other messages instead of those of `argparse`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from casetracker.record.guesses.days import day
from casetracker.record.problems import nearest

_WORDS = (
    (r"the following arguments are required: (.+)", r"\1 is missing"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 needs a value after it"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 takes no value, but is given \2"),
    (r"argument (.+?): invalid int value: (.+)", r"\1 needs a whole number, not \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 can mean \2; write it in full"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)  # fmt: skip
"""What `argparse` says → what we say."""
_CHOICE = re.compile(r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", re.DOTALL)


class Parser(ArgumentParser):
    """A parser that says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"casetracker: {_worded(message)}. '{self.prog} --help' says more.\n")

    def refuse(self, rest: list[str]) -> NoReturn:
        """Say that arguments are left over."""
        first = rest[0]
        if not first.startswith("-"):
            self.error(f"'{first}' is one value too many for '{self.prog}'")
        option = first.partition("=")[0]
        self.error(f"'{option}' is no option of '{self.prog}'{nearest(option, self._option_string_actions)}")


def unknown_command(name: str, known: Iterable[str]) -> str:
    """Return what to say of a first argument that is no command."""
    what = "option" if name.startswith("-") else "command"
    return f"'{name}' is no {what}{nearest(name, known)}; the commands are: {', '.join(known)}"


def _worded(message: str) -> str:
    if choice := _CHOICE.fullmatch(message):
        option, value, known = choice.groups()
        options = [each.strip(" '") for each in known.split(",")]
        return f"{option} can't be '{value}'{nearest(value, options)}; it is one of: {', '.join(options)}"
    for theirs, ours in _WORDS:
        if found := re.fullmatch(theirs, message, re.DOTALL):
            return found.expand(ours)
    return message


def reader(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return what reads an option's value by `read`, whose ValueError says what to write instead."""

    def option(text: str) -> Any:
        try:
            return read(text)
        except ValueError as fault:
            raise ArgumentTypeError(str(fault)) from None

    return option


a_day = reader(day)
"""Reads an option's day."""
