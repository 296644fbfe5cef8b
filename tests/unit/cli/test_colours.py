"""Colours are for terminals, and for those who want them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from small_records import CASE, altered
from small_sites import process_environment

PROGRAM = Path(sys.executable).with_name("casetracker")


def printed(folder: Path, command: list[str], environment: dict[str, str]) -> str:
    """Return what a command prints on a terminal."""
    ours, theirs = pty.openpty()
    plain = {key: value for key, value in process_environment().items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [PROGRAM, *command], cwd=folder, env=plain | environment, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL
    )
    os.close(theirs)
    found = b""
    try:
        while block := os.read(ours, 65536):
            found += block
    except OSError:
        pass  # that is how Linux ends a terminal whose other side is closed
    os.close(ours)
    process.wait()
    return found.decode()


@pytest.mark.parametrize("command", [["check", "--no-cache"], ["todo"], ["fmt"]], ids=lambda each: each[0])
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_they_are_not_wanted(
    written, command: list[str], environment: dict[str, str], coloured: bool
) -> None:
    files = {"anna.yml": "name: a: b\n"} if command == ["fmt"] else {"anna.yml": altered(CASE, ("kind: official", "kind: press"))}
    output = printed(written(files).parent, command, environment)
    assert "anna.yml" in output
    assert ("\x1b[" in output) == coloured


def test_a_pipe_gets_none(written) -> None:
    folder = written({"anna.yml": "name: a: b\n"}).parent
    done = subprocess.run(
        [PROGRAM, "check", "--no-cache"], cwd=folder, env=process_environment() | {"NO_COLOR": ""}, capture_output=True, check=False
    )
    assert b"anna.yml" in done.stdout
    assert b"\x1b" not in done.stdout
