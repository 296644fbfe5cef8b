"""The command line's own mistakes, in the words of the other messages instead of those of `argparse`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from casetracker.cli.language import _, said
from casetracker.record.guesses.days import day
from casetracker.record.problems import nearest
from casetracker.text.marking import N_
from casetracker.text.phrase import Phrase, phrase, plain

_WORDS = (
    (r"the following arguments are required: (?P<names>.+)", N_("{names} is missing")),
    (r"argument (?P<name>.+?): expected (?:one|at least one) argument", N_("{name} needs a value after it")),
    (r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)", N_("{name} takes no value, but is given {value}")),
    (r"argument (?P<name>.+?): invalid int value: (?P<value>.+)", N_("{name} needs a whole number, not {value}")),
    (r"ambiguous option: (?P<name>\S+) could match (?P<names>.+)", N_("{name} can mean {names}; write it in full")),
)  # fmt: skip
"""What `argparse` says → what we say."""
_OTHER = re.compile(r"argument (.+?): (.+)", re.DOTALL)
_CHOICE = re.compile(r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", re.DOTALL)


class _Help(RawDescriptionHelpFormatter):
    """Help in the language of the terminal."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class Parser(ArgumentParser):
    """A parser that says in one line what is wrong, and where help is; in the language of the terminal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **options, "description": said(plain(str(options.get("description") or "")))})
        self._positionals.title, self._optionals.title = _("positional arguments"), _("options")

    def add_argument(self, *names: str, **options: Any) -> Any:
        """Add an argument with its help in that language."""
        if "-h" in names:
            options["help"] = N_("show this help and end")
        return super().add_argument(*names, **{**options, **({"help": said(plain(options["help"]))} if options.get("help") else {})})

    def error(self, message: str) -> NoReturn:
        self.exit(2, _("casetracker: {message}. '{program} --help' says more.", message=_worded(message), program=self.prog) + "\n")

    def refuse(self, rest: list[str]) -> NoReturn:
        """Say that arguments are left over."""
        first = rest[0]
        if not first.startswith("-"):
            self.error(phrase("'{value}' is one value too many for '{program}'", value=first, program=self.prog))
        option = first.partition("=")[0]
        guess = nearest(option, self._option_string_actions)
        self.error(phrase("'{option}' is no option of '{program}'{nearest}", option=option, program=self.prog, nearest=guess))


def unknown_command(name: str, known: Iterable[str]) -> str:
    """Return what to say of a first argument that is no command."""
    values = {"name": name, "nearest": nearest(name, known), "known": ", ".join(known)}
    if name.startswith("-"):
        return phrase("'{name}' is no option{nearest}; the commands are: {known}", **values)
    return phrase("'{name}' is no command{nearest}; the commands are: {known}", **values)


def _worded(message: str) -> str:
    if isinstance(message, Phrase):
        return message
    if choice := _CHOICE.fullmatch(message):
        option, value, known = choice.groups()
        options = [each.strip(" '") for each in known.split(",")]
        guess = nearest(value, options)
        return phrase(
            "{option} can't be '{value}'{nearest}; it is one of: {known}",
            option=option,
            value=value,
            nearest=guess,
            known=", ".join(options),
        )
    for theirs, ours in _WORDS:
        if found := re.fullmatch(theirs, message, re.DOTALL):
            return phrase(ours, **found.groupdict())
    return f"{other[1]}: {other[2]}" if (other := _OTHER.fullmatch(message)) else message


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
