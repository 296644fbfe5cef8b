"""Git as a process: no shell, no pager, no network, no program of a repository's own, and an end to waiting.

Nothing of what the user or the machine has configured counts, so the same repository gives the same answer everywhere.
Git runs in the folder that holds mkdocs.yml and never in the folder of records: what strangers send stands there, and could hold a
repository of its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

_OPTIONS = (
    "--no-pager", "--literal-pathspecs",
    "-c", "safe.directory=*",  # in a container the files often belong to someone else; nothing of the repository is run
    "-c", "safe.bareRepository=explicit",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "log.showSignature=false",
    "-c", "protocol.allow=never",  # a partial clone must not fetch what it lacks
)  # fmt: skip
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_NEEDED = ("PATH", "SYSTEMROOT")
"""What a program needs of the environment to be found and to start."""
_NO_FILTER = {"clean": "", "smudge": "", "process": "", "required": "false"}
SOON, LATE = 10, 120
"""Seconds within which git answers a short question, and any at all."""


class GitError(Exception):
    """Git is not there, or gives no answer, or this is no repository, or an object is missing."""


def root(folder: Path) -> Path:
    """Return where git runs for the record in `folder`: the nearest folder above it with a mkdocs.yml, else the one above it."""
    above = Path(os.path.abspath(folder)).parents
    return next((each for each in above if (each / "mkdocs.yml").is_file()), above[0])


def inner(folder: Path) -> str:
    """Return the path of the record from there, as git writes it."""
    return Path(os.path.abspath(folder)).relative_to(root(folder)).as_posix()


def git(place: Path, *arguments: str, given: bytes = b"", seconds: float = LATE, unfiltered: bool = False) -> bytes:
    """Return what git prints when it is run in `place`; `unfiltered` for what reads files of the working tree.

    Raises GitError where it fails, or gives no answer within so many seconds.
    """
    environment = _ENVIRONMENT | {name: os.environ[name] for name in _NEEDED if name in os.environ}
    if unfiltered:
        environment |= _without_filters(place)
    code, out, error = _answer(["git", *_OPTIONS, *arguments], place, environment, given, seconds)
    if code:
        raise GitError(error.decode("utf-8", "replace").strip())
    return out


def _without_filters(place: Path) -> dict[str, str]:
    """Return what makes every filter that the repository configures do nothing: each is a program that git would run on a file."""
    try:
        said = git(place, "config", "-z", "--name-only", "--get-regexp", r"^filter\.", seconds=SOON)
    except GitError as fault:
        if str(fault):
            raise
        return {}  # there are none
    drivers = dict.fromkeys(name.removeprefix("filter.").rpartition(".")[0] for name in said.decode("utf-8", "replace").split("\0") if name)
    pairs = [(f"filter.{driver}.{key}", value) for driver in drivers for key, value in _NO_FILTER.items()]
    variables = {"GIT_CONFIG_COUNT": str(len(pairs))}
    for number, (key, value) in enumerate(pairs):
        variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return variables


def _answer(command: list[str], place: Path, environment: dict[str, str], given: bytes, seconds: float) -> tuple[int, bytes, bytes]:
    """Run a program to its end. One that takes too long is ended with all that it began: else its output would be waited for still."""
    try:
        process = subprocess.Popen(  # noqa: S603  (no shell, fixed arguments)
            command,
            cwd=place,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as fault:
        raise GitError(f"git can't be run ({fault.strerror or 'no reason given'})") from None
    with process:
        try:
            out, error = process.communicate(given, timeout=seconds)
        except BaseException as fault:
            _end(process)
            if isinstance(fault, subprocess.TimeoutExpired):
                raise GitError(f"git gave no answer within {seconds} seconds") from None
            raise
    return process.returncode, out, error


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
