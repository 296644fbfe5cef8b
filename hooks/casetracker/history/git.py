"""Git, run by one small function, and the little that we ask of it.

No shell, no pager, no network, and nothing of what the user or the machine has configured: the same repository gives
the same answer everywhere. Names and addresses of authors are never asked for.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_OPTIONS = (
    "--no-pager", "--literal-pathspecs",
    "-c", "safe.directory=*",  # in a container the files often belong to someone else; nothing of the repository is run
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
_FORMAT = "--format=%H%x00%ct%x00%B%x00"


class GitError(Exception):
    """Git is not there, or this is no repository, or an object is missing."""


class Raw(NamedTuple):
    """A file of one commit: its path from the repository's root, and its content before and after, empty where it was not a file."""

    path: str
    old: str
    new: str


class Logged(NamedTuple):
    """A commit as git tells it: its id, its time in seconds since 1970, its message, and its files against its first parent."""

    id: str
    time: int
    message: str
    files: tuple[Raw, ...]


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints. Raises GitError where it fails."""
    environment = _ENVIRONMENT | {name: os.environ[name] for name in _NEEDED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603  (no shell, fixed arguments)
            ["git", *_OPTIONS, *arguments],  # noqa: S607  (the program is wherever the user has it)
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise GitError(fault.strerror or "git can't be run") from None
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def head(folder: Path) -> tuple[str, str, bool]:
    """Return the commit that is checked out, the folder's path from the repository's root, and whether the clone is shallow."""
    said = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD^{commit}").decode()
    shallow, prefix, commit = said.split("\n")[:3]
    return commit, prefix, shallow == "true"


def left(folder: Path, commit: str) -> str:
    """Return where a branch at `commit` left the main branch; `commit` where that is on the main branch, or where none is known here."""
    refs = git(folder, "for-each-ref", "--format=%(objectname)", "refs/heads/main", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    try:
        # They come in the order of names, so what is published goes before what is here alone.
        return git(folder, "merge-base", commit, refs.decode("ascii").split()[-1]).decode("ascii").strip()
    except (IndexError, GitError):
        return commit


def line(folder: Path, commit: str = "HEAD") -> list[tuple[str, str]]:
    """Return every commit of the main line up to `commit`, newest first, each with its first parent (empty for the first of all)."""
    lines = git(folder, "rev-list", "--first-parent", "--parents", commit).decode("ascii").splitlines()
    return [((ids := each.split(" "))[0], ids[1] if len(ids) > 1 else "") for each in lines]


def logged(folder: Path, commits: Iterable[tuple[str, str]]) -> Iterator[Logged]:
    """Yield these commits, each given with its first parent, with the files of `folder` that they changed; one pass for all."""
    asked = "".join(f"{commit} {parent}".strip() + "\n" for commit, parent in commits).encode("ascii")
    if not asked:
        return
    options = ("--stdin", "--always", "-r", "--root", "-z", "--raw", "--no-renames", "--no-abbrev")
    parts = git(folder, "diff-tree", *options, _FORMAT, "--", ".", given=asked).decode("utf-8", "replace").split("\0")
    at = 0
    while at < len(parts) - 2:
        id, time, message = parts[at].strip("\n"), int(parts[at + 1]), parts[at + 2]
        at += 4  # an empty part ends the message
        files = []
        while at < len(parts) - 1 and (state := parts[at].lstrip("\n")).startswith(":"):
            old_mode, new_mode, old, new, _ = state[1:].split(" ")
            files.append(Raw(parts[at + 1], old if old_mode.startswith("100") else "", new if new_mode.startswith("100") else ""))
            at += 2
        yield Logged(id, time, message, tuple(files))


def differs(folder: Path, paths: Iterable[Path]) -> bool:
    """Return whether any of these files and folders is not as the last commit has it. What git is told to ignore is passed over."""
    root = Path(git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "replace").rstrip("\n")).resolve()
    inside = [str(path) for each in paths if (path := each.resolve()).is_relative_to(root)]
    return bool(inside and git(root, "status", "--porcelain", "-z", "--untracked-files=normal", "--", *inside))


def contents(folder: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the content of each of these files by its object id. Raises GitError where one is missing."""
    asked = list(dict.fromkeys(blobs))
    if not asked:
        return {}
    out = git(folder, "cat-file", "--batch", given="".join(f"{each}\n" for each in asked).encode("ascii"))
    found: dict[str, bytes] = {}
    at = 0
    for blob in asked:
        end = out.index(b"\n", at)
        told = out[at:end].split(b" ")
        if len(told) != 3:
            raise GitError(f"the object {blob} is missing")
        size = int(told[2])
        found[blob] = out[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def commit(folder: Path, name: str) -> str:
    """Return the id of the commit that `name` names: a branch, a tag, `HEAD^1`. Raises GitError where there is none."""
    try:
        return git(folder, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode("ascii").strip()
    except GitError as fault:
        said = str(fault)
        raise GitError(f"there is no commit '{name}' here" if "single revision" in said else said.removeprefix("fatal: ")) from None


def tree(folder: Path, commit: str = "HEAD") -> dict[str, str]:
    """Return the files of `folder` as committed: path from the folder → object id."""
    found = {}
    for each in git(folder, "ls-tree", "-r", "-z", commit, "--", ".").decode("utf-8", "replace").split("\0"):
        state, _, path = each.partition("\t")
        if state.startswith("100"):
            found[path] = state.split(" ")[2]
    return found
